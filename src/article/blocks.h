/*
 * Segmentation: a block is a run of inline text between block boundaries, and every element owns a
 * contiguous range of blocks.
 */
#ifndef ART_BLOCKS_H
#define ART_BLOCKS_H

#include "article/page.h"

typedef struct art_block {
    art_view text;       /* white space squeezed; in preformatted text as in the source */
    uint32_t element;    /* the nearest block element around it */
    uint32_t first, end; /* its text nodes lie in [first, end) */
    uint32_t source_begin, source_end; /* and stand there in the page's UTF-8 */
    uint32_t words;                    /* see art_words; at least 1 */
    uint32_t link_words;               /* those of them inside <a> */
    uint32_t bold_words;               /* those of them inside <b>, <strong>, <i>, <em> */
    uint32_t links;                    /* <a> elements with text */
    uint32_t images;                   /* <img> in it or between it and the block before */
    bool pre;                          /* preformatted: white space counts */
} art_block;

typedef struct art_range {
    uint32_t begin, end; /* of blocks */
} art_range;

typedef struct art_blocks {
    art_block *items;
    uint32_t count;
    art_range *ranges; /* of every node of the page */
} art_blocks;

/* A character of white space that a block has a plain space for, in preformatted text, too: a form
 * feed, or a C1 control, which terminals obey. */
static inline bool art_block_is_control(uint32_t code)
{
    return code == '\f' || (code >= 0x80 && code < 0xA0);
}

/* Cuts the body of a page into blocks. */
article_status art_blocks_cut(art_arena *arena, const art_page *page, art_blocks *blocks);

#endif
