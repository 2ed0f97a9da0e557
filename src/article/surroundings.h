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

/* Blocks that are alike. */
typedef struct art_group {
    uint64_t key;
    uint32_t blocks, words, links;
} art_group;

typedef struct art_surroundings {
    const art_page *page;
    const art_blocks *blocks;
    const art_context *contexts;
    const art_measure *measures;
    art_sums *sums;            /* of the first n blocks; blocks->count + 1 */
    art_container *containers; /* the larger ones first */
    uint32_t container_count;
    uint32_t *container_of;    /* the innermost one of every block element, or ART_NO_NODE */
    const art_group **paths;   /* of every block: those with the same path of tags */
    const art_group **kin;     /* ... and the same classes of element and parent as well */
    const art_group **copies;  /* ... those with the same text */
    art_range worthy, densest; /* the subtree of the most worth; of the densest paragraphs */
    uint32_t longest;          /* the block of most words outside of links */
} art_surroundings;

/* Surveys the blocks. Linear in the page. False when there is no memory. */
bool art_surroundings_survey(art_arena *arena, const art_page *page, const art_blocks *blocks,
                             const art_context *contexts, const art_measure *measures,
                             art_surroundings *s);

/* The sums of the blocks of a range. */
art_sums art_surroundings_in(const art_surroundings *s, art_range range);

#endif
