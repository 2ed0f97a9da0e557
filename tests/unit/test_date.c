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

static bool day_first(art_view text, art_date *out)
{
    return art_date_find(text, ART_DATE_DAY_FIRST, out);
}

static bool month_first(art_view text, art_date *out)
{
    return art_date_find(text, ART_DATE_MONTH_FIRST, out);
}

static void check(const sample *samples, size_t count, bool (*find)(art_view, art_date *))
{
    for (size_t i = 0; i < count; i++) {
        art_date date;
        bool found = find(art_view_of(samples[i].text), &date);
        assert_string_equal(date.text, samples[i].date);
        assert_int_equal(date.size, strlen(samples[i].date));
        assert_int_equal(found, date.size > 0);
        assert_true(date.begin <= date.end && date.end <= strlen(samples[i].text));
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
        {"20200113T102030Z", "2020-01-13T10:20:30Z"},
        {"2020-01-13T10:20:30-03:00", "2020-01-13T10:20:30-03:00"},
        {"13.01.2020 10:20 MESZ", "2020-01-13T10:20+02:00"},
        {"13.01.2020, 10:20 МСК", "2020-01-13T10:20+03:00"},
    };
    CHECK(samples, day_first);
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
        {"２０２０年１月１３日", "2020-01-13"},
        {"2020년 1월 13일", "2020-01-13"},
        {"१३ जनवरी २०२०", "2020-01-13"},
        {"١٣ يناير ٢٠٢٠", "2020-01-13"},
        {"13 de janeiro de 2020", "2020-01-13"},
        {"den 13 januari 2020", "2020-01-13"},
        {"13. tammikuuta 2020", "2020-01-13"},
        {"13. ledna 2020", "2020-01-13"},
        {"2020. január 13.", "2020-01-13"},
        {"13 ianuarie 2020", "2020-01-13"},
        {"13 Ocak 2020", "2020-01-13"},
        {"13 września 2020", "2020-09-13"},
        {"13-Jan-2020", "2020-01-13"},
        {"13 Μαΐου 2020", "2020-05-13"},
    };
    CHECK(samples, day_first);
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
    CHECK(samples, day_first);
}

/* 3/4/2020 is read as the country does; what only one order allows is read so. */
static void orders(void **state)
{
    (void)state;
    static const sample samples[] = {
        {"05/04/2020", "2020-05-04"},
        {"5/4/20", ""},
        {"05/04/20", "2020-05-04"},
        {"5-4-2020", "2020-05-04"},
        {"13/04/2020", "2020-04-13"},
        {"05.04.2020", "2020-04-05"}, /* with points the day is first in every country */
    };
    CHECK(samples, month_first);
}

static void epochs(void **state)
{
    (void)state;
    static const sample samples[] = {
        {"1578910830", "2020-01-13T10:20:30Z"},
        {" 1578910830123 ", "2020-01-13T10:20:30Z"},
        {"951782400", ""},
        {"0951782400", "2000-02-29T00:00:00Z"},
        {"4102444799", "2099-12-31T23:59:59Z"},
        {"9999999999", ""},
        {"0000000000", ""},
        {"157891083x", ""},
    };
    CHECK(samples, day_first);
}

/* Where a date stands, so that a caller can look at what is before it, and go on behind it. */
static void places(void **state)
{
    (void)state;
    art_date date;
    art_view text = ART_VIEW("Published 13 Jan 2020 10:20, updated 14 Jan 2020");
    assert_true(art_date_find(text, ART_DATE_DAY_FIRST, &date));
    assert_int_equal(date.begin, 10);
    text = (art_view){text.data + date.end, text.size - date.end};
    assert_true(art_date_find(text, ART_DATE_DAY_FIRST, &date));
    assert_string_equal(date.text, "2020-01-14");
    assert_int_equal(date.end, text.size);
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
    art_date date;
    memset(text, '1', sizeof text - 1);
    assert_false(day_first(art_view_of(text), &date));
    memset(text, '.', sizeof text - 1);
    memcpy(text + 1000, "2020-01-13", 10);
    assert_false(day_first(art_view_of(text), &date)); /* not a short text's date */
    assert_true(day_first(ART_VIEW("\xFF\xC3 2020-01-13 \xE5"), &date));
    assert_int_equal(date.size, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(iso_and_rfc), cmocka_unit_test(languages), cmocka_unit_test(numbers),
        cmocka_unit_test(orders),      cmocka_unit_test(epochs),    cmocka_unit_test(places),
        cmocka_unit_test(addresses),   cmocka_unit_test(limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
