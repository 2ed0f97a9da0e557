#include "article/metadata.h"

#include "article/language.h"
#include "article/metadata_byline.h"
#include "article/metadata_date.h"
#include "article/metadata_gather.h"
#include "article/metadata_title.h"
#include "article/status.h"
#include "article/url.h"

enum {
    TAGS_MAX = 32
};

typedef struct choice {
    art_arena *arena;
    art_gathered *from;
    art_facts *facts;
    art_metadata *metadata;
    art_view base; /* address that relative links are resolved against */
} choice;

/* The functions below need not check for memory: the arena remembers that there was none, and
 * art_metadata_find looks. */

static void put(choice *c, article_field field, art_view value, const char *origin)
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
    values->origin = origin;
}

/* The value is that of a fact, or was made of it. */
static void put_fact(choice *c, art_fact *fact, art_view value)
{
    fact->chosen = true;
    put(c, fact->candidate->field, value, fact->candidate->origin);
}

/* The value has no fact of its own. */
static void put_found(choice *c, article_field field, art_place place, const char *key,
                      art_view value)
{
    const art_candidate *candidate = art_candidate_find(field, place, art_view_of(key));
    if (candidate)
        put(c, field, value, candidate->origin);
}

static void join(choice *c, article_field field)
{
    art_values *values = &c->metadata->fields[field];
    art_buffer joined;
    if (values->count == 1)
        values->joined = values->items[0];
    if (values->count < 2)
        return;
    art_buffer_init(&joined, c->arena);
    for (size_t i = 0; i < values->count; i++) {
        if (i)
            art_buffer_add_view(&joined, ART_VIEW(", "));
        art_buffer_add_view(&joined, values->items[i]);
    }
    const char *string = art_buffer_string(&joined);
    values->joined = (art_view){string, string ? joined.size : 0};
}

static art_view value_of(const choice *c, article_field field)
{
    const art_values *values = &c->metadata->fields[field];
    return values->count ? values->items[0] : (art_view){NULL, 0};
}

/* --- what is no candidate after all --- */

/* A page of several articles in JSON-LD: the one whose headline agrees best with <title> is meant,
 * the others are teasers. */
static void drop_other_articles(choice *c)
{
    const art_fact *title = art_facts_first(
        c->facts, art_candidate_find(ARTICLE_TITLE, ART_PLACE_ELEMENT, ART_VIEW("title")));
    double most = -1;
    unsigned meant = 0;
    for (size_t i = 0; i < c->facts->count; i++) {
        const art_fact *fact = &c->facts->items[i];
        if (fact->candidate->place != ART_PLACE_LD_ARTICLE ||
            fact->candidate->field != ARTICLE_TITLE)
            continue;
        double score = title ? art_words_shared(fact->text, title->text) : 0;
        if (score > most) {
            most = score;
            meant = fact->group;
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < c->facts->count; i++) {
        const art_fact *fact = &c->facts->items[i];
        if (fact->candidate->place != ART_PLACE_LD_ARTICLE || !meant || fact->group == meant)
            c->facts->items[kept++] = *fact;
    }
    c->facts->count = kept;
}

/* Dates as ISO 8601; facts that hold none go. */
static void read_dates(choice *c)
{
    size_t kept = 0;
    for (size_t i = 0; i < c->facts->count; i++) {
        art_fact fact = c->facts->items[i];
        article_field field = fact.candidate->field;
        if (field == ARTICLE_DATE || field == ARTICLE_MODIFIED) {
            art_date date;
            if (!art_date_find(fact.text, c->from->order, &date))
                continue;
            if (!art_view_equal(fact.text, (art_view){date.text, date.size}))
                fact.text = art_view_copy(c->arena, (art_view){date.text, date.size});
        }
        c->facts->items[kept++] = fact;
    }
    c->facts->count = kept;
}

/* --- one field after the other --- */

static void choose_first(choice *c, article_field field)
{
    art_fact *fact = art_facts_best(c->facts, field);
    if (fact)
        put_fact(c, fact, fact->text);
}

/* "Canal News |": the name as the site's templates join it to titles. */
static void choose_site_name(choice *c)
{
    art_fact *fact = art_facts_best(c->facts, ARTICLE_SITE_NAME);
    if (!fact)
        return;
    art_view name = fact->text;
    while (name.size > 2 && name.data[name.size - 2] == ' ' &&
           strchr("|-:", name.data[name.size - 1]))
        name = art_view_trim((art_view){name.data, name.size - 1});
    while (name.size > 2 && name.data[1] == ' ' && strchr("|-:", name.data[0]))
        name = art_view_trim((art_view){name.data + 1, name.size - 1});
    put_fact(c, fact, name);
}

/* The first that is an http(s) address. */
static bool choose_address(choice *c, article_field field)
{
    for (unsigned rank = 1; rank < ART_RANK_COUNT; rank++)
        for (size_t i = 0; i < c->facts->count; i++) {
            art_fact *fact = &c->facts->items[i];
            if (fact->candidate->field != field || fact->candidate->rank != rank)
                continue;
            art_view url = art_url_resolve(c->arena, c->base, fact->text);
            if (url.size) {
                put_fact(c, fact, url);
                return true;
            }
        }
    return false;
}

static void choose_dates(choice *c)
{
    for (int i = 0; i < 2; i++) {
        article_field field = i ? ARTICLE_MODIFIED : ARTICLE_DATE;
        art_fact *fact = art_date_choose(c->facts, field, c->from->headline);
        if (!fact)
            continue;
        fact->chosen = true;
        put(c, field, fact->text, fact->candidate->origin);
    }
}

static void choose_authors(choice *c, art_view host)
{
    art_authors authors;
    art_fact *from;
    if (!art_byline_choose(c->facts, c->from->headline, host, &authors, &from))
        return;
    for (size_t i = 0; i < authors.count; i++)
        put_fact(c, from, authors.names[i]);
}

/* Keywords of the most trusted place, which may be lists themselves. */
static void choose_tags(choice *c)
{
    art_values *tags = &c->metadata->fields[ARTICLE_TAGS];
    const art_fact *best = art_facts_best(c->facts, ARTICLE_TAGS);
    for (size_t i = 0; best && i < c->facts->count; i++) {
        art_fact *fact = &c->facts->items[i];
        art_view rest = fact->text;
        if (fact->candidate->field != ARTICLE_TAGS ||
            fact->candidate->rank != best->candidate->rank)
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
                put_fact(c, fact, tag);
        }
    }
}

/* What the page declares, unless the text is surely in another language. */
static void choose_language(choice *c)
{
    char tag[ART_LANGUAGE_SIZE] = "";
    art_view declared = {NULL, 0};
    art_fact *from = NULL;
    for (unsigned rank = 1; rank < ART_RANK_COUNT && !from; rank++)
        for (size_t i = 0; i < c->facts->count && !from; i++) {
            art_fact *fact = &c->facts->items[i];
            if (fact->candidate->field != ARTICLE_LANGUAGE || fact->candidate->rank != rank)
                continue;
            declared = (art_view){tag, art_language_tag(fact->text, tag)};
            from = declared.size ? fact : NULL;
        }
    art_language_guess guess = art_language_of(c->from->sample, c->from->sample_count, declared);
    if (from && !guess.contradicts)
        put_fact(c, from, declared);
    else if (guess.sure)
        put_found(c, ARTICLE_LANGUAGE, ART_PLACE_TEXT, guess.by_script ? "script" : "words",
                  guess.tag);
}

static void choose_dir(choice *c)
{
    art_fact *said = art_facts_best(c->facts, ARTICLE_DIR);
    if (said && art_view_equal_nocase(said->text, ART_VIEW("rtl")))
        put_fact(c, said, ART_VIEW("rtl"));
    else if (said && art_view_equal_nocase(said->text, ART_VIEW("ltr")))
        put_fact(c, said, ART_VIEW("ltr"));
    else if (art_language_rtl(value_of(c, ARTICLE_LANGUAGE)))
        put_found(c, ARTICLE_DIR, ART_PLACE_TEXT, "language", ART_VIEW("rtl"));
}

/* --- all of it --- */

static void choose(choice *c, art_view url)
{
    art_view base = art_url_resolve(c->arena, url, c->from->base);
    c->base = c->from->base.size && base.size ? base : url;
    art_view own = art_url_resolve(c->arena, url, url);
    if (!choose_address(c, ARTICLE_URL) && own.size)
        put_found(c, ARTICLE_URL, ART_PLACE_ADDRESS, "given", own);
    art_view address = url.size ? url : value_of(c, ARTICLE_URL);
    if (!c->base.size)
        c->base = address;
    c->metadata->base = art_url_resolve(c->arena, c->base, c->base);
    art_date date;
    if (art_date_in_url(address, &date))
        (void)art_facts_add(c->facts,
                            art_candidate_find(ARTICLE_DATE, ART_PLACE_ADDRESS, ART_VIEW("path")),
                            0, 0, (art_view){date.text, date.size});
    choose_site_name(c);
    art_fact *title = NULL;
    art_view headline = art_title_choose(c->facts, address, &title);
    if (title)
        put_fact(c, title, headline);
    choose_authors(c, art_url_host(address));
    choose_dates(c);
    choose_first(c, ARTICLE_DESCRIPTION);
    choose_language(c);
    choose_dir(c);
    (void)choose_address(c, ARTICLE_IMAGE);
    choose_tags(c);
    (void)choose_address(c, ARTICLE_LICENSE);
    for (int field = 0; field < ARTICLE_FIELD_COUNT; field++)
        join(c, (article_field)field);
}

article_status art_metadata_find(art_arena *arena, const art_page *page, const char *url,
                                 art_metadata *metadata)
{
    art_gathered from = {.headline = ART_NO_NODE};
    choice c = {.arena = arena, .from = &from, .facts = &from.facts, .metadata = metadata};
    memset(metadata, 0, sizeof *metadata);
    art_facts_init(&from.facts, arena);
    bool gathered =
        page->head == ART_NO_NODE ? art_gather_plain(page, &from) : art_gather_html(page, &from);
    if (!gathered)
        return art_status_of(arena);
    drop_other_articles(&c);
    read_dates(&c);
    choose(&c, url ? art_view_of(url) : ART_VIEW(""));
    metadata->facts = from.facts;
    return arena->budget->failure == ART_FAILURE_NONE ? ARTICLE_OK : art_status_of(arena);
}
