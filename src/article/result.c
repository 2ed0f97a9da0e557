/* The getters. */
#include "article/result.h"

#include "article/write.h"

static const unsigned all_flags =
    ARTICLE_WRITE_INDENT | ARTICLE_WRITE_LINKS | ARTICLE_WRITE_IMAGES | ARTICLE_WRITE_NO_TABLES |
    ARTICLE_WRITE_META | ARTICLE_WRITE_STANDALONE | ARTICLE_WRITE_BODY | ARTICLE_WRITE_READABILITY |
    ARTICLE_WRITE_COMMENTS;

int article_found(const article *a)
{
    return a && a->selection.found;
}

static const char *string_of(art_view text, size_t *length)
{
    if (length)
        *length = text.size;
    return text.data;
}

const char *article_text(const article *a, size_t *length)
{
    return string_of(a && a->selection.found ? a->text : ART_VIEW(""), length);
}

const char *article_page_type(const article *a)
{
    static const char *const names[] = {
#define NAME(id, name) [id] = (name),
        ART_TYPE_LIST(NAME)
#undef NAME
    };
    return a ? names[a->judgement.type] : "";
}

double article_confidence(const article *a)
{
    return a && a->selection.found ? a->selection.confidence / 65536.0 : 0;
}

const char *article_charset(const article *a)
{
    return a ? a->charset : "";
}

int article_limited(const article *a)
{
    return a && a->page.limited;
}

size_t article_field_count(const article *a, article_field field)
{
    return a && (unsigned)field < ARTICLE_FIELD_COUNT ? a->metadata.fields[field].count : 0;
}

const char *article_field_value(const article *a, article_field field, size_t index, size_t *length)
{
    bool there = index < article_field_count(a, field);
    return string_of(there ? a->metadata.fields[field].items[index] : (art_view){NULL, 0}, length);
}

const char *article_field_text(const article *a, article_field field, size_t *length)
{
    bool there = article_field_count(a, field) > 0;
    return string_of(there ? a->metadata.fields[field].joined : (art_view){NULL, 0}, length);
}

const char *article_field_origin(const article *a, article_field field)
{
    bool there = article_field_count(a, field) > 0;
    return there ? a->metadata.fields[field].origin : NULL;
}

size_t article_candidate_count(const article *a)
{
    return a ? a->metadata.facts.count : 0;
}

article_status article_candidate_get(const article *a, size_t index, article_candidate *candidate)
{
    if (!a || !candidate || candidate->size != sizeof *candidate ||
        index >= a->metadata.facts.count)
        return ARTICLE_ERROR_ARGUMENT;
    const art_fact *fact = &a->metadata.facts.items[index];
    candidate->field = fact->candidate->field;
    candidate->rank = fact->candidate->rank;
    candidate->chosen = fact->chosen;
    candidate->origin = fact->candidate->origin;
    candidate->value = fact->text.data;
    candidate->length = fact->text.size;
    return ARTICLE_OK;
}

size_t article_block_count(const article *a)
{
    return a ? a->blocks.count : 0;
}

article_status article_block_get(const article *a, size_t index, article_block *block)
{
    if (!a || !block || block->size != sizeof *block || index >= a->blocks.count)
        return ARTICLE_ERROR_ARGUMENT;
    const art_block *own = &a->blocks.items[index];
    block->kind = (article_block_kind)a->parts.items[index].kind;
    block->level = a->parts.items[index].level;
    block->kept = a->selection.found && a->selection.kept[index];
    block->score = a->judgement.chances[index] / 65536.0;
    block->text = own->text.data;
    block->length = own->text.size;
    block->source_begin = own->source_begin + a->source_offset;
    block->source_end = own->source_end + a->source_offset;
    art_reasons_decider(&a->selection, (uint32_t)index, &block->rule, &block->rule_text);
    return ARTICLE_OK;
}

double article_threshold(const article *a)
{
    return a ? a->selection.threshold / 65536.0 : 0;
}

size_t article_block_reasons(const article *a, size_t index, article_reason *reasons, size_t count)
{
    if (!a || !reasons || !count || reasons->size != sizeof *reasons || index >= a->blocks.count)
        return 0;
    return art_reasons_find(&a->features, &a->judgement, a->background, (uint32_t)index, reasons,
                            count);
}

art_document art_document_of(const article *a, unsigned flags)
{
    return (art_document){.outline = &a->outline,
                          .kept = a->selection.kept,
                          .links = (flags & ARTICLE_WRITE_LINKS) != 0,
                          .images = (flags & ARTICLE_WRITE_IMAGES) != 0,
                          .tables = !(flags & ARTICLE_WRITE_NO_TABLES)};
}

art_document art_comments_of(const article *a, unsigned flags)
{
    art_document document = art_document_of(a, flags);
    document.kept = a->comments;
    return document;
}

bool art_comments_wanted(const article *a, unsigned flags)
{
    uint32_t i = 0;
    while (a->comments && i < a->blocks.count && !a->comments[i])
        i++;
    return (flags & ARTICLE_WRITE_COMMENTS) && a->comments && i < a->blocks.count;
}

article_status article_write(const article *a, const article_write_options *options,
                             article_sink sink, void *user)
{
    static const article_write_options defaults = ARTICLE_WRITE_OPTIONS_INIT;
    static void (*const writers[])(const article *, const article_write_options *,
                                   art_out *) = {[ARTICLE_FORMAT_TEXT] = art_write_text,
                                                 [ARTICLE_FORMAT_MARKDOWN] = art_write_markdown,
                                                 [ARTICLE_FORMAT_HTML] = art_write_html,
                                                 [ARTICLE_FORMAT_JSON] = art_write_json};
    if (!options)
        options = &defaults;
    if (!a || !sink || options->size != sizeof *options ||
        (unsigned)options->format > ARTICLE_FORMAT_JSON || (options->flags & ~all_flags) ||
        options->keys >> ARTICLE_KEY_COUNT)
        return ARTICLE_ERROR_ARGUMENT;
    art_out out;
    art_out_init(&out, sink, user);
    writers[options->format](a, options, &out);
    return art_out_flush(&out) ? ARTICLE_OK : ARTICLE_ERROR_SINK;
}
