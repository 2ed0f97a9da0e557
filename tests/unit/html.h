/* A page made from a string, for tests of the steps behind the parser. */
#ifndef UNIT_HTML_H
#define UNIT_HTML_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "article/blocks.h"
#include "article/features.h"
#include "article/judge.h"
#include "article/metadata.h"
#include "article/review.h"
#include "article/select.h"
#include "page_of_html.h"

#include <stdlib.h>

typedef struct html {
    art_arena arena;
    art_page page;
    art_blocks blocks;
    art_metadata metadata;
    art_features features;
    art_judgement judgement;
    art_selection selection;
} html;

static inline void *html_reallocate(void *context, void *old, size_t old_size, size_t new_size)
{
    (void)context;
    (void)old_size;
    if (new_size)
        return realloc(old, new_size);
    free(old);
    return NULL;
}

/* Parses, flattens and cuts a page. To be freed with html_free. */
static inline void html_read(html *h, const char *source)
{
    *h = (html){0};
    art_arena_init(&h->arena, (art_allocator){html_reallocate, NULL});
    assert_int_equal(page_of_html(&h->arena, art_view_of(source), &h->page), ARTICLE_OK);
    assert_int_equal(art_blocks_cut(&h->arena, &h->page, &h->blocks), ARTICLE_OK);
}

/* And judges it. */
static inline void html_judge(html *h, const char *source)
{
    html_read(h, source);
    assert_int_equal(art_metadata_find(&h->arena, &h->page, NULL, &h->metadata), ARTICLE_OK);
    assert_int_equal(art_features_measure(&h->arena, &h->page, &h->blocks, &h->metadata,
                                          &art_model_builtin, &h->features),
                     ARTICLE_OK);
    assert_int_equal(art_judge(&h->arena, &h->page, &h->blocks, &h->features, &h->judgement),
                     ARTICLE_OK);
    assert_int_equal(
        art_review_chances(&h->arena, &h->page, &h->blocks, &h->features, &h->judgement),
        ARTICLE_OK);
    assert_int_equal(art_select(&h->arena, &h->page, &h->blocks, &h->features, &h->judgement,
                                (art_wishes){ARTICLE_MODE_ARTICLE, ARTICLE_FAVOR_BALANCE, 0},
                                &h->selection),
                     ARTICLE_OK);
}

static inline void html_free(html *h)
{
    art_arena_free(&h->arena);
}

static inline void assert_view(art_view text, const char *expected)
{
    assert_int_equal(text.size, strlen(expected));
    assert_memory_equal(text.data, expected, text.size);
}

/* The block with this text. */
static inline uint32_t html_block(const html *h, const char *text)
{
    for (uint32_t i = 0; i < h->blocks.count; i++)
        if (art_view_equal(h->blocks.items[i].text, art_view_of(text)))
            return i;
    fail_msg("no block: %s", text);
    return 0;
}

/* Four sentences of an article that nobody wrote. */
#define HTML_PROSE                                                                                 \
    "The old mill by the river will open its doors again in May, after nine years of repairs. "    \
    "More than two hundred people, most of them volunteers, have worked on the wheel, the roof "   \
    "and the grinding floor. The county paid for the timber, and a bank lent the rest."

#endif
