/* The door: calls the steps in order, and owns nothing else. */
#include "article.h"

#include "article/encoding.h"
#include "article/page.h"
#include "article/result.h"
#include "article/score.h"
#include "article/select.h"
#include "article/status.h"
#include "article/write.h"

#include <stdlib.h>

/* Defaults of the limits, and the largest page at all: offsets and node numbers have 32 bits. */
static const size_t default_bytes = (size_t)32 << 20;
static const size_t default_memory = (size_t)256 << 20;
static const size_t largest_page = (size_t)1 << 30;

struct article_extractor {
    art_arena arena;
    size_t max_bytes, max_memory;
    article result;
};

static void *default_reallocate(void *context, void *old, size_t old_size, size_t new_size)
{
    (void)context;
    (void)old_size;
    if (new_size)
        return realloc(old, new_size);
    free(old);
    return NULL;
}

const char *article_version(void)
{
    return ARTICLE_VERSION;
}

const char *article_status_message(article_status status)
{
    static const char *const messages[] = {
        [ARTICLE_OK] = "success",
        [ARTICLE_ERROR_ARGUMENT] = "invalid argument",
        [ARTICLE_ERROR_MEMORY] = "out of memory",
        [ARTICLE_ERROR_MAX_BYTES] = "larger than the limit on a page's size",
        [ARTICLE_ERROR_MAX_MEMORY] = "needs more than the limit on memory",
        [ARTICLE_ERROR_PARSER_LIMIT] = "markup too wild to parse within bounds",
        [ARTICLE_ERROR_CHARSET] = "encoding not supported on this system",
        [ARTICLE_ERROR_BINARY] = "not a text file",
        [ARTICLE_ERROR_SINK] = "output failed",
    };
    size_t index = (size_t)status;
    return index < sizeof messages / sizeof *messages ? messages[index] : "unknown status";
}

int article_charset_known(const char *label)
{
    return label && art_encoding_name(art_view_of(label)) != NULL;
}

article_extractor *article_extractor_new(const article_options *options)
{
    static const article_options defaults = ARTICLE_OPTIONS_INIT;
    if (!options)
        options = &defaults;
    if (options->size != sizeof *options)
        return NULL;
    art_allocator allocator = {options->allocator.reallocate, options->allocator.context};
    if (!allocator.reallocate)
        allocator.reallocate = default_reallocate;
    article_extractor *x = allocator.reallocate(allocator.context, NULL, 0, sizeof *x);
    if (!x)
        return NULL;
    art_arena_init(&x->arena, allocator);
    x->max_bytes = options->max_bytes ? options->max_bytes : default_bytes;
    if (x->max_bytes > largest_page)
        x->max_bytes = largest_page;
    x->max_memory = options->max_memory ? options->max_memory : default_memory;
    return x;
}

size_t article_extractor_max_bytes(const article_extractor *x)
{
    return x ? x->max_bytes : 0;
}

void article_extractor_free(article_extractor *x)
{
    if (!x)
        return;
    art_allocator allocator = x->arena.allocator;
    art_arena_free(&x->arena);
    allocator.reallocate(allocator.context, x, sizeof *x, 0);
}

/* A single tag, comment or doctype makes it HTML. */
static bool has_tag(art_view text)
{
    const char *at = text.data, *end = text.data + text.size;
    while (at && at < end && (at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        at++;
        if (at < end && (art_is_alpha(*at) || *at == '!' || *at == '/' || *at == '?'))
            return true;
    }
    return false;
}

static article_status read_page(art_arena *arena, art_view text, article_input input,
                                art_page *page)
{
    if (input == ARTICLE_INPUT_TEXT || (input == ARTICLE_INPUT_AUTO && !has_tag(text)))
        return art_page_from_text(arena, text, page);
    return art_page_from_html(arena, text, page);
}

/* The straight line. */
static article_status extract(article_extractor *x, art_view bytes, const article_page_info *info)
{
    art_arena *arena = &x->arena;
    article *a = &x->result;
    art_encoded encoded;
    art_page page;
    art_features features;
    art_selection selection;
    article_status status;
    *a = (article){.charset = ""};
    if ((status = art_encode(arena, bytes, info->charset, &encoded)) != ARTICLE_OK)
        return status;
    a->charset = encoded.name;
    if ((status = read_page(arena, encoded.text, info->input, &page)) != ARTICLE_OK)
        return status;
    if ((status = art_blocks_cut(arena, &page, &a->blocks)) != ARTICLE_OK)
        return status;
    if ((status = art_metadata_find(arena, &page, info->url, &a->metadata)) != ARTICLE_OK)
        return status;
    if ((status = art_features_measure(arena, &page, &a->blocks, &a->metadata, &features)) !=
        ARTICLE_OK)
        return status;
    if (!(a->scores = art_score(arena, &features, a->blocks.count)))
        return art_status_of(arena);
    if ((status = art_select(arena, &page, &a->blocks, &features, a->scores, &selection)) !=
        ARTICLE_OK)
        return status;
    a->kept = selection.kept;
    a->found = selection.found;
    return art_document_build(arena, &page, &a->blocks, a->kept, &a->document);
}

article_status article_extractor_run(article_extractor *x, const void *html, size_t size,
                                     const article_page_info *info, const article **result)
{
    static const article_page_info nothing_known = ARTICLE_PAGE_INFO_INIT;
    if (result)
        *result = NULL;
    if (!info)
        info = &nothing_known;
    if (!x || !result || (!html && size) || info->size != sizeof *info ||
        (unsigned)info->input > ARTICLE_INPUT_TEXT)
        return ARTICLE_ERROR_ARGUMENT;
    if (size > x->max_bytes)
        return ARTICLE_ERROR_MAX_BYTES;
    art_view bytes = {size ? html : "", size};
    if (art_is_binary(bytes))
        return ARTICLE_ERROR_BINARY;
    art_arena_reset(&x->arena, x->max_memory);
    article_status status = extract(x, bytes, info);
    if (status == ARTICLE_OK)
        *result = &x->result;
    return status;
}
