/* What a writer makes of a page of which everything is kept, for tests. */
#ifndef UNIT_WRITING_H
#define UNIT_WRITING_H

#include "html.h"

#include "article/result.h"

typedef struct writing {
    html h;
    article a;
    bool kept[64];
    char *text;
    size_t size;
} writing;

static inline int writing_gather(void *user, const char *data, size_t size)
{
    writing *w = user;
    w->text = realloc(w->text, w->size + size + 1);
    memcpy(w->text + w->size, data, size);
    w->size += size;
    w->text[w->size] = '\0';
    return 0;
}

/* Reads a page with all blocks kept; w->kept can be changed then. To be freed with writing_free. */
static inline void writing_read(writing *w, const char *source)
{
    html_read(&w->h, source);
    w->text = NULL;
    w->size = 0;
    memset(w->kept, 1, sizeof w->kept);
    w->a = (article){.charset = "UTF-8", .page = w->h.page, .blocks = w->h.blocks};
    assert_true(w->h.blocks.count <= sizeof w->kept);
    w->a.features.contexts = art_context_of(&w->h.arena, &w->a.page, &art_model_builtin);
    w->a.features.title = ART_NO_NODE;
    w->a.selection.kept = w->kept;
    w->a.selection.found = true;
    assert_non_null(w->a.features.contexts);
}

static inline const char *writing_write_lines(writing *w, article_format format, unsigned flags,
                                              unsigned width)
{
    article_write_options options = ARTICLE_WRITE_OPTIONS_INIT;
    options.format = format;
    options.flags = flags;
    options.width = width;
    w->size = 0;
    assert_int_equal(
        art_outline_make(&w->h.arena,
                         &(art_outline_source){.page = &w->a.page,
                                               .blocks = &w->a.blocks,
                                               .contexts = w->a.features.contexts,
                                               .kept = w->kept,
                                               .title = ART_NO_NODE,
                                               .base = ART_VIEW("https://example.org/a/")},
                         &w->a.outline),
        ARTICLE_OK);
    assert_int_equal(article_write(&w->a, &options, writing_gather, w), ARTICLE_OK);
    return w->size ? w->text : "";
}

static inline const char *writing_write(writing *w, article_format format, unsigned flags)
{
    return writing_write_lines(w, format, flags, 0);
}

static inline void writing_free(writing *w)
{
    free(w->text);
    html_free(&w->h);
}

/* The body alone, of a page of which everything is kept. */
static inline void writes(const char *source, article_format format, unsigned flags,
                          const char *expected)
{
    writing w;
    writing_read(&w, source);
    assert_string_equal(writing_write(&w, format, flags | ARTICLE_WRITE_BODY), expected);
    writing_free(&w);
}

#endif
