#include "article/jsonld.h"

#include "article/status.h"

#include <jansson.h>

enum {
    BYTES_MAX = 1 << 20,
    DEPTH_MAX = 64, /* jansson recurses */
    OBJECTS_MAX = 512
};

/* --- repair --- */

typedef struct repair {
    art_buffer out;
    unsigned depth, deepest;
    bool in_string;
} repair;

static bool closes(art_view text, size_t at)
{
    enum {
        AHEAD = 256
    }; /* a run of commas would make it quadratic; longer gaps are not repaired */
    text.size = text.size - at < AHEAD ? text.size : at + AHEAD;
    while (at < text.size && (art_is_space(text.data[at]) || text.data[at] == ','))
        at++;
    return at < text.size && (text.data[at] == '}' || text.data[at] == ']');
}

/* Copies one byte of a string, or an escape; returns how many bytes were read. */
static size_t repair_in_string(repair *r, art_view text, size_t at)
{
    char c = text.data[at];
    if (c == '"')
        r->in_string = false;
    if (c == '\\' && at + 1 < text.size) {
        char next = text.data[at + 1];
        if (next != '\0' && strchr("\"\\/bfnrtu", next)) {
            art_buffer_add(&r->out, text.data + at, 2);
            return 2;
        }
        return 1; /* "\'": the backslash means nothing */
    }
    art_buffer_add_char(&r->out, (unsigned char)c < 0x20 ? ' ' : c);
    return 1;
}

/*
 * The JSON in a script, from the first bracket on (before it stand "<!--", "//<![CDATA[" and the
 * like; what follows the value is jansson's to ignore): raw control characters in strings become
 * spaces, trailing commas and meaningless backslashes go. False when it nests too deeply.
 */
static bool repair_json(repair *r, art_view text)
{
    art_view head = {text.data, text.size < 64 ? text.size : 64};
    size_t at = art_view_find_nocase(head, ART_VIEW("CDATA["));
    at = at == SIZE_MAX ? 0 : at + 6;
    while (at < text.size && text.data[at] != '{' && text.data[at] != '[')
        at++;
    while (at < text.size && !r->out.failed) {
        char c = text.data[at];
        if (r->in_string) {
            at += repair_in_string(r, text, at);
            continue;
        }
        r->in_string = c == '"';
        if ((c == '{' || c == '[') && ++r->depth > DEPTH_MAX)
            return false;
        if ((c == '}' || c == ']') && r->depth && --r->depth == 0) {
            art_buffer_add_char(&r->out, c);
            return true;
        }
        if (c != ',' || !closes(text, at + 1))
            art_buffer_add_char(&r->out, c);
        at++;
    }
    return true;
}

/* --- reading values --- */

typedef struct reader {
    art_facts *facts;
    json_t *objects[OBJECTS_MAX]; /* borrowed from the value that is read */
    size_t count;
    unsigned group; /* of the article that is read */
} reader;

static art_view text_of(const json_t *value)
{
    if (!json_is_string(value))
        return (art_view){NULL, 0};
    return (art_view){json_string_value(value), json_string_length(value)};
}

/* Adds a string, or the first of these keys of an object, or each of an array of both. */
static bool add(reader *r, article_field field, art_source source, const json_t *value)
{
    static const char *const keys[] = {"name", "url", "contentUrl", "@value", "@id"};
    size_t count = json_is_array(value) ? json_array_size(value) : 1;
    for (size_t i = 0; i < count && i < ART_FACTS_MAX; i++) {
        const json_t *item = json_is_array(value) ? json_array_get(value, i) : value;
        for (size_t k = 0; json_is_object(item) && k < sizeof keys / sizeof *keys; k++)
            if (json_is_string(json_object_get(item, keys[k])))
                item = json_object_get(item, keys[k]);
        if (!art_facts_add(r->facts, field, source, r->group, text_of(item)))
            return false;
    }
    return true;
}

/* The object that {"@id": ...} refers to; the object itself where there is no such one. */
static const json_t *referred(const reader *r, const json_t *value)
{
    const json_t *id = json_object_get(value, "@id");
    if (!json_is_object(value) || !json_is_string(id) || json_object_get(value, "name"))
        return value;
    for (size_t i = 0; i < r->count; i++) {
        const json_t *other = json_object_get(r->objects[i], "@id");
        if (r->objects[i] != value && json_is_string(other) && json_equal(id, other))
            return r->objects[i];
    }
    return value;
}

/* --- what an object is --- */

typedef enum kind {
    KIND_OTHER = 0,
    KIND_ARTICLE,
    KIND_THING, /* something that a page may be about: its name is the title */
    KIND_PAGE,
    KIND_SITE
} kind;

typedef struct type_name {
    const char *name;
    kind kind;
} type_name;

/* Types by the end of their name, so that NewsArticle and BlogPosting need no line of their own. */
static const type_name types[] = {
    {"Article", KIND_ARTICLE},      {"Posting", KIND_ARTICLE},     {"Report", KIND_ARTICLE},
    {"Recipe", KIND_ARTICLE},       {"Review", KIND_ARTICLE},      {"Question", KIND_ARTICLE},
    {"CreativeWork", KIND_ARTICLE}, {"BlogPost", KIND_ARTICLE},    {"HowTo", KIND_ARTICLE},
    {"Product", KIND_THING},        {"VideoObject", KIND_THING},   {"Event", KIND_THING},
    {"Course", KIND_THING},         {"Book", KIND_THING},          {"WebPage", KIND_PAGE},
    {"AboutPage", KIND_PAGE},       {"CollectionPage", KIND_PAGE}, {"ItemPage", KIND_PAGE},
    {"WebSite", KIND_SITE},         {"Organization", KIND_SITE},   {"Corporation", KIND_SITE},
};

static kind kind_of_name(art_view type)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        art_view end = art_view_of(types[i].name);
        if (type.size >= end.size &&
            art_view_equal_nocase((art_view){type.data + type.size - end.size, end.size}, end))
            return types[i].kind;
    }
    return KIND_OTHER;
}

static kind kind_of(const json_t *object)
{
    const json_t *type = json_object_get(object, "@type");
    kind best = KIND_OTHER;
    size_t count = json_is_array(type) ? json_array_size(type) : 1;
    for (size_t i = 0; i < count; i++) {
        kind one = kind_of_name(text_of(json_is_array(type) ? json_array_get(type, i) : type));
        if (one != KIND_OTHER && (best == KIND_OTHER || one < best))
            best = one;
    }
    return best;
}

/* Authors: names, objects with a name, references to such, arrays of them. */
static bool add_authors(reader *r, art_source source, const json_t *value)
{
    size_t count = json_is_array(value) ? json_array_size(value) : 1;
    for (size_t i = 0; i < count && i < ART_FACTS_MAX; i++) {
        const json_t *item = referred(r, json_is_array(value) ? json_array_get(value, i) : value);
        const json_t *name = json_is_object(item) ? json_object_get(item, "name") : item;
        /* a publisher that signs as the author: a byline knows more */
        art_source trust = kind_of(item) == KIND_SITE ? ART_SOURCE_WEAK : source;
        if (json_is_array(name) && !add(r, ARTICLE_AUTHOR, trust, name))
            return false;
        if (json_is_string(name) &&
            !art_facts_add(r->facts, ARTICLE_AUTHOR, trust, r->group, text_of(name)))
            return false;
    }
    return true;
}

/* What is read from an object of a kind. */
typedef struct rule {
    kind kind;
    const char *key;
    article_field field;
    art_source source;
} rule;

static const rule rules[] = {
    {KIND_ARTICLE, "headline", ARTICLE_TITLE, ART_SOURCE_JSONLD},
    {KIND_ARTICLE, "name", ARTICLE_TITLE, ART_SOURCE_JSONLD},
    {KIND_ARTICLE, "author", ARTICLE_AUTHOR, ART_SOURCE_JSONLD},
    {KIND_ARTICLE, "creator", ARTICLE_AUTHOR, ART_SOURCE_JSONLD},
    {KIND_ARTICLE, "datePublished", ARTICLE_DATE, ART_SOURCE_JSONLD},
    {KIND_ARTICLE, "dateCreated", ARTICLE_DATE, ART_SOURCE_JSONLD},
    {KIND_ARTICLE, "dateModified", ARTICLE_MODIFIED, ART_SOURCE_JSONLD},
    {KIND_ARTICLE, "publisher", ARTICLE_SITE_NAME, ART_SOURCE_JSONLD},
    {KIND_ARTICLE, "description", ARTICLE_DESCRIPTION, ART_SOURCE_JSONLD},
    {KIND_ARTICLE, "image", ARTICLE_IMAGE, ART_SOURCE_JSONLD},
    {KIND_ARTICLE, "thumbnailUrl", ARTICLE_IMAGE, ART_SOURCE_JSONLD},
    {KIND_ARTICLE, "inLanguage", ARTICLE_LANGUAGE, ART_SOURCE_JSONLD},
    {KIND_ARTICLE, "keywords", ARTICLE_TAGS, ART_SOURCE_JSONLD},
    {KIND_ARTICLE, "license", ARTICLE_LICENSE, ART_SOURCE_JSONLD},
    {KIND_ARTICLE, "url", ARTICLE_URL, ART_SOURCE_JSONLD},
    {KIND_THING, "name", ARTICLE_TITLE, ART_SOURCE_JSONLD},
    {KIND_THING, "description", ARTICLE_DESCRIPTION, ART_SOURCE_WEAK},
    {KIND_THING, "datePublished", ARTICLE_DATE, ART_SOURCE_WEAK},
    {KIND_THING, "uploadDate", ARTICLE_DATE, ART_SOURCE_WEAK},
    {KIND_THING, "author", ARTICLE_AUTHOR, ART_SOURCE_WEAK},
    {KIND_PAGE, "author", ARTICLE_AUTHOR, ART_SOURCE_WEAK},
    {KIND_PAGE, "datePublished", ARTICLE_DATE, ART_SOURCE_WEAK},
    {KIND_PAGE, "dateModified", ARTICLE_MODIFIED, ART_SOURCE_WEAK},
    {KIND_PAGE, "description", ARTICLE_DESCRIPTION, ART_SOURCE_WEAK},
    {KIND_PAGE, "inLanguage", ARTICLE_LANGUAGE, ART_SOURCE_WEAK},
    {KIND_PAGE, "license", ARTICLE_LICENSE, ART_SOURCE_WEAK},
    {KIND_SITE, "name", ARTICLE_SITE_NAME, ART_SOURCE_WEAK},
};

static bool read_object(reader *r, const json_t *object)
{
    kind is = kind_of(object);
    r->group++;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const json_t *value = json_object_get(object, rules[i].key);
        if (rules[i].kind != is || !value)
            continue;
        bool fine = rules[i].field == ARTICLE_AUTHOR
                        ? add_authors(r, rules[i].source, value)
                        : add(r, rules[i].field, rules[i].source, referred(r, value));
        if (!fine)
            return false;
    }
    return true;
}

/* --- finding the objects --- */

/* Notes an object, or those in an array or an array's arrays; deeper nesting means nothing here. */
static void note(reader *r, json_t *value)
{
    if (json_is_object(value) && r->count < OBJECTS_MAX) {
        r->objects[r->count++] = value;
        return;
    }
    for (size_t i = 0; json_is_array(value) && i < json_array_size(value); i++) {
        json_t *item = json_array_get(value, i);
        if (json_is_object(item) && r->count < OBJECTS_MAX)
            r->objects[r->count++] = item;
    }
}

/* The article is an object of its own or hangs on one of these keys. Not followed are those that
 * lead to other articles: lists, parts, comments. */
static bool read_value(reader *r, json_t *root)
{
    static const char *const links[] = {"@graph", "mainEntity", "mainEntityOfPage"};
    r->count = 0;
    note(r, root);
    for (size_t i = 0; i < r->count; i++)
        for (size_t k = 0; k < sizeof links / sizeof *links; k++) {
            json_t *linked = json_object_get(r->objects[i], links[k]);
            if (k == 0 || json_is_object(linked)) /* several main entities: questions of a FAQ */
                note(r, linked);
        }
    for (size_t i = 0; i < r->count; i++)
        if (!read_object(r, r->objects[i]))
            return false;
    return true;
}

static article_status read_script(reader *r, art_view text)
{
    art_arena *arena = r->facts->arena;
    repair fixed = {.depth = 0};
    art_buffer_init(&fixed.out, arena);
    bool sound = repair_json(&fixed, text);
    if (fixed.out.failed)
        return art_status_of(arena);
    if (!sound || !fixed.out.size)
        return ARTICLE_OK;
    json_error_t error;
    json_t *root =
        json_loadb(fixed.out.data, fixed.out.size, JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, &error);
    if (!root)
        return json_error_code(&error) == json_error_out_of_memory ? ARTICLE_ERROR_MEMORY
                                                                   : ARTICLE_OK;
    bool fine = read_value(r, root);
    json_decref(root);
    return fine ? ARTICLE_OK : art_status_of(arena);
}

/* "application/ld+json", perhaps with parameters. */
static bool is_jsonld(const art_page *page, uint32_t node)
{
    return page->nodes[node].tag == ART_TAG_SCRIPT &&
           art_view_starts_nocase(art_page_attribute(page, node, ART_ATTR_TYPE),
                                  ART_VIEW("application/ld+json"));
}

article_status art_jsonld_read(const art_page *page, art_facts *facts)
{
    reader r = {.facts = facts};
    size_t left = BYTES_MAX;
    for (uint32_t i = 0; i < page->count; i++) {
        if (!is_jsonld(page, i))
            continue;
        for (uint32_t k = i + 1; k < page->nodes[i].end; k++) {
            art_view text = page->nodes[k].u.text;
            if (page->nodes[k].tag != ART_TAG_TEXT || text.size > left)
                continue;
            left -= text.size;
            article_status status = read_script(&r, text);
            if (status != ARTICLE_OK)
                return status;
        }
    }
    return ARTICLE_OK;
}
