/* Facts: what different places of a page say for a metadata field, before one of them is chosen. */
#ifndef ART_FACTS_H
#define ART_FACTS_H

#include "article/candidates.h"
#include "base/arena.h"

typedef struct art_fact {
    const art_candidate *candidate;
    unsigned group; /* facts of one place that belong together, such as one article's authors */
    uint32_t node;  /* of the page: where it stands */
    bool chosen;    /* by art_metadata_find */
    art_view text;  /* clean: see art_facts_clean */
} art_fact;

/* Facts in the order in which they were added. */
typedef struct art_facts {
    art_arena *arena;
    art_fact *items;
    size_t count, capacity;
    unsigned char taken[ART_CANDIDATE_COUNT]; /* how many of each there are */
} art_facts;

enum {
    ART_FACT_SIZE_MAX = 8192, /* longer values are cut */
    ART_FACTS_MAX = 40        /* of one candidate; more are ignored */
};

void art_facts_init(art_facts *facts, art_arena *arena);

/* Adds a cleaned copy of text, unless candidate is NULL, or nothing is left of it, or there are
 * enough of this candidate. False when there is no memory. */
bool art_facts_add(art_facts *facts, const art_candidate *candidate, unsigned group, uint32_t node,
                   art_view text);

/* Forgets the dates that are seen before a node, so that there is room for others. */
void art_facts_drop_dates(art_facts *facts, uint32_t before);

/* The first fact of a candidate; NULL where there is none. */
const art_fact *art_facts_first(const art_facts *facts, const art_candidate *candidate);

/* The first fact for a field of the lowest rank; NULL where there is none. */
art_fact *art_facts_best(const art_facts *facts, article_field field);

/* In the place of a headline's node: there is none. */
#define ART_FACT_NOWHERE UINT32_MAX

/* How far a fact that is seen on the page stands from the headline, in nodes; 0 for other facts.
 * Bylines stand behind the headline more often than before it, so that nodes before it count
 * three times. */
uint64_t art_fact_distance(const art_fact *fact, uint32_t headline);

/*
 * A copy of text fit to print: character references that were left in it decoded, markup of inline
 * elements left out, white space squeezed, no control characters, valid UTF-8, at most
 * ART_FACT_SIZE_MAX bytes, NUL-terminated. data is NULL when there is no memory.
 */
art_view art_facts_clean(art_arena *arena, art_view text);

#endif
