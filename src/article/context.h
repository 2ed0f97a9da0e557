/* What a block inherits from the elements around it. */
#ifndef ART_CONTEXT_H
#define ART_CONTEXT_H

#include "article/model.h"
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
    ART_IN_CAPTION = 1 << 16,
    ART_IN_CONTROL = 1 << 17, /* button, label, dialog */
    ART_IN_DETAILS = 1 << 18,
    ART_IN_ADDRESS = 1 << 19,
    ART_IN_SECTION = 1 << 20,
    ART_IN_UNHEARD = 1 << 21 /* aria-hidden */
};

typedef struct art_context {
    uint32_t inside; /* ART_IN_* of the node and all around it */
    uint32_t path;   /* hash of the tags from the root */
    uint32_t kin;    /* hash of the node's own classes */
    uint32_t around; /* the nearest block element around it, not itself */
    int32_t far_sum; /* the column "far" of the node and all block elements around it */
    int16_t names[ART_NAMES_MARKS]; /* what its attributes and tag weigh, by distance */
    uint8_t level;                  /* 1 to 6 in a heading of that level, else 0 */
} art_context;

/* The context of every node of the page, in the arena; NULL without memory. */
art_context *art_context_of(art_arena *arena, const art_page *page, const art_model *model);

#endif
