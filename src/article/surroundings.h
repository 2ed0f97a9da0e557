/* Sums over ranges of blocks, containers and groups of like blocks: what surrounds a block. */
#ifndef ART_SURROUNDINGS_H
#define ART_SURROUNDINGS_H

#include "article/context.h"
#include "article/measure.h"

/* Of the blocks of a range; kept as sums from the first block on. */
typedef struct art_sums {
    uint32_t blocks, words, links; /* links: words inside links */
    uint32_t long_words;           /* words of long blocks */
    uint32_t commas, headings;
    uint32_t told;    /* blocks with a sentence of some length */
    uint32_t density; /* Readability's score of paragraphs by commas and length, in 1/100 */
    int64_t worth;    /* words of long blocks, less words of links and short blocks, in tenths */
} art_sums;

/* An element with at least two blocks, other than those of the container inside it. */
typedef struct art_container {
    art_range range;
    uint32_t around; /* the next larger one, or ART_NO_NODE */
    uint32_t depth;  /* how many there are of those around it, itself included */
} art_container;

/* What makes blocks alike. */
typedef enum art_likeness {
    ART_SAME_PATH, /* of tags from the root */
    ART_SAME_KIN,  /* of tags, and the classes of element and parent */
    ART_SAME_TEXT,
    ART_LIKENESS_COUNT
} art_likeness;

/* Blocks that are alike. */
typedef struct art_group {
    uint64_t key;
    uint32_t blocks, words, links;
    uint32_t first; /* the first of them */
} art_group;

typedef struct art_surroundings {
    const art_page *page;
    const art_blocks *blocks;
    const art_context *contexts;
    const art_measure *measures;
    art_sums *sums;            /* of the first n blocks; blocks->count + 1 */
    art_container *containers; /* the larger ones first */
    uint32_t container_count;
    uint32_t *container_of; /* the innermost one of every block element, or ART_NO_NODE */
    art_group *groups[ART_LIKENESS_COUNT];  /* in the order of their first blocks */
    uint32_t *group_of[ART_LIKENESS_COUNT]; /* number of the group of every block */
    art_range worthy, densest; /* the subtree of the most worth; of the densest paragraphs */
    uint32_t longest;          /* the block of most words outside of links */
} art_surroundings;

/* Surveys the blocks. Linear in the page. False when there is no memory. */
bool art_surroundings_survey(art_arena *arena, const art_page *page, const art_blocks *blocks,
                             const art_context *contexts, const art_measure *measures,
                             art_surroundings *s);

/* The blocks that are like a block, itself among them. */
static inline const art_group *art_surroundings_like(const art_surroundings *s, art_likeness kind,
                                                     uint32_t block)
{
    return &s->groups[kind][s->group_of[kind][block]];
}

/* The sums of the blocks of a range. */
art_sums art_surroundings_in(const art_surroundings *s, art_range range);

#endif
