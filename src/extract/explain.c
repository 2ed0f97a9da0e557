#include "extract/explain.h"

#include <stdarg.h>

enum {
    VALUE_COLUMNS = 100, /* longer values are cut, for a line's sake */
    TEXT_COLUMNS = 40,   /* and so are the texts of blocks */
    CHARACTER_BYTES = 8, /* of a column, with its marks: more of them may be a page's prank */
    REASONS = 3
};

const char *const cmd_field_names[ARTICLE_FIELD_COUNT] = {
#define NAME(id, name, text) [id] = (name),
    ARTICLE_FIELD_LIST(NAME)
#undef NAME
};

const char *const cmd_kind_names[ARTICLE_BLOCK_KIND_COUNT] = {
#define NAME(id, name, text) [id] = (name),
    ARTICLE_BLOCK_KIND_LIST(NAME)
#undef NAME
};

void cmd_explain_format(art_out *out, const char *format, ...)
{
    char text[128];
    va_list values;
    va_start(values, format);
    int size = vsnprintf(text, sizeof text, format, values);
    va_end(values);
    if (size > 0)
        art_out_add(out, text, (size_t)size < sizeof text ? (size_t)size : sizeof text - 1);
}

void cmd_explain_score(double score, art_out *out)
{
    cmd_explain_format(out, "%.2f", score < .01 ? .01 : score > .99 ? .99 : score);
}

void cmd_explain_kind(const article_block *block, char kind[24])
{
    (void)snprintf(kind, 24, block->level ? "%s %d" : "%s", cmd_kind_names[block->kind],
                   block->level);
}

bool cmd_explain_escape(uint32_t code, art_out *out)
{
    if (!art_is_command(code))
        return false;
    cmd_explain_format(out, "\\u%04x", (unsigned)code);
    return true;
}

/* Columns of a character as it is shown. */
static size_t columns_of(uint32_t code)
{
    return art_is_command(code) ? strlen("\\u0000") : (size_t)art_columns(code);
}

/*
 * Writes text on one line, runs of white space as one space, cut so that it takes no more than so
 * many columns, and filled up to them when it is not the last on its line. An ellipsis says that
 * there is more.
 */
static void add_cut(art_out *out, const char *text, size_t length, size_t columns, bool fill)
{
    size_t used = 0, at = 0, bytes = 0;
    bool space = false;
    while (at < length) {
        size_t begin = at;
        uint32_t code = art_utf8_next(text, length, &at);
        if (art_is_any_space(code)) {
            space = used > 0;
            continue;
        }
        size_t wide = columns_of(code);
        bool more = used + space + wide > columns - (at < length);
        bytes += at - begin;
        if (more || bytes > columns * CHARACTER_BYTES) {
            art_out_add_string(out, "\xE2\x80\xA6");
            used++;
            break;
        }
        if (space)
            art_out_add_char(out, ' ');
        used += wide + space;
        space = false;
        if (!cmd_explain_escape(code, out))
            art_out_add(out, text + begin, at - begin);
    }
    for (; fill && used < columns; used++)
        art_out_add_char(out, ' ');
}

/* --- metadata --- */

static void explain_field(const article *a, article_field field, art_out *out)
{
    article_candidate c = {.size = sizeof c};
    size_t count = article_candidate_count(a);
    for (int rank = 1; rank <= 10; rank++)
        for (size_t i = 0; i < count; i++)
            if (article_candidate_get(a, i, &c) == ARTICLE_OK && c.field == field &&
                c.rank == rank) {
                cmd_explain_format(out, "%c %-11s %2d  %-32s  ", c.chosen ? '*' : ' ',
                                   cmd_field_names[field], rank, c.origin);
                add_cut(out, c.value, c.length, VALUE_COLUMNS, false);
                art_out_add_char(out, '\n');
            }
    size_t length = 0;
    const char *value = article_field_text(a, field, &length);
    if (!value)
        return;
    cmd_explain_format(out, "= %-11s     %-32s  ", cmd_field_names[field],
                       article_field_origin(a, field));
    add_cut(out, value, length, VALUE_COLUMNS, false);
    art_out_add_char(out, '\n');
}

/* --- blocks --- */

static void explain_block(const article *a, size_t index, const article_block *block, art_out *out)
{
    article_reason reasons[REASONS] = {{.size = sizeof *reasons}};
    size_t count = article_block_reasons(a, index, reasons, REASONS);
    char kind[24];
    cmd_explain_kind(block, kind);
    art_out_add_string(out, block->kept ? "+ " : "- ");
    cmd_explain_score(block->score, out);
    cmd_explain_format(out, "  %-13s %-11s  ", block->rule, kind);
    add_cut(out, block->text, block->length, TEXT_COLUMNS, count > 0);
    for (size_t i = 0; i < count; i++)
        cmd_explain_format(out, "  %s %+.1f", reasons[i].feature, reasons[i].weight);
    art_out_add_char(out, '\n');
}

/* A message of its own, as cmd_message writes it. */
static void headline(const char *name, const char *text, art_out *out)
{
    art_out_add_string(out, PROGRAM ": ");
    for (; *name; name++)
        art_out_add_char(out, (unsigned char)*name < ' ' || *name == 0x7f ? '?' : *name);
    art_out_add_string(out, text);
}

void cmd_explain(const article *a, const char *name, art_out *out)
{
    article_block block = {.size = sizeof block};
    headline(name, ": metadata: field, rank, place, value; * chosen, = result\n", out);
    for (int field = 0; field < ARTICLE_FIELD_COUNT; field++)
        explain_field(a, (article_field)field, out);
    headline(name, ": blocks: + kept, score, rule, kind, text, reasons in logits; threshold ", out);
    cmd_explain_score(article_threshold(a), out);
    art_out_add_char(out, '\n');
    for (size_t i = 0; article_block_get(a, i, &block) == ARTICLE_OK; i++)
        explain_block(a, i, &block, out);
}
