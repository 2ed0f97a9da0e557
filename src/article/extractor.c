/* The door: calls the steps in order, and owns nothing else. */
#include "article/extractor.h"

#include "article/encoding.h"
#include "article/result.h"
#include "article/status.h"
#include "article/steps.h"
#include "article/write.h"

#include <stdlib.h>

/* Defaults of the limits, and the largest page at all: offsets and node numbers have 32 bits. */
static const size_t default_bytes = (size_t)32 << 20;
static const size_t default_memory = (size_t)256 << 20;
static const size_t largest_page = (size_t)1 << 30;

struct article_extractor {
    art_arena page_arena, arena; /* see art_run; with one budget */
    size_t max_bytes, max_memory;
    const art_model *model;
    art_wishes wishes;
    article *result; /* in page_arena; NULL: the last run failed, or there was none */
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
    if (options->size != sizeof *options || (unsigned)options->mode > ARTICLE_MODE_ARTICLE ||
        (unsigned)options->favor > ARTICLE_FAVOR_RECALL)
        return NULL;
    art_allocator allocator = {options->allocator.reallocate, options->allocator.context};
    if (!allocator.reallocate)
        allocator.reallocate = default_reallocate;
    article_extractor *x = allocator.reallocate(allocator.context, NULL, 0, sizeof *x);
    if (!x)
        return NULL;
    art_arena_init(&x->page_arena, allocator);
    art_arena_init_beside(&x->arena, &x->page_arena);
    x->model = &art_model_builtin;
    x->wishes = (art_wishes){options->mode, options->favor, 0};
    x->max_bytes = options->max_bytes ? options->max_bytes : default_bytes;
    if (x->max_bytes > largest_page)
        x->max_bytes = largest_page;
    x->max_memory = options->max_memory ? options->max_memory : default_memory;
    x->result = NULL;
    return x;
}

size_t article_extractor_max_bytes(const article_extractor *x)
{
    return x ? x->max_bytes : 0;
}

void art_extractor_use_model(article_extractor *x, const art_model *model)
{
    x->model = model;
}

void art_extractor_leave_out(article_extractor *x, uint32_t rules)
{
    x->wishes.without = rules;
}

void article_extractor_free(article_extractor *x)
{
    if (!x)
        return;
    art_allocator allocator = x->arena.allocator;
    art_arena_free(&x->arena);
    art_arena_free(&x->page_arena);
    allocator.reallocate(allocator.context, x, sizeof *x, 0);
}

/* Ends the life of all that the last page had, and keeps the memory; builds that look for errors
 * give it back, so that they find a caller who still uses an old result. */
static void forget(article_extractor *x)
{
#if ART_FORGETS_FOR_GOOD
    art_arena_free(&x->page_arena);
    art_arena_free(&x->arena);
#endif
    x->result = NULL;
    art_arena_reset(&x->page_arena, x->max_memory);
    art_arena_reset(&x->arena, x->max_memory);
}

static article_status take_steps(article_extractor *x, art_view bytes,
                                 const article_page_info *info)
{
    article *a = art_arena_alloc(&x->page_arena, sizeof *a);
    art_background *background = art_arena_alloc(&x->page_arena, sizeof *background);
    if (!a || !background)
        return art_status_of(&x->page_arena);
    *background = (art_background){.arena = &x->arena};
    *a = (article){.charset = "", .background = background};
    art_run run = {.page_arena = &x->page_arena,
                   .arena = &x->arena,
                   .bytes = bytes,
                   .info = info,
                   .model = x->model,
                   .wishes = x->wishes,
                   .result = a};
    article_status status = ARTICLE_OK;
    for (int i = 0; i < ART_STEP_COUNT && status == ARTICLE_OK; i++)
        status = art_steps[i].take(&run);
    x->result = status == ARTICLE_OK ? a : NULL;
    return status;
}

article_status article_extractor_run(article_extractor *x, const void *html, size_t size,
                                     const article_page_info *info, const article **result)
{
    static const article_page_info nothing_known = ARTICLE_PAGE_INFO_INIT;
    if (result)
        *result = NULL;
    if (x)
        forget(x);
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
    bool warm = x->page_arena.first || x->arena.first;
    article_status status = take_steps(x, bytes, info);
    if (status == ARTICLE_ERROR_MAX_MEMORY && warm) {
        /* Memory kept from earlier pages may be of the wrong sizes, and the answer must not depend
         * on them. */
        art_arena_free(&x->page_arena);
        art_arena_free(&x->arena);
        forget(x);
        status = take_steps(x, bytes, info);
    }
    *result = x->result;
    return status;
}

article_status article_drop_blocks(article_extractor *x, const size_t *blocks, size_t count)
{
    if (!x || !x->result || (!blocks && count))
        return ARTICLE_ERROR_ARGUMENT;
    article *a = x->result;
    bool *kept = art_arena_array(&x->arena, a->blocks.count, sizeof *kept);
    if (!kept)
        return art_status_of(&x->arena);
    if (a->blocks.count)
        memcpy(kept, a->selection.kept, a->blocks.count * sizeof *kept);
    for (size_t i = 0; i < count; i++)
        if (blocks[i] < a->blocks.count)
            kept[blocks[i]] = false;
    art_document plain = art_document_of(a, 0);
    plain.kept = kept;
    article_status status = art_write_string(&x->arena, &plain, &a->text);
    if (status != ARTICLE_OK)
        return status;
    for (size_t i = 0; i < a->blocks.count; i++)
        if (kept[i] != a->selection.kept[i])
            a->selection.deciders[i] = ART_BY_CALLER;
    a->selection.kept = kept;
    a->selection.found = a->selection.found && a->text.size > 0;
    return ARTICLE_OK;
}
