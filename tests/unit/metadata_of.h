/* The metadata of a page in HTML, for tests. */
#ifndef METADATA_OF_H
#define METADATA_OF_H

#include "article/metadata.h"
#include "page_of_html.h"
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
    article_status status = page_of_html(&f->arena, art_view_of(html), &page);
    return status == ARTICLE_OK ? art_metadata_find(&f->arena, &page, url, &f->metadata) : status;
}

static void end(fixture *f)
{
    art_arena_free(&f->arena);
    assert_int_equal(f->memory.live, 0);
}

/* More nodes than bylines stand away from headlines. */
#define FIVE     "<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p>"
#define LONG_WAY FIVE FIVE FIVE FIVE FIVE FIVE FIVE

/* One field of a page; "" is none. */
static void expect(const char *html, article_field field, const char *value)
{
    fixture f;
    assert_int_equal(find(&f, html, "https://www.example.org/2020/02/03/x", 0), ARTICLE_OK);
    art_view got = f.metadata.fields[field].joined;
    assert_string_equal(got.data ? got.data : "", value);
    end(&f);
}

#define TEXTS "<p>a<p>b<p>c<p>d<p>e<p>f<p>g<p>h<p>i<p>j<p>k<p>l"

#endif
