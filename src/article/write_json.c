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

/* --- the article in other formats, as a string --- */

typedef struct inlay {
    art_json *json;
    bool newline; /* one is held back: none stands at the end */
} inlay;

static int add_to_inlay(void *user, const char *data, size_t size)
{
    inlay *in = user;
    if (in->newline)
        art_json_add_string(in->json, ART_VIEW("\n"));
    in->newline = data[size - 1] == '\n';
    art_json_add_string(in->json, (art_view){data, size - in->newline});
    return in->json->out->failed ? -1 : 0;
}

/* The body, with the wishes of flags about links, images and tables. */
static void write_inlay(art_json *json, const article *a, article_format format, unsigned flags)
{
    const article_write_options options = {
        .size = sizeof options,
        .format = format,
        .flags = ARTICLE_WRITE_BODY |
                 (flags & (ARTICLE_WRITE_LINKS | ARTICLE_WRITE_IMAGES | ARTICLE_WRITE_NO_TABLES))};
    inlay in = {json, false};
    art_json_begin_string(json);
    (void)article_write(a, &options, add_to_inlay, &in);
    art_json_end_string(json);
}

static void write_comments(art_json *json, const article *a)
{
    inlay in = {json, false};
    art_out out;
    art_json_begin_string(json);
    if (art_comments_wanted(a, ARTICLE_WRITE_COMMENTS)) {
        art_document document = art_comments_of(a, 0);
        art_out_init(&out, add_to_inlay, &in);
        art_write_plain(&document, 0, &out);
        (void)art_out_flush(&out);
    }
    art_json_end_string(json);
}

/* --- our own object --- */

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

static void write_field(art_json *json, const char *name, article_key key, const art_values *values)
{
    if (!values->count)
        return;
    art_json_key(json, name);
    if (key == ARTICLE_KEY_AUTHORS || key == ARTICLE_KEY_TAGS)
        write_values(json, values);
    else
        art_json_string(json, values->joined);
}

static void write_key(art_json *json, const article *a, article_key key, unsigned flags)
{
    static const char *const names[] = {
#define NAME(id, name, text) [id] = (name),
        ARTICLE_KEY_LIST(NAME)
#undef NAME
    };
    article_field field = field_of(key);
    if (field < ARTICLE_FIELD_COUNT) {
        write_field(json, names[key], key, &a->metadata.fields[field]);
        return;
    }
    if (key == ARTICLE_KEY_LIMITED && !a->page.limited)
        return;
    art_json_key(json, names[key]);
    switch (key) {
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
        art_json_string(json, a->selection.found ? a->text : ART_VIEW(""));
        break;
    case ARTICLE_KEY_MARKDOWN:
        write_inlay(json, a, ARTICLE_FORMAT_MARKDOWN, flags);
        break;
    case ARTICLE_KEY_HTML:
        write_inlay(json, a, ARTICLE_FORMAT_HTML, flags);
        break;
    case ARTICLE_KEY_COMMENTS:
        write_comments(json, a);
        break;
    case ARTICLE_KEY_BLOCKS:
        write_blocks(json, a);
        break;
    default: /* fields of metadata */
        break;
    }
}

static void write_keys(art_json *json, const article *a, const article_write_options *options)
{
    unsigned long long keys = options->keys ? options->keys : ARTICLE_KEYS_DEFAULT;
    if (options->flags & ARTICLE_WRITE_COMMENTS)
        keys |= ARTICLE_KEY_BIT(ARTICLE_KEY_COMMENTS);
    for (int key = 0; key < ARTICLE_KEY_COUNT; key++)
        if (keys & ARTICLE_KEY_BIT(key))
            write_key(json, a, (article_key)key, options->flags);
}

/* --- that of Readability.js --- */

static void write_or_null(art_json *json, const char *key, art_view text)
{
    art_json_key(json, key);
    if (text.data)
        art_json_string(json, text);
    else
        art_json_null(json);
}

static art_view value_of(const article *a, article_field field)
{
    art_view value;
    value.data = article_field_text(a, field, &value.size);
    return value;
}

static uint64_t utf16_length(art_view text)
{
    uint64_t units = 0;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        units += (c & 0xC0) != 0x80;
        units += c >= 0xF0; /* a pair of surrogates */
    }
    return units;
}

static art_view excerpt_of(const article *a)
{
    article_block block = {.size = sizeof block};
    art_view description = value_of(a, ARTICLE_DESCRIPTION);
    if (description.data)
        return description;
    for (size_t i = 0; article_block_get(a, i, &block) == ARTICLE_OK; i++)
        if (block.kept && block.kind == ARTICLE_BLOCK_PARAGRAPH)
            return (art_view){block.text, block.length};
    return (art_view){NULL, 0};
}

static void write_readability(art_json *json, const article *a, unsigned flags)
{
    art_view text, title = value_of(a, ARTICLE_TITLE);
    text.data = article_text(a, &text.size);
    art_json_key(json, "title");
    art_json_string(json, title);
    write_or_null(json, "byline", value_of(a, ARTICLE_AUTHOR));
    write_or_null(json, "dir", value_of(a, ARTICLE_DIR));
    write_or_null(json, "lang", value_of(a, ARTICLE_LANGUAGE));
    art_json_key(json, "content");
    write_inlay(json, a, ARTICLE_FORMAT_HTML, flags | ARTICLE_WRITE_LINKS | ARTICLE_WRITE_IMAGES);
    art_json_key(json, "textContent");
    art_json_string(json, text);
    art_json_key(json, "length");
    art_json_number(json, utf16_length(text));
    write_or_null(json, "excerpt", excerpt_of(a));
    write_or_null(json, "siteName", value_of(a, ARTICLE_SITE_NAME));
    write_or_null(json, "publishedTime", value_of(a, ARTICLE_DATE));
}

void art_write_json(const article *a, const article_write_options *options, art_out *out)
{
    art_json json;
    art_json_init(&json, out, (options->flags & ARTICLE_WRITE_INDENT) != 0);
    art_json_begin(&json, '{');
    if (options->flags & ARTICLE_WRITE_READABILITY)
        write_readability(&json, a, options->flags);
    else
        write_keys(&json, a, options);
    art_json_end(&json, '}');
    art_out_add_char(out, '\n');
}
