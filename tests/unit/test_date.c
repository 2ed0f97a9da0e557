/* Dates in the forms that publishers use, and what only looks like one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "article/date.h"
#include "unit.h"

typedef struct sample {
    const char *text, *date; /* date "": there is none */
} sample;

static void check(const sample *samples, size_t count, size_t (*find)(art_view, char *))
{
    for (size_t i = 0; i < count; i++) {
        char out[ART_DATE_SIZE];
        size_t size = find(art_view_of(samples[i].text), out);
        assert_string_equal(out, samples[i].date);
        assert_int_equal(size, strlen(samples[i].date));
    }
}
#define CHECK(samples, find) check(samples, sizeof(samples) / sizeof *(samples), find)

static void iso_and_rfc(void **state)
{
    (void)state;
    static const sample samples[] = {
        {"2020-01-13", "2020-01-13"},
        {"20200113", "2020-01-13"},
        {"2020/1/3", "2020-01-03"},
        {"2020-01-13T10:20:30+01:00", "2020-01-13T10:20:30+01:00"},
        {"2020-01-13T10:20:30.123Z", "2020-01-13T10:20:30Z"},
        {"2020-01-13 10:20:30 +0530", "2020-01-13T10:20:30+05:30"},
        {"2020-01-13 10:20 UTC", "2020-01-13T10:20Z"},
        {"2020-01-13T10:20", "2020-01-13T10:20"},
        {"Mon, 13 Jan 2020 10:20:30 GMT", "2020-01-13T10:20:30Z"},
        {"Mon, 13 Jan 2020 10:20:30 -0500", "2020-01-13T10:20:30-05:00"},
        {"13 Jan 2020 10:20:30 EST", "2020-01-13T10:20:30-05:00"},
        {"Mon Jan 13 2020 10:20:30 GMT+0100 (CET)", "2020-01-13T10:20:30+01:00"},
        {"2020-01-13T25:00", "2020-01-13"},
        {"2020-01-13T10:20+99:00", "2020-01-13T10:20"},
    };
    CHECK(samples, art_date_find);
}

static void languages(void **state)
{
    (void)state;
    static const sample samples[] = {
        {"January 13, 2020", "2020-01-13"},
        {"Posted on Jan. 13th, 2020 by Jane", "2020-01-13"},
        {"13 January 2020", "2020-01-13"},
        {"the 1st of March, 2021", "2021-03-01"},
        {"January 13, 2020 at 3:05 p.m. ET", "2020-01-13T15:05"},
        {"May 5, 2020 12:00 AM", "2020-05-05T00:00"},
        {"13. Januar 2020", "2020-01-13"},
        {"1. MÄRZ 2020", "2020-03-01"},
        {"1er août 2020", "2020-08-01"},
        {"13 janvier 2020 à 10:20", "2020-01-13T10:20"},
        {"13 de enero de 2020", "2020-01-13"},
        {"13 gennaio 2020", "2020-01-13"},
        {"13 de março de 2020", "2020-03-13"},
        {"13 maart 2020", "2020-03-13"},
        {"13 stycznia 2020", "2020-01-13"},
        {"13 января 2020 г.", "2020-01-13"},
        {"13 СІЧНЯ 2020", "2020-01-13"},
        {"13 Ιανουαρίου 2020", "2020-01-13"},
        {"2020年1月13日", "2020-01-13"},
        {"发布于2020年1月13日 10:20", "2020-01-13T10:20"},
    };
    CHECK(samples, art_date_find);
}

static void numbers(void **state)
{
    (void)state;
    static const sample samples[] = {
        {"13.01.2020", "2020-01-13"},
        {"13. 1. 2020", "2020-01-13"},
        {"05/04/2020", "2020-04-05"},
        {"01/13/2020", "2020-01-13"},
        {"13/01/2020", "2020-01-13"},
        {"13-01-2020", "2020-01-13"},
        {"13.01.20", "2020-01-13"},
        {"13.01.2020, 10:20 Uhr", "2020-01-13T10:20"},
        {"29.02.2020", "2020-02-29"},
        {"29.02.2019", ""},
        {"31.04.2020", ""},
        {"32.01.2020", ""},
        {"00.01.2020", ""},
        {"13.13.2020", ""},
        {"01.01.1989", ""},
        {"01.01.2101", ""},
        {"31.12.2100", "2100-12-31"},
        {"29.02.2100", ""},
        {"version 1.2.3", ""},
        {"192.168.10.2020", ""},
        {"+49 30 123456", ""},
        {"", ""},
        {"2020", ""},
        {"January 2020", ""},
        {"99999999999999999999-01-01", ""},
        {"31.02.2020 and 1.3.2020", "2020-03-01"},
    };
    CHECK(samples, art_date_find);
}

static void addresses(void **state)
{
    (void)state;
    static const sample samples[] = {
        {"https://example.org/2020/01/13/title", "2020-01-13"},
        {"https://example.org/2020-01-13-title.html", "2020-01-13"},
        {"https://example.org/news/20200113/x", "2020-01-13"},
        {"https://example.org/2020/01/title", ""},
        {"https://example.org/2020/13/45/", ""},
        {"https://example.org/x?d=/2020/01/13/", ""},
        {"https://example.org/id-20201345", ""},
        {"", ""},
    };
    CHECK(samples, art_date_in_url);
}

static void limits(void **state)
{
    (void)state;
    static char text[5000];
    char out[ART_DATE_SIZE];
    memset(text, '1', sizeof text - 1);
    assert_int_equal(art_date_find(art_view_of(text), out), 0);
    memset(text, '.', sizeof text - 1);
    memcpy(text + 1000, "2020-01-13", 10);
    assert_int_equal(art_date_find(art_view_of(text), out), 0); /* not a short text's date */
    assert_int_equal(art_date_find(ART_VIEW("\xFF\xC3 2020-01-13 \xE5"), out), 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(iso_and_rfc), cmocka_unit_test(languages), cmocka_unit_test(numbers),
        cmocka_unit_test(addresses),   cmocka_unit_test(limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
