#include "extract/explain.h"

#include "base/text.h"
#include "extract/io.h"

enum {
    VALUE_BYTES = 100 /* longer values are cut, for a line's sake */
};

static const char *const fields[] = {
#define NAME(id, name, text) [id] = name,
    ARTICLE_FIELD_LIST(NAME)
#undef NAME
};

/* Whole characters that fit. */
static int shown(const char *value, size_t length)
{
    return (int)art_utf8_valid(value, length < VALUE_BYTES ? length : VALUE_BYTES);
}

static void explain_field(const article *a, article_field field, FILE *out)
{
    article_candidate c = {.size = sizeof c};
    size_t count = article_candidate_count(a);
    for (int rank = 1; rank <= 10; rank++)
        for (size_t i = 0; i < count; i++)
            if (article_candidate_get(a, i, &c) == ARTICLE_OK && c.field == field && c.rank == rank)
                fprintf(out, "%c %-11s %2d  %-32s  %.*s%s\n", c.chosen ? '*' : ' ', fields[field],
                        rank, c.origin, shown(c.value, c.length), c.value,
                        c.length > VALUE_BYTES ? "..." : "");
    size_t length = 0;
    const char *value = article_field_text(a, field, &length);
    if (value)
        fprintf(out, "= %-11s     %-32s  %.*s%s\n", fields[field], article_field_origin(a, field),
                shown(value, length), value, length > VALUE_BYTES ? "..." : "");
}

void cmd_explain(const article *a, const char *name, FILE *out)
{
    cmd_message(out, "%s: metadata: field, rank, place, value; * chosen, = result", name);
    for (int field = 0; field < ARTICLE_FIELD_COUNT; field++)
        explain_field(a, (article_field)field, out);
}
