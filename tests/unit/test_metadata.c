/* Metadata: which of several candidates is chosen, and how it is cleaned. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "article/metadata.h"
#include "unit.h"

typedef struct fixture {
    unit_memory memory;
    art_arena arena;
    art_metadata metadata;
} fixture;

static article_status find(fixture *f, const char *html, const char *url, size_t fail_at)
{
    art_page page;
    *f = (fixture){.memory.fail_at = fail_at};
    art_arena_init(&f->arena, unit_allocator(&f->memory));
    art_arena_reset(&f->arena, SIZE_MAX);
    article_status status = art_page_from_html(&f->arena, art_view_of(html), &page);
    return status == ARTICLE_OK ? art_metadata_find(&f->arena, &page, url, &f->metadata) : status;
}

static void end(fixture *f)
{
    art_arena_free(&f->arena);
    assert_int_equal(f->memory.live, 0);
}

/* One field of a page; "" is none. */
static void expect(const char *html, article_field field, const char *value)
{
    fixture f;
    assert_int_equal(find(&f, html, "https://www.example.org/2020/02/03/x", 0), ARTICLE_OK);
    art_view got = f.metadata.fields[field].joined;
    assert_string_equal(got.data ? got.data : "", value);
    end(&f);
}

static void titles(void **state)
{
    (void)state;
    expect("<title>A long headline - Daily News</title><meta property=og:site_name content='Daily "
           "News'>",
           ARTICLE_TITLE, "A long headline");
    expect("<title>A long headline :: Example</title>", ARTICLE_TITLE, "A long headline");
    expect("<title>Site | A long headline</title><h1>A long headline</h1>", ARTICLE_TITLE,
           "A long headline");
    expect("<title>Well-known - and loved</title>", ARTICLE_TITLE, "Well-known - and loved");
    expect("<title>The real title</title><h1>Logo</h1>", ARTICLE_TITLE, "The real title");
    expect("<title>a&amp;#7; b\xC2\xAD"
           "c</title>",
           ARTICLE_TITLE, "a bc");
    expect("<p>text</p>", ARTICLE_TITLE, "");
}

static void authors(void **state)
{
    (void)state;
    expect("<meta name=author content='By Jane Doe and John Roe'>", ARTICLE_AUTHOR,
           "Jane Doe; John Roe");
    expect("<meta name=author content='Von Jana Klee, Karl Ast &amp; Jana Klee'>", ARTICLE_AUTHOR,
           "Jana Klee; Karl Ast");
    expect("<meta name=author content='José Ortega y Gasset'>", ARTICLE_AUTHOR,
           "José Ortega y Gasset");
    expect("<meta name=citation_author content='Doe, Jane'>"
           "<meta name=citation_author content='Roe, John'>",
           ARTICLE_AUTHOR, "Jane Doe; John Roe");
    expect("<meta name=author content='Jane Doe, Senior Editor'>", ARTICLE_AUTHOR, "Jane Doe");
    expect("<meta name=author content=admin>", ARTICLE_AUTHOR, "");
    expect("<meta name=author content=jane@example.org>", ARTICLE_AUTHOR, "");
    expect("<meta property=article:author content=https://example.org/jane><h1>T</h1>"
           "<p class=byline>By <a href=/author/jane>Jane Doe</a> in News",
           ARTICLE_AUTHOR, "Jane Doe");
    expect("<meta property=og:site_name content=News><meta name=author content=News>",
           ARTICLE_AUTHOR, "");
    expect("<h1>T</h1><p><b>By</b> <i>Jane Doe</i>", ARTICLE_AUTHOR, "Jane Doe");
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

static void others(void **state)
{
    (void)state;
    expect("<html lang=pt_br>", ARTICLE_LANGUAGE, "pt-BR");
    expect("<html lang='x!'>", ARTICLE_LANGUAGE, "");
    expect("<meta property=og:locale content=en_US>", ARTICLE_LANGUAGE, "en-US");
    expect("<html lang=ar>", ARTICLE_DIR, "rtl");
    expect("<html lang=ar dir=LTR>", ARTICLE_DIR, "ltr");
    expect("<html lang=en>", ARTICLE_DIR, "");
    expect("<meta property=og:image content=/a.png>", ARTICLE_IMAGE,
           "https://www.example.org/a.png");
    expect("<base href=/b/><meta property=og:image content=a.png>", ARTICLE_IMAGE,
           "https://www.example.org/b/a.png");
    expect("<meta property=og:image content=data:x>", ARTICLE_IMAGE, "");
    expect("<link rel=canonical href=/c>", ARTICLE_URL, "https://www.example.org/c");
    expect("<link rel=canonical href=javascript:x>", ARTICLE_URL,
           "https://www.example.org/2020/02/03/x");
    expect("<a rel=license href=//cc.org/by>x</a>", ARTICLE_LICENSE, "https://cc.org/by");
    expect("<meta name=keywords content='a, b;A,,c'>", ARTICLE_TAGS, "a; b; c");
    expect("<meta name=description content='  a \n b '>", ARTICLE_DESCRIPTION, "a b");
}

static void plain_text(void **state)
{
    (void)state;
    fixture f = {.memory.fail_at = 0};
    art_page page;
    art_arena_init(&f.arena, unit_allocator(&f.memory));
    art_arena_reset(&f.arena, SIZE_MAX);
    art_view text =
        ART_VIEW("Home\n\nHow bees find their way\n\nBy Jane Doe\n\nBees that leave the hive "
                 "look at the sun, and at the trees that they pass on the way.\n");
    assert_int_equal(art_page_from_text(&f.arena, text, &page), ARTICLE_OK);
    assert_int_equal(art_metadata_find(&f.arena, &page, NULL, &f.metadata), ARTICLE_OK);
    assert_view(f.metadata.fields[ARTICLE_TITLE].joined, "How bees find their way");
    assert_view(f.metadata.fields[ARTICLE_AUTHOR].joined, "Jane Doe");
    assert_int_equal(f.metadata.fields[ARTICLE_URL].count, 0);
    assert_int_equal(art_page_from_text(&f.arena, ART_VIEW(""), &page), ARTICLE_OK);
    assert_int_equal(art_metadata_find(&f.arena, &page, NULL, &f.metadata), ARTICLE_OK);
    assert_int_equal(f.metadata.fields[ARTICLE_TITLE].count, 0);
    end(&f);
}

static void limits(void **state)
{
    (void)state;
    static char html[40000];
    size_t size = (size_t)snprintf(html, sizeof html, "<meta name=description content='");
    memset(html + size, 'x', 20000);
    size += 20000;
    size += (size_t)snprintf(html + size, sizeof html - size, "'><meta name=keywords content='");
    for (int i = 0; i < 100; i++)
        size += (size_t)snprintf(html + size, sizeof html - size, "k%d,", i);
    fixture f;
    (void)snprintf(html + size, sizeof html - size, "'>");
    assert_int_equal(find(&f, html, NULL, 0), ARTICLE_OK);
    assert_int_equal(f.metadata.fields[ARTICLE_DESCRIPTION].joined.size, 8192);
    assert_int_equal(f.metadata.fields[ARTICLE_TAGS].count, 32);
    end(&f);
}

static void no_memory(void **state)
{
    (void)state;
    static char html[200000];
    size_t size =
        (size_t)snprintf(html, sizeof html, "<title>T</title><meta name=keywords content='");
    for (int i = 0; i < 15000; i++)
        size += (size_t)snprintf(html + size, sizeof html - size, "k%d,", i);
    (void)snprintf(html + size, sizeof html - size, "'><h1>T</h1><p>By Jane Doe");
    bool done = false;
    for (size_t n = 1; !done; n++) {
        fixture f;
        article_status status = find(&f, html, "https://example.org/", n);
        done = status == ARTICLE_OK;
        if (!done)
            assert_int_equal(status, ARTICLE_ERROR_MEMORY);
        assert_true(n < 1000);
        end(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles),    cmocka_unit_test(authors),    cmocka_unit_test(dates),
        cmocka_unit_test(others),    cmocka_unit_test(plain_text), cmocka_unit_test(limits),
        cmocka_unit_test(no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
