/*
 * The outline of an article: what the page has between and around its kept blocks that a document
 * can be told from, in a row of marks. It is made once, while the page is there; the page's own
 * bytes are not needed any more then.
 *
 * Here is how marks are put down, and which of them a block's text gives; outline.c walks over the
 * page.
 */
#ifndef ART_MARKS_H
#define ART_MARKS_H

#include "article/blocks.h"
#include "article/features.h"
#include "article/structure.h"
#include "base/segments.h"

typedef enum art_mark_type {
    ART_MARK_PUSH, /* an element begins that gives a container or an inline node */
    ART_MARK_ROW,  /* the same for a row of a data table, with the table */
    ART_MARK_SKIP, /* an item of a list is left out */
    ART_MARK_LEAF, /* what comes is in this leaf */
    ART_MARK_TEXT,
    ART_MARK_CONTENT /* a break, an image, an embedded object */
} art_mark_type;

typedef struct art_mark {
    uint8_t type, kind; /* art_mark_type, art_kind */
    bool ordered, tight, header;
    bool in_line;       /* an image or embedded object: within the leaf; else it is one */
    uint32_t node, end; /* it stands here on the page, and up to there what it says holds */
    uint32_t block;     /* it stands and falls with this block; ART_NO_NODE: with what is around */
    uint32_t key;       /* what tells a leaf from others of its kind; a row: its table */
    uint32_t number;    /* as in art_event; a row: columns of the table */
    uint32_t columns, rows; /* of a cell; a row: its first block, and behind its last */
    uint32_t ticks;         /* see art_structure */
    art_view text, url;     /* as in art_event, NUL-terminated or part of a block's text; a row's
                               text: widths of the table's columns, one byte each */
} art_mark;

typedef struct art_outline {
    art_segments marks; /* of art_mark */
} art_outline;

/* What an outline is made from. */
typedef struct art_outline_source {
    const art_page *page;
    const art_blocks *blocks;
    const art_context *contexts; /* of every node of the page */
    const bool *kept;            /* per block */
    uint32_t title;              /* the block that repeats the title, or ART_NO_NODE */
    art_view base;               /* address that links are resolved against; may be empty */
} art_outline_source;

typedef struct art_marker {
    const art_outline_source *d;
    const art_node *nodes;
    art_arena *arena;
    art_outline *outline;
    bool failed;    /* no memory */
    uint32_t next;  /* the first kept block that does not stand before the current node, or count */
    uint32_t after; /* the kept one behind that, or count or more */
    uint32_t last;  /* the last kept one before that, or ART_NO_NODE */
    uint32_t block; /* whose text is under way, or ART_NO_NODE */
    size_t used;    /* of its text */
    bool begun;     /* it has its leaf */
    bool breaks;    /* a line break is owed before more of it */
    uint32_t parent, around; /* of the last text: the node around it, and the block element */
    /* The current node is inside of these when it stands before their end; they do not nest. */
    uint32_t heading, pre, cell, figure, caption;
    uint32_t cell_width; /* of the text in the cell so far, on a terminal */
    art_view language;   /* of the preformatted element around; and the longest run of "`" in it */
    uint32_t ticks;
    art_mark nowhere; /* what marks are written to without memory */
} art_marker;

/* Is node i inside of an element, or of none? */
static inline bool art_marks_within(const art_marker *w, uint32_t i, uint32_t element)
{
    return element != ART_NO_NODE && i < w->nodes[element].end;
}

static inline bool art_marks_kept(const art_marker *w, uint32_t block)
{
    return block < w->d->blocks->count && w->d->kept[block];
}

static inline art_range art_marks_range(const art_marker *w, uint32_t node)
{
    return w->d->blocks->ranges[node];
}

static inline uint32_t art_marks_inside(const art_marker *w, uint32_t node)
{
    return w->d->contexts[node].inside;
}

/* A mark at node i, cleared but for its place. Never NULL: without memory it goes nowhere. */
art_mark *art_marks_add(art_marker *w, uint32_t i, art_mark_type type, art_kind kind);

/* A copy in the arena, NUL-terminated: what the page has may be the caller's. */
art_view art_marks_copy(art_marker *w, art_view text);

/* The same of a text for readers that an attribute holds: white space in it is one space, as in
 * blocks. */
art_view art_marks_label(art_marker *w, art_view text);

/* A text node. */
void art_marks_text(art_marker *w, uint32_t i);

/* <br>, of which a block has a space, or in preformatted text a line end. */
void art_marks_break(art_marker *w, uint32_t i);

/* Is node i among the text of the block under way, or in a cell? Then a line break that is owed
 * comes first. */
bool art_marks_in_line(art_marker *w, uint32_t i);

/* The end of the page, whose last node is i. */
void art_marks_end(art_marker *w, uint32_t i);

#endif
