#include "article/result.h"
#include "article/write.h"
#include "base/json_write.h"

static void write_values(art_json *json, const art_values *values)
{
    art_json_begin(json, '[');
    for (size_t i = 0; i < values->count; i++)
        art_json_string(json, values->items[i]);
    art_json_end(json, ']');
}

/* From 0 to 1. */
static void write_share(art_json *json, double share)
{
    art_json_thousandths(json, (unsigned)(share * 1000));
}

/* In the order of ARTICLE_BLOCK_KEY_LIST. */
static void write_block(art_json *json, const article_block *block)
{
    static const char *const kinds[] = {
#define NAME(id, name, text) [id] = (name),
        ARTICLE_BLOCK_KIND_LIST(NAME)
#undef NAME
    };
    art_json_begin(json, '{');
    art_json_key(json, "kind");
    art_json_string(json, art_view_of(kinds[block->kind]));
    art_json_key(json, "level");
    art_json_number(json, (uint64_t)block->level);
    art_json_key(json, "kept");
    art_json_boolean(json, block->kept != 0);
    art_json_key(json, "probability");
    write_share(json, block->score);
    art_json_key(json, "rule");
    art_json_string(json, art_view_of(block->rule));
    art_json_key(json, "begin");
    art_json_number(json, block->source_begin);
    art_json_key(json, "end");
    art_json_number(json, block->source_end);
    art_json_key(json, "text");
    art_json_string(json, (art_view){block->text, block->length});
    art_json_end(json, '}');
}

static void write_blocks(art_json *json, const article *a)
{
    article_block block = {.size = sizeof block};
    art_json_begin(json, '[');
    for (size_t i = 0; article_block_get(a, i, &block) == ARTICLE_OK; i++)
        write_block(json, &block);
    art_json_end(json, ']');
}

/* The field that a key shows, or ARTICLE_FIELD_COUNT. */
static article_field field_of(article_key key)
{
    static const unsigned char fields[ARTICLE_KEY_COUNT] = {
        [ARTICLE_KEY_URL] = ARTICLE_URL + 1,
        [ARTICLE_KEY_TITLE] = ARTICLE_TITLE + 1,
        [ARTICLE_KEY_AUTHOR] = ARTICLE_AUTHOR + 1,
        [ARTICLE_KEY_AUTHORS] = ARTICLE_AUTHOR + 1,
        [ARTICLE_KEY_DATE] = ARTICLE_DATE + 1,
        [ARTICLE_KEY_MODIFIED] = ARTICLE_MODIFIED + 1,
        [ARTICLE_KEY_SITE_NAME] = ARTICLE_SITE_NAME + 1,
        [ARTICLE_KEY_DESCRIPTION] = ARTICLE_DESCRIPTION + 1,
        [ARTICLE_KEY_LANGUAGE] = ARTICLE_LANGUAGE + 1,
        [ARTICLE_KEY_DIR] = ARTICLE_DIR + 1,
        [ARTICLE_KEY_IMAGE] = ARTICLE_IMAGE + 1,
        [ARTICLE_KEY_TAGS] = ARTICLE_TAGS + 1,
        [ARTICLE_KEY_LICENSE] = ARTICLE_LICENSE + 1,
    };
    return fields[key] ? (article_field)(fields[key] - 1) : ARTICLE_FIELD_COUNT;
}

static void write_key(art_json *json, const article *a, article_key key)
{
    static const char *const names[] = {
#define NAME(id, name, text) [id] = (name),
        ARTICLE_KEY_LIST(NAME)
#undef NAME
    };
    article_field field = field_of(key);
    const art_values *values = field < ARTICLE_FIELD_COUNT ? &a->metadata.fields[field] : NULL;
    if ((values && !values->count) || (key == ARTICLE_KEY_LIMITED && !a->page.limited))
        return;
    art_json_key(json, names[key]);
    switch (key) {
    case ARTICLE_KEY_AUTHORS:
    case ARTICLE_KEY_TAGS:
        write_values(json, values);
        break;
    case ARTICLE_KEY_PAGE_TYPE:
        art_json_string(json, art_view_of(article_page_type(a)));
        break;
    case ARTICLE_KEY_CONFIDENCE:
        write_share(json, article_confidence(a));
        break;
    case ARTICLE_KEY_CHARSET:
        art_json_string(json, art_view_of(a->charset));
        break;
    case ARTICLE_KEY_LIMITED:
        art_json_boolean(json, true);
        break;
    case ARTICLE_KEY_TEXT:
        art_json_string(json, a->selection.found ? a->parts.text : ART_VIEW(""));
        break;
    case ARTICLE_KEY_BLOCKS:
        write_blocks(json, a);
        break;
    default:
        art_json_string(json, values->joined);
    }
}

void art_write_json(const article *a, const article_write_options *options, art_out *out)
{
    unsigned long long keys = options->keys ? options->keys : ARTICLE_KEYS_DEFAULT;
    art_json json;
    art_json_init(&json, out, (options->flags & ARTICLE_WRITE_INDENT) != 0);
    art_json_begin(&json, '{');
    for (int key = 0; key < ARTICLE_KEY_COUNT; key++)
        if (keys & ARTICLE_KEY_BIT(key))
            write_key(&json, a, (article_key)key);
    art_json_end(&json, '}');
    art_out_add_char(out, '\n');
}
