#include "article/metadata_byline.h"

enum {
    NEAR = 60, /* nodes; see art_fact_distance. Nearly all bylines stand so near to the headline */
    FAR = 150, /* further away stand the authors of comments and teasers, and some bylines */
    RANK_SAID = 5, /* up to this rank the publisher names the author */
    RANK_INVERTED = 3,
    RANK_GUESSED = 9, /* a name by its place alone: products and services have such, too */
    READINGS = 150    /* texts that are read for names: it bounds the time */
};

typedef struct search {
    const art_facts *facts;
    uint32_t headline;
    art_view host;
    art_author_site site;
    const art_author_site *refused; /* the site, or NULL when its name may be an author's */
    bool dated; /* the page has a date: it is rather an article than a list or a product */
    bool forum; /* class names tell of members: the first who wrote counts, by whatever name */
    unsigned readings;
    uint64_t reach; /* how far from the headline what is seen may stand */
} search;

/* Of a member of a forum? */
static bool is_member(const art_candidate *candidate)
{
    return candidate->place == ART_PLACE_CLASS &&
           art_view_equal(art_candidate_key(candidate), ART_VIEW("username"));
}

static art_author_mode mode_of(const search *s, const art_candidate *candidate)
{
    switch (candidate->place) {
    case ART_PLACE_CLASS:
        return s->forum ? ART_AUTHOR_HANDLE : ART_AUTHOR_SEEN;
    case ART_PLACE_TEXT:
        return art_view_equal(art_candidate_key(candidate), ART_VIEW("by, linked"))
                   ? ART_AUTHOR_HANDLE
                   : ART_AUTHOR_SEEN;
    case ART_PLACE_META:
        return candidate->rank == RANK_INVERTED ? ART_AUTHOR_INVERTED : ART_AUTHOR_SAID;
    default:
        return ART_AUTHOR_SAID;
    }
}

/* One word that is the host's name: the site, not a person. */
static bool is_host(art_view name, art_view host)
{
    if (!name.size || memchr(name.data, ' ', name.size))
        return false;
    for (size_t begin = 0; begin < host.size; begin++) {
        size_t end = begin;
        while (end < host.size && host.data[end] != '.')
            end++;
        if (art_view_equal_nocase(name, (art_view){host.data + begin, end - begin}))
            return true;
        begin = end;
    }
    return false;
}

/* Several names of one kind that stand together: those of a list of meta elements, of one object of
 * JSON-LD. Of what is only seen, each stands for itself. */
static bool read_run(search *s, size_t *at, art_authors *authors, art_fact **from)
{
    const art_facts *facts = s->facts;
    const art_candidate *candidate = facts->items[*at].candidate;
    art_author_mode mode = mode_of(s, candidate);
    unsigned group = facts->items[*at].group;
    authors->count = 0;
    *from = NULL;
    for (size_t i = *at; i < facts->count; i++) {
        art_fact *fact = &facts->items[i];
        if (fact->candidate->field != ARTICLE_AUTHOR)
            continue;
        if (fact->candidate != candidate || fact->group != group)
            break;
        *at = i + 1;
        size_t before = authors->count;
        if (s->readings++ >= READINGS)
            continue;
        if (!art_authors_add(authors, facts->arena, fact->text, s->refused, mode))
            return false;
        if (authors->count == 1 && is_host(authors->names[0], s->host))
            authors->count = 0;
        if (authors->count > before && !*from)
            *from = fact;
        if (mode == ART_AUTHOR_SEEN || mode == ART_AUTHOR_HANDLE)
            break;
    }
    return true;
}

/* Do class names of this kind name several people, far from each other, and none of them near to
 * the headline? Then it is a list, of teasers or reviews, each with an author of its own. In the
 * lists that forums are, the first one counts: microdata and names of members tell these. */
static bool is_list(const search *s, const art_candidate *candidate)
{
    const art_fact *first = NULL;
    bool several = false;
    bool signature = candidate->rank == RANK_GUESSED && candidate->place == ART_PLACE_TEXT;
    if ((candidate->place != ART_PLACE_CLASS && !signature) ||
        mode_of(s, candidate) == ART_AUTHOR_HANDLE)
        return false;
    for (size_t i = 0; i < s->facts->count; i++) {
        const art_fact *fact = &s->facts->items[i];
        if (fact->candidate != candidate)
            continue;
        if (art_fact_distance(fact, s->headline) <= NEAR)
            return false;
        first = first ? first : fact;
        several = several ||
                  (fact->node - first->node > NEAR && !art_view_equal(first->text, fact->text));
    }
    return several;
}

/* The names of a rank: of what is seen the nearest, else the longest list. */
static bool read_rank(search *s, unsigned rank, art_authors *best, art_fact **from)
{
    *from = NULL;
    for (size_t i = 0; i < s->facts->count;) {
        const art_fact *fact = &s->facts->items[i];
        const art_candidate *candidate = fact->candidate;
        uint64_t distance = art_fact_distance(fact, s->headline);
        bool surely = candidate->place == ART_PLACE_TEXT || candidate->place == ART_PLACE_LINK;
        uint64_t reach = s->reach < FAR && surely ? FAR : s->reach;
        bool guess = candidate->rank == RANK_GUESSED && !s->dated &&
                     !art_view_equal(art_candidate_key(candidate), ART_VIEW("signature"));
        if (candidate->field != ARTICLE_AUTHOR || guess || candidate->rank != rank ||
            distance > reach ||
            (*from && art_candidate_seen(candidate) &&
             distance >= art_fact_distance(*from, s->headline))) {
            i++;
            continue;
        }
        if (distance > NEAR && is_list(s, candidate)) {
            i++;
            continue;
        }
        art_authors authors;
        art_fact *first;
        if (!read_run(s, &i, &authors, &first))
            return false;
        bool longer = !*from || authors.count > best->count;
        if (first && (art_candidate_seen(candidate) || longer)) {
            *best = authors;
            *from = first;
        }
    }
    return true;
}

/* The site's name that this is; empty where it is none. */
static art_view site_called(const art_author_site *site, art_view name)
{
    for (size_t i = 0; i < site->count; i++)
        if (art_view_equal_nocase(site->names[i], name))
            return site->names[i];
    return (art_view){NULL, 0};
}

/* Does the publisher say that nobody in particular is the author? Then names far from the headline
 * are those of others. */
static bool is_refused(const search *s)
{
    for (size_t i = 0; i < s->facts->count; i++) {
        const art_fact *fact = &s->facts->items[i];
        if (fact->candidate->field == ARTICLE_AUTHOR && fact->candidate->rank <= RANK_SAID &&
            fact->candidate->place != ART_PLACE_TEXT &&
            (art_author_nobody(fact->text) || site_called(&s->site, fact->text).size > 0 ||
             is_host(fact->text, s->host)))
            return true;
    }
    return false;
}

/* Do the words of a name begin with these letters, all capitals? They stand where there is no
 * portrait. */
static bool has_initials(art_view name, art_view letters)
{
    art_words words = {name.data, name.size, 0};
    art_view word;
    size_t count = 0;
    while (art_words_next(&words, &word)) {
        if (count == letters.size || word.data[0] != letters.data[count] ||
            !(word.data[0] >= 'A' && word.data[0] <= 'Z'))
            return false;
        count++;
    }
    return count > 1 && count == letters.size;
}

/* A single word is a first name or the name of an account, or initials: a name that begins with it
 * says more. */
static bool complete(search *s, art_authors *authors, art_fact **from)
{
    if (authors->count != 1 || memchr(authors->names[0].data, ' ', authors->names[0].size))
        return true;
    art_view known = authors->names[0];
    for (size_t i = 0; i < s->facts->count; i++) {
        art_fact *fact = &s->facts->items[i];
        if (fact->candidate->field != ARTICLE_AUTHOR ||
            art_fact_distance(fact, s->headline) > FAR || fact->text.size <= known.size ||
            s->readings++ >= READINGS)
            continue;
        art_authors others = {.count = 0};
        if (!art_authors_add(&others, s->facts->arena, fact->text, s->refused, ART_AUTHOR_SEEN))
            return false;
        art_view name = others.count ? others.names[0] : (art_view){"", 0};
        bool longer = name.size > known.size && art_view_starts_nocase(name, known) &&
                      name.data[known.size] == ' ';
        if (longer || has_initials(name, known)) {
            authors->names[0] = name;
            *from = fact;
            return true;
        }
    }
    return true;
}

/* No name, but what somebody called an account: with digits, or without a capital. */
static bool is_account(art_view name)
{
    bool capital = false, digit = false;
    for (size_t i = 0; i < name.size; i++) {
        capital = capital || (name.data[i] >= 'A' && name.data[i] <= 'Z') ||
                  (unsigned char)name.data[i] >= 0x80;
        digit = digit || art_is_digit(name.data[i]);
    }
    return digit || !capital;
}

/* The account's name of a writer whose byline stands under the headline: that is what people know.
 */
static bool prefer_byline(search *s, art_authors *authors, art_fact **from)
{
    enum {
        RANK_BYLINE = 4,
        RANK_CLASS = 8
    };
    if (authors->count != 1 || (*from)->candidate->rank >= RANK_BYLINE ||
        memchr(authors->names[0].data, ' ', authors->names[0].size))
        return true;
    art_authors seen;
    art_fact *byline;
    s->reach = NEAR;
    if (!read_rank(s, RANK_BYLINE, &seen, &byline) ||
        (!byline && is_account(authors->names[0]) && !read_rank(s, RANK_CLASS, &seen, &byline)))
        return false;
    if (byline && art_word_count(seen.names[0]) > 1) {
        *authors = seen;
        *from = byline;
    }
    return true;
}

/* "Canal Expert Jane Doe", who is Jane Doe in the link to her page. */
static bool shorten(search *s, art_authors *authors, art_fact **from)
{
    art_view known = authors->names[0];
    if (authors->count != 1 || art_word_count(known) < 3)
        return true;
    for (size_t i = 0; i < s->facts->count; i++) {
        art_fact *fact = &s->facts->items[i];
        size_t begin = known.size - fact->text.size;
        if (fact->candidate->field != ARTICLE_AUTHOR || fact->candidate->place != ART_PLACE_LINK ||
            fact->text.size + 2 > known.size || known.data[begin - 1] != ' ' ||
            art_word_count(fact->text) < 2 || !art_author_person(fact->text) ||
            !art_view_equal((art_view){known.data + begin, fact->text.size}, fact->text))
            continue;
        authors->names[0] = fact->text;
        *from = fact;
        return true;
    }
    return true;
}

static void learn_site(const art_facts *facts, art_author_site *site)
{
    enum {
        MAX = sizeof site->names / sizeof *site->names
    };
    *site = (art_author_site){.count = 0};
    for (size_t i = 0; i < facts->count; i++) {
        const art_fact *fact = &facts->items[i];
        if (fact->candidate->field == ARTICLE_SITE_NAME && site->count < MAX)
            site->names[site->count++] = fact->text;
        if (fact->candidate->field == ARTICLE_TITLE && !site->title.size &&
            fact->candidate->place == ART_PLACE_ELEMENT &&
            art_view_equal(art_candidate_key(fact->candidate), ART_VIEW("title")))
            site->title = fact->text;
    }
}

bool art_byline_choose(const art_facts *facts, uint32_t headline, art_view host,
                       art_authors *authors, art_fact **from)
{
    search s = {.facts = facts, .headline = headline, .host = host};
    learn_site(facts, &s.site);
    for (size_t i = 0; i < facts->count; i++) {
        s.dated = s.dated || facts->items[i].candidate->field == ARTICLE_DATE;
        s.forum = s.forum || is_member(facts->items[i].candidate);
    }
    s.refused = &s.site;
    bool refused = is_refused(&s);
    authors->count = 0;
    *from = NULL;
    for (int pass = 0; pass < 2; pass++) {
        s.reach = pass ? UINT64_MAX : refused ? NEAR : FAR;
        for (unsigned rank = 1; rank < ART_RANK_COUNT; rank++) {
            if (!read_rank(&s, rank, authors, from))
                return false;
            if (*from)
                return prefer_byline(&s, authors, from) && complete(&s, authors, from) &&
                       shorten(&s, authors, from);
        }
        if (refused)
            break;
    }
    /* A site that is called after its author, who is named as such as well. */
    for (size_t i = 0; i < facts->count && !*from; i++) {
        art_fact *fact = &facts->items[i];
        bool said = fact->candidate->field == ARTICLE_AUTHOR && fact->candidate->rank <= RANK_SAID;
        if (!said || !art_author_person(site_called(&s.site, fact->text)))
            continue;
        if (!art_authors_add(authors, facts->arena, fact->text, NULL, mode_of(&s, fact->candidate)))
            return false;
        *from = authors->count ? fact : NULL;
    }
    return true;
}
