#include "article/result.h"
#include "article/write.h"
#include "base/json_write.h"

static void write_values(art_json *json, const char *key, const art_values *values)
{
    art_json_key(json, key);
    art_json_begin(json, '[');
    for (size_t i = 0; i < values->count; i++)
        art_json_string(json, values->items[i]);
    art_json_end(json, ']');
}

static void write_field(art_json *json, const art_metadata *metadata, article_field field)
{
    static const char *const names[] = {
#define NAME(id, name, text) [id] = name,
        ARTICLE_FIELD_LIST(NAME)
#undef NAME
    };
    const art_values *values = &metadata->fields[field];
    if (!values->count)
        return;
    if (field != ARTICLE_TAGS) {
        art_json_key(json, names[field]);
        art_json_string(json, values->joined);
    }
    if (field == ARTICLE_AUTHOR)
        write_values(json, "authors", values);
    if (field == ARTICLE_TAGS)
        write_values(json, names[field], values);
}

void art_write_json(const article *a, const article_write_options *options, art_out *out)
{
    art_json json;
    art_json_init(&json, out, (options->flags & ARTICLE_WRITE_INDENT) != 0);
    art_json_begin(&json, '{');
    for (int field = 0; field < ARTICLE_FIELD_COUNT; field++)
        write_field(&json, &a->metadata, (article_field)field);
    art_json_key(&json, "page_type");
    art_json_string(&json, art_view_of(article_page_type(a)));
    art_json_key(&json, "confidence");
    art_json_thousandths(&json, (unsigned)(article_confidence(a) * 1000));
    art_json_key(&json, "charset");
    art_json_string(&json, art_view_of(a->charset));
    if (a->page.limited) {
        art_json_key(&json, "limited");
        art_json_bool(&json, true);
    }
    art_json_key(&json, "text");
    art_json_string(&json, a->selection.found ? a->parts.text : ART_VIEW(""));
    art_json_end(&json, '}');
    art_out_add_char(out, '\n');
}
