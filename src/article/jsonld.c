#include "article/jsonld.h"

#include "base/buffer.h"
#include "base/json_read.h"

enum {
    OBJECTS_MAX = 512,
    LOOKUPS_MAX = 100 /* of references to other objects: each asks them all */
};

typedef struct reader {
    art_facts *facts;
    art_json_tree tree;
    uint32_t objects[OBJECTS_MAX]; /* those that speak of the page */
    size_t count;
    unsigned group; /* of the object that is read */
    unsigned lookups;
    uint32_t node;
} reader;

/* --- what an object is --- */

typedef struct type_name {
    const char *name;
    art_place place;
} type_name;

/* Types by the end of their name, so that NewsArticle and BlogPosting need no line of their own. Of
 * several types the one that stands first here counts. */
static const type_name types[] = {
    {"Article", ART_PLACE_LD_ARTICLE},      {"Posting", ART_PLACE_LD_ARTICLE},
    {"Report", ART_PLACE_LD_ARTICLE},       {"Recipe", ART_PLACE_LD_ARTICLE},
    {"Review", ART_PLACE_LD_ARTICLE},       {"Question", ART_PLACE_LD_ARTICLE},
    {"CreativeWork", ART_PLACE_LD_ARTICLE}, {"BlogPost", ART_PLACE_LD_ARTICLE},
    {"HowTo", ART_PLACE_LD_ARTICLE},        {"Product", ART_PLACE_LD_THING},
    {"VideoObject", ART_PLACE_LD_THING},    {"Event", ART_PLACE_LD_THING},
    {"Course", ART_PLACE_LD_THING},         {"Book", ART_PLACE_LD_THING},
    {"WebPage", ART_PLACE_LD_PAGE},         {"AboutPage", ART_PLACE_LD_PAGE},
    {"CollectionPage", ART_PLACE_LD_PAGE},  {"ItemPage", ART_PLACE_LD_PAGE},
    {"WebSite", ART_PLACE_LD_SITE},         {"Organization", ART_PLACE_LD_SITE},
    {"Corporation", ART_PLACE_LD_SITE},
};

enum {
    TYPE_COUNT = sizeof types / sizeof *types
};

static size_t type_of_name(art_view type)
{
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        art_view end = art_view_of(types[i].name);
        if (type.size >= end.size &&
            art_view_equal_nocase((art_view){type.data + type.size - end.size, end.size}, end))
            return i;
    }
    return TYPE_COUNT;
}

static art_place place_of(const reader *r, uint32_t object)
{
    const art_json_value *type = art_json_member(&r->tree, object, ART_VIEW("@type"));
    if (!type)
        type = art_json_member(&r->tree, object, ART_VIEW("type"));
    size_t best = TYPE_COUNT;
    uint32_t at = type ? (uint32_t)(type - r->tree.values) : 0;
    for (uint32_t i = at; type && i < type->end; i++) {
        size_t one = r->tree.values[i].kind == ART_JSON_STRING
                         ? type_of_name(r->tree.values[i].text)
                         : TYPE_COUNT;
        best = one < best ? one : best;
    }
    return best < TYPE_COUNT ? types[best].place : ART_PLACE_COUNT;
}

/* --- reading values --- */

static bool add(reader *r, const art_candidate *candidate, const art_json_value *value)
{
    art_view text = art_json_text(r->facts->arena, value);
    if (value->escaped && !text.data)
        return false;
    if (value->kind == ART_JSON_LITERAL && art_view_equal(text, ART_VIEW("null")))
        return true;
    return art_facts_add(r->facts, candidate, r->group, r->node, text);
}

/* The object that {"@id": ...} refers to; the value itself where there is no such one. */
static uint32_t referred(reader *r, uint32_t value)
{
    const art_json_value *id = art_json_member(&r->tree, value, ART_VIEW("@id"));
    if (!id || id->kind != ART_JSON_STRING || art_json_member(&r->tree, value, ART_VIEW("name")) ||
        r->lookups++ >= LOOKUPS_MAX)
        return value;
    for (size_t i = 0; i < r->count; i++) {
        const art_json_value *other = art_json_member(&r->tree, r->objects[i], ART_VIEW("@id"));
        if (r->objects[i] != value && other && art_view_equal(id->text, other->text))
            return r->objects[i];
    }
    return value;
}

/* The text of a value: itself, or that of an object by one of its usual names; an address only
 * where one is looked for. */
static const art_json_value *text_of(const reader *r, uint32_t value, bool address)
{
    static const char *const keys[] = {"name", "@value", "url", "contentUrl", "@id"};
    const art_json_value *v = &r->tree.values[value];
    size_t count = address ? sizeof keys / sizeof *keys : 2;
    for (size_t k = 0; v->kind == ART_JSON_OBJECT && k < count; k++) {
        const art_json_value *member = art_json_member(&r->tree, value, art_view_of(keys[k]));
        if (member && member->kind <= ART_JSON_STRING)
            return member;
    }
    return v;
}

/* A publisher that signs as the author: a byline knows more. */
static const art_candidate *author_kind(const reader *r, uint32_t item, const art_candidate *said)
{
    static const art_view key = {"organization", 12};
    if (said->field != ARTICLE_AUTHOR || r->tree.values[item].kind != ART_JSON_OBJECT ||
        place_of(r, item) != ART_PLACE_LD_SITE)
        return said;
    return art_candidate_find(ARTICLE_AUTHOR, ART_PLACE_LD_ARTICLE, key);
}

/* Adds a value, or each of an array, names that are arrays included. */
static bool add_all(reader *r, const art_candidate *candidate, uint32_t value)
{
    const art_json_value *values = r->tree.values;
    bool list = values[value].kind == ART_JSON_ARRAY;
    bool is_address = candidate->field == ARTICLE_URL || candidate->field == ARTICLE_IMAGE ||
                      candidate->field == ARTICLE_LICENSE;
    unsigned added = 0;
    for (uint32_t i = value + list; i < values[value].end && added < ART_FACTS_MAX; added++) {
        uint32_t item = referred(r, i);
        const art_candidate *kind = author_kind(r, item, candidate);
        const art_json_value *text = text_of(r, item, is_address);
        const art_json_value *names = art_json_member(&r->tree, item, ART_VIEW("name"));
        if (names && names->kind == ART_JSON_ARRAY) {
            for (uint32_t k = (uint32_t)(names - values) + 1; k < names->end; k = values[k].end)
                if (!add(r, kind, &values[k]))
                    return false;
        } else if (!add(r, kind, text)) {
            return false;
        }
        i = values[i].end;
    }
    return true;
}

static bool read_object(reader *r, uint32_t object)
{
    art_place place = place_of(r, object);
    const art_json_value *values = r->tree.values;
    r->group++;
    if (place == ART_PLACE_COUNT)
        return true;
    for (uint32_t i = object + 1; i < values[object].end; i = values[i].end) {
        const art_candidate *candidate =
            art_candidate_find(ARTICLE_FIELD_COUNT, place, values[i].key);
        if (candidate && !add_all(r, candidate, i))
            return false;
    }
    return true;
}

/* --- finding the objects --- */

static void note(reader *r, uint32_t value)
{
    if (r->tree.values[value].kind == ART_JSON_OBJECT && r->count < OBJECTS_MAX)
        r->objects[r->count++] = value;
}

/* Notes an object, or those in an array. */
static void note_all(reader *r, uint32_t value)
{
    const art_json_value *values = r->tree.values;
    note(r, value);
    if (values[value].kind == ART_JSON_ARRAY)
        for (uint32_t i = value + 1; i < values[value].end; i = values[i].end)
            note(r, i);
}

static void find_objects(reader *r)
{
    const art_json_value *values = r->tree.values;
    for (uint32_t i = 0; i < r->tree.count; i = values[i].end)
        note_all(r, i);
    for (size_t i = 0; i < r->count; i++) {
        uint32_t object = r->objects[i];
        for (uint32_t k = object + 1; k < values[object].end; k = values[k].end) {
            art_view key = values[k].key;
            bool entity = art_view_equal(key, ART_VIEW("mainEntity")) ||
                          art_view_equal(key, ART_VIEW("mainEntityOfPage"));
            if (art_view_equal(key, ART_VIEW("@graph")))
                note_all(r, k);
            else if (entity) /* several main entities are the questions of a FAQ */
                note(r, k);
        }
    }
}

/* Some pages have the whole script escaped as HTML: {&quot;@type&quot;: ... */
static bool is_escaped_html(art_view script)
{
    const char *brace = script.size ? memchr(script.data, '{', script.size) : NULL;
    size_t at = brace ? (size_t)(brace - script.data) + 1 : script.size;
    while (at < script.size && art_is_space(script.data[at]))
        at++;
    return script.size - at >= 6 && !memcmp(script.data + at, "&quot;", 6);
}

static art_view unescape_html(art_arena *arena, art_view script)
{
    art_buffer out;
    art_buffer_init(&out, arena);
    for (size_t at = 0; at < script.size && !out.failed;) {
        const char *found = memchr(script.data + at, '&', script.size - at);
        size_t run = found ? (size_t)(found - script.data) - at : script.size - at;
        art_buffer_add(&out, script.data + at, run);
        at += run;
        if (found && script.size - at >= 6 && !memcmp(found, "&quot;", 6)) {
            art_buffer_add_char(&out, '"');
            at += 6;
        } else if (found) {
            art_buffer_add_char(&out, '&');
            at++;
        }
    }
    return out.failed ? (art_view){NULL, 0} : (art_view){out.data, out.size};
}

bool art_jsonld_read(art_jsonld *state, art_view script, uint32_t node, art_facts *facts)
{
    size_t left = ART_JSONLD_MAX - state->bytes;
    script.size = script.size < left ? script.size : left;
    state->bytes += script.size;
    if (is_escaped_html(script))
        script = unescape_html(facts->arena, script);
    reader r = {.facts = facts, .group = state->group, .node = node};
    if (!script.data || !art_json_read(facts->arena, script, &r.tree))
        return facts->arena->budget->failure == ART_FAILURE_NONE;
    find_objects(&r);
    for (size_t i = 0; i < r.count; i++)
        if (!read_object(&r, r.objects[i]))
            return false;
    state->group = r.group;
    return true;
}
