/* What each block of the page is, and the text of the kept ones. */
#ifndef ART_PARTS_H
#define ART_PARTS_H

#include "article/blocks.h"

/* A kept block, or one of the others for those who look at the decision. */
typedef struct art_part {
    article_block_kind kind;
    int level;        /* as in article_block */
    uint32_t ordinal; /* number of an item of an ordered list, else 0 */
    art_view text;
} art_part;

typedef struct art_parts {
    art_part *items; /* of every block of the page */
    art_view text;   /* of the kept ones, NUL-terminated */
} art_parts;

/* The number of the first item of an ol element. */
uint32_t art_list_start(const art_page *page, uint32_t list);

/* Finds out what each block is, and joins the kept ones to a text. */
article_status art_parts_build(art_arena *arena, const art_page *page, const art_blocks *blocks,
                               const bool *kept, art_parts *parts);

/* Joins the text anew, after another choice among the count blocks. On an error it stays as it was.
 */
article_status art_parts_join(art_arena *arena, size_t count, const bool *kept, art_parts *parts);

#endif
