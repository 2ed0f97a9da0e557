/* Dates: where a page says them, and which of them is that of the article. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "metadata_of.h"

#define LONG                                                                                       \
    "the keeper of the lock wrote into his ledger, as his father had done, how high the water "    \
    "stood, who passed, and what the weather was like; nobody has ever read it since that year."

/* Pages, and the date of each; "" is none. */
static void expect_dates(const char *const (*samples)[2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fixture f;
        assert_int_equal(find(&f, samples[i][0], "https://example.org/x", 0), ARTICLE_OK);
        art_view got = f.metadata.fields[ARTICLE_DATE].joined;
        assert_string_equal(got.data ? got.data : "", samples[i][1]);
        end(&f);
    }
}
#define EXPECT_DATES(samples) expect_dates(samples, sizeof(samples) / sizeof *(samples))

/* What readers see corrects what machines are told, and when not. */
static void date_witnesses(void **state)
{
    (void)state;
#define PUBLISHED(day) "<meta property=article:published_time content=" day ">"
#define MODIFIED(day)  "<meta property=article:modified_time content=" day ">"
#define LD(day)                                                                                    \
    "<script type=application/ld+json>{\"@type\":\"Article\",\"datePublished\":\"" day             \
    "\"}</script>"
    static const char *const samples[][2] = {
        /* two of three agree */
        {LD("2020-01-04") PUBLISHED("2020-01-06") "<h1>T</h1><p>6 January 2020", "2020-01-06"},
        {LD("2020-01-04") PUBLISHED("2020-01-04") "<h1>T</h1><p>6 January 2020", "2020-01-04"},
        {LD("2020-01-04") "<h1>T</h1><p>6 January 2020", "2020-01-04"},
        /* saved again, which is told as the day of publication, too */
        {PUBLISHED("2020-05-01") MODIFIED("2020-05-01") "<h1>T</h1><p class=date>6 January 2018",
         "2018-01-06"},
        {PUBLISHED("2020-05-01") MODIFIED("2020-05-01") "<h1>T</h1><p>6 January 2018",
         "2018-01-06"},
        {PUBLISHED("2020-05-01")
             MODIFIED("2020-05-01") "<h1>T</h1><p>It froze on 6 January 2018, all of it",
         "2020-05-01"}, /* not marked as a date, nor alone */
        /* moved to another system, which told its own day */
        {PUBLISHED("2020-05-01") MODIFIED("2020-06-01") "<h1>T</h1><p class=date>6 January 2018",
         "2018-01-06"},
        {LD("2020-05-01") "<h1>T</h1><p>6 January 2018<p>4 min read", "2018-01-06"},
        {LD("2020-05-01") "<h1>T</h1><p>6 January 2018<p>7 January 2018", "2020-05-01"},
        {LD("2020-05-01") "<h1>T</h1><p>6 January 2018" TEXTS TEXTS TEXTS
                          "<p class=date>1 May 2020",
         "2020-05-01"},                                           /* readers see it, too */
        {LD("2020-05-01") "<h1>T</h1><p>5/1/2020", "2020-05-01"}, /* the month first */
        {PUBLISHED("2020-05-01") MODIFIED(
             "2020-05-01") "<h1>T</h1><p class=date>6 January 2018<p class=date>7 January 2018",
         "2020-05-01"}, /* teasers */
        /* of the file, which was saved after the last change */
        {"<meta name=date content=2020-05-03><h1>T</h1><p>Updated: 1 May 2020", "2020-05-01"},
        {"<meta name=date content=2020-05-03><h1>T</h1><p>Updated: 4 May 2020", "2020-05-03"},
        {PUBLISHED("2020-05-03") "<h1>T</h1><p>Updated: 1 May 2020", "2020-05-03"},
        /* it was the day before where the publisher is, at the end of a month as well */
        {PUBLISHED("2020-05-02T02:10:00Z") "<h1>T</h1><p>1 May 2020", "2020-05-01"},
        {PUBLISHED("2020-05-01T02:10:00Z") "<h1>T</h1><p>30 April 2020", "2020-04-30"},
        {PUBLISHED("2020-05-01T02:10:00Z") "<h1>T</h1><p>2 May 2020", "2020-05-01T02:10:00Z"},
        /* the same day with its time */
        {PUBLISHED("2020-05-01") "<h1>T</h1><p>1 May 2020, 10:20", "2020-05-01T10:20"},
        /* what a sentence tells, the number of an article, the time of the server */
        {"<h1>T</h1><p>The keeper wrote into his ledger that on 3 May 2020 it froze", ""},
        {"<h1>T</h1><p>1000017279", ""},
        {"<h1>T</h1><p>Current time: 3 May 2020, 10:20", ""},
        /* alone in a sidebar, or not */
        {"<h1>T</h1><aside>" TEXTS "<time datetime=2020-05-03></time></aside>" TEXTS TEXTS,
         "2020-05-03"},
        {"<h1>T</h1><aside>" TEXTS "<time datetime=2020-05-03></time><time datetime=2020-05-04>"
         "</time></aside>" TEXTS TEXTS,
         ""},
    };
    EXPECT_DATES(samples);
}

/* Dates of a long menu do not take the room of the article's. */
static void date_behind_menu(void **state)
{
    (void)state;
    static char html[9000];
    size_t size = 0;
    for (int i = 0; i < 120; i++)
        size += (size_t)snprintf(html + size, sizeof html - size,
                                 "<p><time datetime=2019-05-%02d></time>x", i % 28 + 1);
    for (int i = 0; i < 60; i++)
        size += (size_t)snprintf(html + size, sizeof html - size, "<p>menu");
    (void)snprintf(html + size, sizeof html - size, "<h1>T</h1><time datetime=2020-05-03></time>");
    fixture f;
    assert_int_equal(find(&f, html, "https://example.org/x", 0), ARTICLE_OK);
    assert_view(f.metadata.fields[ARTICLE_DATE].joined, "2020-05-03");
    end(&f);
}

/* Publication and change, and dates that are neither. */
static void date_labels(void **state)
{
    (void)state;
    static const char page[] = "<h1>T</h1><p>Published 3 May 2019<p>Updated: 4 May 2019";
    fixture f;
    assert_int_equal(find(&f, page, "https://example.org/x", 0), ARTICLE_OK);
    assert_view(f.metadata.fields[ARTICLE_DATE].joined, "2019-05-03");
    assert_view(f.metadata.fields[ARTICLE_MODIFIED].joined, "2019-05-04");
    assert_string_equal(f.metadata.fields[ARTICLE_DATE].origin, "text published");
    end(&f);
    static const char *const none[] = {
        "<h1>T</h1><p>Copyright 3 May 2019",
        "<h1>T</h1><p>Member since 3 May 2019",
        "<h1>T</h1><p>\u00A9 2019",
        "<meta name=last-modified content=2019-05-03>",
    };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_int_equal(find(&f, none[i], "https://example.org/x", 0), ARTICLE_OK);
        assert_int_equal(f.metadata.fields[ARTICLE_DATE].count, 0);
        end(&f);
    }
}

static void date_forms(void **state)
{
    (void)state;
    static const char *const samples[][2] = {
        {"<html lang=en-US><h1>T</h1><p>05/04/2021", "2021-05-04"},
        {"<html lang=en-GB><h1>T</h1><p>05/04/2021", "2021-04-05"},
        {"<html><h1>T</h1><p>05/04/2021", "2021-04-05"},
        {"<h1>T</h1><span class=time data-timestamp=1620153000>today</span>",
         "2021-05-04T18:30:00Z"},
        {"<h1>T</h1><span property=schema:dateCreated content=2021-05-04></span>", "2021-05-04"},
        {"<p>4 May 2021</p><h1>T</h1><p>x", "2021-05-04"}, /* right before the headline */
        /* the same moment, where it was */
        {"<meta property=article:published_time content=2021-05-05T01:30:00Z>"
         "<h1>T</h1><time datetime=2021-05-04T18:30:00-07:00>x</time>",
         "2021-05-04T18:30:00-07:00"},
        {"<h1>T</h1><time class=updated datetime=2021-05-05>a</time> <time class=published "
         "datetime=2021-05-04>b</time>",
         "2021-05-04"},
    };
    EXPECT_DATES(samples);
}

/* Today's date far before the headline, and the dates of a list far behind it. */
static void dates_elsewhere(void **state)
{
    (void)state;
    static char html[20000];
    size_t size = (size_t)snprintf(html, sizeof html, "<p class=date>4 May 2021</p>");
    for (int i = 0; i < 60; i++)
        size += (size_t)snprintf(html + size, sizeof html - size, "<p>menu %d</p>", i);
    size += (size_t)snprintf(html + size, sizeof html - size, "<h1>T</h1>");
    for (int i = 0; i < 60; i++)
        size += (size_t)snprintf(html + size, sizeof html - size, "<p>text %d</p>", i);
    size_t before = size;
    for (int i = 9; i > 0; i--)
        size +=
            (size_t)snprintf(html + size, sizeof html - size, "<p class=date>%d May 2020</p>", i);
    fixture f;
    assert_int_equal(find(&f, html, "https://example.org/x", 0), ARTICLE_OK);
    assert_int_equal(f.metadata.fields[ARTICLE_DATE].count, 0);
    end(&f);
    size = before; /* of a thread, which begins with the oldest */
    for (int i = 1; i < 9; i++)
        size +=
            (size_t)snprintf(html + size, sizeof html - size, "<p class=date>%d May 2020</p>", i);
    assert_int_equal(find(&f, html, "https://example.org/x", 0), ARTICLE_OK);
    assert_string_equal(f.metadata.fields[ARTICLE_DATE].joined.data, "2020-05-01");
    end(&f);
}

static void dates(void **state)
{
    (void)state;
    expect("<meta property=article:published_time content=2020-01-13T10:20:30+01:00>", ARTICLE_DATE,
           "2020-01-13T10:20:30+01:00");
    expect("<meta name=date content=nonsense><time datetime=2020-01-14>", ARTICLE_DATE,
           "2020-01-14");
    expect("<h1>T</h1><p>3 May 2019", ARTICLE_DATE, "2020-02-03"); /* the address knows better */
    expect("<meta property=article:modified_time content=2021-01-13>", ARTICLE_MODIFIED,
           "2021-01-13");
}

/* Where else a page says its day. */
static void date_places(void **state)
{
    (void)state;
    static const char *const samples[][2] = {
        /* meta elements whose names only say what they are of; those of the table come first */
        {"<meta name=x-published-date content=2020-05-03>", "2020-05-03"},
        {"<meta name=blog_publication_time content=2020-05-03T10:20>", "2020-05-03T10:20"},
        {"<meta name=cms.date content=2020-05-03>", "2020-05-03"},
        {"<meta name=update content=2020-05-03>", ""},
        {"<meta name=last-published content=2020-05-03>", ""},
        {"<meta name=x:unpublished content=2020-05-03>", ""},
        {"<meta name=x:publish_date content=2020-05-03><meta name=pubdate content=2020-05-04>",
         "2020-05-04"},
        /* JSON-LD that became a meta element */
        {"<meta name=script:ld+json content='{\"@type\":\"Article\",\"datePublished\":"
         "\"2020-05-03\"}'>",
         "2020-05-03"},
        /* elements that are not in HTML */
        {"<h1>T</h1><relative-time datetime=2020-05-03T10:20:00Z>3 days</relative-time>",
         "2020-05-03T10:20:00Z"},
        {"<h1>T</h1><x-ago ts=2020-05-03T10:20:00.125+0200></x-ago>", "2020-05-03T10:20:00+02:00"},
        {"<h1>T</h1><div id=sidebar>" TEXTS "<time>3 May 2020</time></div>" TEXTS TEXTS,
         "2020-05-03"},
        /* in a sidebar, if it is the only day there */
        {"<h1>T</h1><aside>" TEXTS "<p class=date>3 May 2020</p></aside>" TEXTS TEXTS,
         "2020-05-03"},
        {"<h1>T</h1><div class=sidebar>" TEXTS
         "<time datetime=2020-05-03></time></div>" TEXTS TEXTS,
         "2020-05-03"},
        {"<h1>T</h1><aside>" TEXTS
         "<p class=date>3 May 2020<p class=date>4 May 2020</aside>" TEXTS TEXTS,
         ""},
        /* datelines */
        {"<h1>T</h1><p>VIENNA, Jan. 14, 2020 /Some Wire/ -- " LONG, "2020-01-14"},
        {"<h1>T</h1><p>14.1.2020 – " LONG, "2020-01-14"},
        {"<h1>T</h1><p>On 14 January 2020 it froze " LONG " - and so on", ""},
        /* behind the article: with a label, or behind who signs it */
        {"<h1>T</h1>" LONG_WAY LONG_WAY "<p>Post time: 14 January 2020", "2020-01-14"},
        {"<h1>T</h1>" LONG_WAY LONG_WAY
         "<p>Written by <a href=/author/jane>Jane Doe</a><p>14 Jan. 2020",
         "2020-01-14"},
        {"<h1>T</h1>" LONG_WAY LONG_WAY "<p>14 January 2020", ""},
        {"<h1>T</h1>" LONG_WAY LONG_WAY "<p>Last updated: 14 January 2020", ""},
        {"<h1>T</h1><p>Founded: 14 January 2020", ""},
        /* a headline in a small heading, on a page that has no h1 */
        {"<title>The lock at Weir</title>" LONG_WAY "<h4>The lock at Weir</h4><p>14 January 2020",
         "2020-01-14"},
        {"<title>The lock at Weir</title>" LONG_WAY "<h4>Other things</h4><p>14 January 2020", ""},
    };
    EXPECT_DATES(samples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(date_witnesses), cmocka_unit_test(date_behind_menu),
        cmocka_unit_test(dates),          cmocka_unit_test(date_labels),
        cmocka_unit_test(date_forms),     cmocka_unit_test(dates_elsewhere),
        cmocka_unit_test(date_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
