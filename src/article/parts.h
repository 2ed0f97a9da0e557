/* What each block of the page is, for those who look at them one by one. */
#ifndef ART_PARTS_H
#define ART_PARTS_H

#include "article/blocks.h"

typedef struct art_part {
    uint8_t kind;   /* article_block_kind */
    uint16_t level; /* as in article_block */
} art_part;

typedef struct art_parts {
    art_part *items; /* of every block of the page */
} art_parts;

/* Finds out what each block is. */
article_status art_parts_build(art_arena *arena, const art_page *page, const art_blocks *blocks,
                               art_parts *parts);

#endif
