/* Facts: what different parts of a page say for a metadata field, before one of them is chosen. */
#ifndef ART_FACTS_H
#define ART_FACTS_H

#include "article.h"
#include "base/arena.h"
#include "base/text.h"

/* Where a fact is from, the most trusted first. The order is the same for all fields; titles and
 * descriptions have rules of their own on top. */
typedef enum art_source {
    ART_SOURCE_JSONLD = 0, /* an article in JSON-LD */
    ART_SOURCE_OPEN_GRAPH, /* og:*, article:* */
    ART_SOURCE_SCHOLAR,    /* citation_*, Dublin Core */
    ART_SOURCE_META,       /* parsely-*, sailthru.*, <meta name=author> ... */
    ART_SOURCE_TWITTER,    /* twitter:* */
    ART_SOURCE_ITEMPROP,   /* microdata */
    ART_SOURCE_MARKUP,     /* rel=author, time[datetime], h1, <html lang> */
    ART_SOURCE_CLASS,      /* class names: byline, author, date */
    ART_SOURCE_URL,        /* the day in the address */
    ART_SOURCE_VISIBLE,    /* text near the title */
    ART_SOURCE_WEAK,       /* JSON-LD about the page or the site, <title>, other guesses */
    ART_SOURCE_COUNT
} art_source;

typedef struct art_fact {
    article_field field;
    art_source source;
    unsigned group; /* facts of one source that belong together, such as one article's authors */
    art_view text;  /* clean: see art_facts_clean */
} art_fact;

/* Facts in the order in which they were added. */
typedef struct art_facts {
    art_arena *arena;
    art_fact *items;
    size_t count, capacity;
    unsigned char taken[ARTICLE_FIELD_COUNT][ART_SOURCE_COUNT]; /* how many of each there are */
} art_facts;

enum {
    ART_FACT_SIZE_MAX = 8192, /* longer values are cut */
    ART_FACTS_MAX = 40        /* of one field and source; more are ignored */
};

void art_facts_init(art_facts *facts, art_arena *arena);

/* Adds a cleaned copy of text, unless nothing is left of it. False when there is no memory. */
bool art_facts_add(art_facts *facts, article_field field, art_source source, unsigned group,
                   art_view text);

/* The first fact of a field from a source; NULL where there is none. */
const art_fact *art_facts_first(const art_facts *facts, article_field field, art_source source);

/*
 * A copy of text fit to print: character references that were left in it decoded, white space
 * squeezed, no control characters, valid UTF-8, at most ART_FACT_SIZE_MAX bytes, NUL-terminated.
 * data is NULL when there is no memory.
 */
art_view art_facts_clean(art_arena *arena, art_view text);

#endif
