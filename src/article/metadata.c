#include "article/metadata.h"

#include "article/date.h"
#include "article/facts.h"
#include "article/jsonld.h"
#include "article/metadata_author.h"
#include "article/metadata_gather.h"
#include "article/metadata_title.h"
#include "article/status.h"
#include "article/url.h"

enum {
    TAGS_MAX = 32
};

typedef struct choice {
    art_arena *arena;
    const art_page *page;
    art_facts facts;
    art_metadata *metadata;
    art_view base; /* address that relative links are resolved against */
} choice;

/* The functions below need not check for memory: the arena remembers that there was none, and
 * art_metadata_find looks. */

static void put(choice *c, article_field field, art_view value)
{
    art_values *values = &c->metadata->fields[field];
    art_view copy = value.size ? art_facts_clean(c->arena, value) : (art_view){NULL, 0};
    if (!copy.size)
        return;
    size_t room = values->count & (values->count - 1) ? 0 : values->count; /* doubled at 2^n */
    if (!values->count || room) {
        art_view *items = art_arena_grow(c->arena, values->items, values->count * sizeof *items,
                                         (room ? 2 * room : 1) * sizeof *items);
        if (!items)
            return;
        values->items = items;
    }
    values->items[values->count++] = copy;
}

static void join(choice *c, article_field field)
{
    art_values *values = &c->metadata->fields[field];
    art_buffer joined;
    art_buffer_init(&joined, c->arena);
    for (size_t i = 0; i < values->count; i++) {
        if (i)
            art_buffer_add_view(&joined, ART_VIEW("; "));
        art_buffer_add_view(&joined, values->items[i]);
    }
    const char *string = values->count ? art_buffer_string(&joined) : NULL;
    values->joined = (art_view){string, string ? joined.size : 0};
}

/* --- one field after the other --- */

/* The first value of the most trusted source. */
static void choose_first(choice *c, article_field field)
{
    for (int s = 0; s < ART_SOURCE_COUNT; s++) {
        const art_fact *fact = art_facts_first(&c->facts, field, (art_source)s);
        if (fact) {
            put(c, field, fact->text);
            return;
        }
    }
}

/* The first that is an http(s) address. */
static void choose_address(choice *c, article_field field, art_view fallback)
{
    for (int s = 0; s < ART_SOURCE_COUNT; s++)
        for (size_t i = 0; i < c->facts.count; i++) {
            const art_fact *fact = &c->facts.items[i];
            if (fact->field != field || (int)fact->source != s)
                continue;
            art_view url = art_url_resolve(c->arena, c->base, fact->text);
            if (url.size) {
                put(c, field, url);
                return;
            }
        }
    put(c, field, art_url_resolve(c->arena, fallback, fallback));
}

static void choose_date(choice *c, article_field field, art_view url)
{
    char date[ART_DATE_SIZE];
    for (int s = 0; s < ART_SOURCE_COUNT; s++) {
        size_t size = 0;
        if (s == ART_SOURCE_URL && field == ARTICLE_DATE)
            size = art_date_in_url(url, date);
        for (size_t i = 0; !size && i < c->facts.count; i++)
            if (c->facts.items[i].field == field && (int)c->facts.items[i].source == s)
                size = art_date_find(c->facts.items[i].text, date);
        if (size) {
            put(c, field, (art_view){date, size});
            return;
        }
    }
}

static art_view value_of(const choice *c, article_field field)
{
    const art_values *values = &c->metadata->fields[field];
    return values->count ? values->items[0] : (art_view){NULL, 0};
}

/* All authors of the most trusted source that names any; of class names and visible text the first
 * that has the shape of a name. */
static void authors_apart_from(choice *c, art_view site, int sources, bool shaped)
{
    for (int s = 0; s < sources; s++) {
        art_authors authors = {.count = 0};
        bool strict = shaped || s == ART_SOURCE_CLASS || s == ART_SOURCE_VISIBLE;
        unsigned group = 0;
        for (size_t i = 0; i < c->facts.count; i++) {
            const art_fact *fact = &c->facts.items[i];
            if (fact->field != ARTICLE_AUTHOR || (int)fact->source != s)
                continue;
            if (authors.count && (strict || fact->group != group))
                break;
            group = fact->group;
            if (!art_authors_add(&authors, c->arena, fact->text, site, s == ART_SOURCE_SCHOLAR,
                                 strict))
                return;
        }
        for (size_t i = 0; i < authors.count; i++)
            put(c, ARTICLE_AUTHOR, authors.names[i]);
        if (authors.count)
            return;
    }
}

static void choose_authors(choice *c)
{
    authors_apart_from(c, value_of(c, ARTICLE_SITE_NAME), ART_SOURCE_COUNT, false);
    /* A site may carry its author's name: it counts when the publisher says that it is one. */
    art_view site = value_of(c, ARTICLE_SITE_NAME);
    size_t words = art_word_count(site);
    if (!value_of(c, ARTICLE_AUTHOR).size && words >= 2 && words <= 3)
        authors_apart_from(c, (art_view){NULL, 0}, ART_SOURCE_TWITTER, true);
}

/* Keywords of the most trusted source, which may be lists themselves. */
static void choose_tags(choice *c)
{
    art_values *tags = &c->metadata->fields[ARTICLE_TAGS];
    for (int s = 0; s < ART_SOURCE_COUNT && !tags->count; s++)
        for (size_t i = 0; i < c->facts.count; i++) {
            art_view rest = c->facts.items[i].text;
            if (c->facts.items[i].field != ARTICLE_TAGS || (int)c->facts.items[i].source != s)
                continue;
            while (rest.size && tags->count < TAGS_MAX) {
                size_t n = 0;
                while (n < rest.size && rest.data[n] != ',' && rest.data[n] != ';')
                    n++;
                art_view tag = art_view_trim((art_view){rest.data, n});
                n += n < rest.size;
                rest = (art_view){rest.data + n, rest.size - n};
                bool known = false;
                for (size_t k = 0; k < tags->count; k++)
                    known = known || art_view_equal_nocase(tags->items[k], tag);
                if (!known)
                    put(c, ARTICLE_TAGS, tag);
            }
        }
}

/* A language tag as BCP 47 recommends to write it: "EN_us" is "en-US". 0 when it is none. */
static size_t language_tag(art_view text, char out[36])
{
    size_t part = 0, begin = 0, i = 0;
    for (; i < text.size && i < 35; i++) {
        char c = text.data[i] == '_' ? '-' : art_lower(text.data[i]);
        if (c == '-' || c == '.' || c == ',' || c == ' ' || c == ';') {
            if (i == begin)
                return 0;
            if (c != '-')
                break;
            part++;
            begin = i + 1;
        } else if (!art_is_alnum(c) || i - begin >= 8) {
            return 0;
        }
        out[i] = c;
    }
    size_t size = i;
    while (size && out[size - 1] == '-')
        size--;
    out[size] = '\0';
    const char *dash = memchr(out, '-', size);
    size_t primary = dash ? (size_t)(dash - out) : size;
    if (primary < 2 || primary > 3 || !art_is_alpha(out[0]) ||
        !art_is_alpha(out[1])) /* NOLINT(clang-analyzer-core.CallAndMessage): primary >= 2 */
        return 0;
    for (size_t at = primary; at < size;) { /* regions in capitals, scripts with one */
        size_t end = ++at;
        while (end < size && out[end] != '-')
            end++;
        size_t capitals = end - at == 2 ? 2 : end - at == 4 && art_is_alpha(out[at]) ? 1 : 0;
        for (size_t k = at; k < at + capitals; k++)
            if (out[k] >= 'a' && out[k] <= 'z')
                out[k] = (char)(out[k] - ('a' - 'A'));
        at = end;
    }
    return size;
}

/* The html element's own word goes before what is said elsewhere for the whole site. */
static void choose_language(choice *c)
{
    static const art_source order[] = {ART_SOURCE_MARKUP, ART_SOURCE_JSONLD, ART_SOURCE_TWITTER,
                                       ART_SOURCE_WEAK};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const art_fact *fact = art_facts_first(&c->facts, ARTICLE_LANGUAGE, order[i]);
        char tag[36];
        size_t size = fact ? language_tag(fact->text, tag) : 0;
        if (size) {
            put(c, ARTICLE_LANGUAGE, (art_view){tag, size});
            return;
        }
    }
}

static void choose_dir(choice *c)
{
    static const char *const leftwards[] = {"ar", "he", "iw", "fa", "ur", "yi", "ps", "ckb", "dv"};
    const art_fact *said = art_facts_first(&c->facts, ARTICLE_DIR, ART_SOURCE_MARKUP);
    if (said && art_view_equal_nocase(said->text, ART_VIEW("rtl"))) {
        put(c, ARTICLE_DIR, ART_VIEW("rtl"));
        return;
    }
    if (said && art_view_equal_nocase(said->text, ART_VIEW("ltr"))) {
        put(c, ARTICLE_DIR, ART_VIEW("ltr"));
        return;
    }
    art_view language = value_of(c, ARTICLE_LANGUAGE);
    const char *dash = language.size ? memchr(language.data, '-', language.size) : NULL;
    if (dash)
        language.size = (size_t)(dash - language.data);
    for (size_t i = 0; i < sizeof leftwards / sizeof *leftwards; i++)
        if (art_view_equal(language, art_view_of(leftwards[i])))
            put(c, ARTICLE_DIR, ART_VIEW("rtl"));
}

/* --- all of it --- */

/* The page's address, or what its base element makes of it. */
static art_view base_of(art_arena *arena, const art_page *page, art_view url)
{
    for (uint32_t i = 0; page->head != ART_NO_NODE && i < page->nodes[page->head].end; i++) {
        art_view href = art_page_attribute(page, i, ART_ATTR_HREF);
        if (page->nodes[i].tag == ART_TAG_BASE && href.size) {
            art_view base = art_url_resolve(arena, url, href);
            return base.size ? base : url;
        }
    }
    return url;
}

static void choose(choice *c, art_view url)
{
    choose_address(c, ARTICLE_URL, url);
    art_view address = url.size ? url : value_of(c, ARTICLE_URL);
    if (!c->base.size)
        c->base = address;
    choose_first(c, ARTICLE_SITE_NAME);
    put(c, ARTICLE_TITLE,
        art_title_choose(&c->facts, value_of(c, ARTICLE_SITE_NAME), art_url_host(address)));
    choose_authors(c);
    choose_date(c, ARTICLE_DATE, address);
    choose_date(c, ARTICLE_MODIFIED, address);
    choose_first(c, ARTICLE_DESCRIPTION);
    choose_language(c);
    choose_dir(c);
    choose_address(c, ARTICLE_IMAGE, (art_view){NULL, 0});
    choose_tags(c);
    choose_address(c, ARTICLE_LICENSE, (art_view){NULL, 0});
    for (int field = 0; field < ARTICLE_FIELD_COUNT; field++)
        join(c, (article_field)field);
}

article_status art_metadata_find(art_arena *arena, const art_page *page, const char *url,
                                 art_metadata *metadata)
{
    choice c = {.arena = arena, .page = page, .metadata = metadata};
    memset(metadata, 0, sizeof *metadata);
    art_facts_init(&c.facts, arena);
    if (page->head == ART_NO_NODE) {
        if (!art_gather_plain(page, &c.facts))
            return art_status_of(arena);
    } else {
        article_status status = art_jsonld_read(page, &c.facts);
        if (status != ARTICLE_OK)
            return status;
        if (!art_gather_html(page, &c.facts))
            return art_status_of(arena);
    }
    art_view own = art_view_of(url);
    if (!own.data)
        own = ART_VIEW("");
    c.base = base_of(arena, page, own);
    choose(&c, own);
    return arena->budget->failure == ART_FAILURE_NONE ? ARTICLE_OK : art_status_of(arena);
}
