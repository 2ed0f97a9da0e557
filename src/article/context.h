/* What a block inherits from the elements around it. */
#ifndef ART_CONTEXT_H
#define ART_CONTEXT_H

#include "article/page.h"

/* Bits of art_context.inside. */
enum {
    ART_IN_P = 1 << 0,
    ART_IN_HEADING = 1 << 1,
    ART_IN_LI = 1 << 2,
    ART_IN_TABLE = 1 << 3,
    ART_IN_QUOTE = 1 << 4,
    ART_IN_NAV = 1 << 5,
    ART_IN_HEADER = 1 << 6,
    ART_IN_FOOTER = 1 << 7,
    ART_IN_ASIDE = 1 << 8,
    ART_IN_FORM = 1 << 9,
    ART_IN_FIGURE = 1 << 10,
    ART_IN_ARTICLE = 1 << 11,
    ART_IN_MAIN = 1 << 12,
    ART_IN_COMMENTS = 1 << 13,
    ART_IN_HIDDEN = 1 << 14,
    ART_IN_NOSCRIPT = 1 << 15,
    ART_IN_CAPTION = 1 << 16
};

typedef struct art_context {
    uint32_t inside; /* ART_IN_* of the node and all around it */
    uint32_t path;   /* hash of the tags from the root */
    float names;     /* art_lexicon_names of the node itself */
    float names_sum; /* of the node and all around it */
} art_context;

/* The context of every node of the page, in the arena; NULL without memory. */
art_context *art_context_of(art_arena *arena, const art_page *page);

#endif
