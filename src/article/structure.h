/*
 * What the article is made of, told to a writer as a sequence of events: a node is entered, its
 * content comes, it is left. The nodes nest as in a tree, of which there never is more in memory
 * than the path from its root.
 *
 *     container   list, item, quote, table, row, figure: hold containers and leaves
 *     leaf        paragraph, heading, code block, cell, caption: hold inline content and nothing
 * else inline      emphasis, link ...: within a leaf; each kind at most once on a path
 *
 * This is the half that keeps the nesting: a page has elements in any order and many without
 * content. Here they wait until content comes; then what is no longer around it is left, and what
 * is newly around it is entered.
 */
#ifndef ART_STRUCTURE_H
#define ART_STRUCTURE_H

#include "article/page.h"
#include "article/url.h"

typedef enum art_kind {
    /* containers */
    ART_LIST, /* ordered, number: of its first item. Holds items alone */
    ART_ITEM, /* ordered, number, tight */
    ART_QUOTE,
    ART_TABLE, /* number: of columns; widths. Holds rows alone */
    ART_ROW,   /* header. Holds cells alone */
    ART_FIGURE,
    /* leaves */
    ART_PARAGRAPH,
    ART_MEDIA,      /* a paragraph of an image or an embedded object alone; embedded tells which */
    ART_HEADING,    /* number: its level, 1 to 6 */
    ART_CODE_BLOCK, /* text: name of the language, or empty; number: longest run of "`" in it. Holds
                       text alone, in which white space counts */
    ART_CELL,       /* header, columns, rows */
    ART_CAPTION,    /* of a figure */
    ART_RULE,       /* a thematic break: is entered and never left */
    /* inline */
    ART_EMPHASIS,
    ART_STRONG,
    ART_DELETED,
    ART_SUPERSCRIPT,
    ART_SUBSCRIPT,
    ART_LINK, /* url */
    ART_CODE, /* the innermost: holds text alone. number: longest run of "`" in it, or more */
    /* content: is entered and never left */
    ART_TEXT,  /* text: white space squeezed, but for code blocks */
    ART_BREAK, /* of a line */
    ART_IMAGE, /* url; text: what it shows, white space in runs as on the page */
    ART_EMBED  /* url of a video or the like; text: its title, as with images */
} art_kind;

enum {
    /* Wider cells stick out of their column, for all the others would be filled up with spaces. */
    ART_WIDTH_MAX = 40
};

typedef struct art_event {
    art_kind kind;
    bool enter; /* else leave, and only kind is set */
    bool ordered, tight, header, embedded;
    uint32_t number;
    uint32_t columns, rows;      /* that a cell spans */
    const unsigned char *widths; /* of a table's columns on a terminal, at most ART_WIDTH_MAX */
    art_view text, url; /* url is absolute, http or https. Both live as long as the event */
} art_event;

/* What to call an embedded object: its title, or else the host of its address. */
art_view art_event_label(const art_event *event);

typedef void (*art_handler)(void *user, const art_event *event);

enum {
    /* Containers nested deeper are left out, their content is not: each one costs an indentation
     * on every line inside of it. Pages of articles have up to 6. */
    ART_NESTING_MAX = 24
};

/* An element of the page that gives a node. */
typedef struct art_nest {
    art_kind kind;
    uint32_t node; /* what tells it from others of its kind */
    uint32_t end;  /* behind its last node on the page */
    bool ordered, tight, header;
    bool implied; /* an item that the page has no <li> for */
    uint32_t number;
    uint32_t parent;             /* of an item: the node around it */
    uint32_t last;               /* of a list: its latest item, or ART_NO_NODE */
    art_view url;                /* of a link */
    const unsigned char *widths; /* of a table */
} art_nest;

typedef struct art_structure {
    art_handler handler;
    void *user;
    /* Around the node that the walk is at, outermost first. */
    art_nest around[ART_NESTING_MAX];
    uint32_t depth;
    art_nest spans[ART_CODE - ART_EMPHASIS + 1];
    uint32_t span_count;
    /* What was entered and not left. */
    art_nest open[ART_NESTING_MAX];
    uint32_t open_depth;
    uint32_t shared; /* so many of the containers that are open are certainly around */
    bool in_leaf;
    art_kind leaf;
    uint32_t leaf_key;
    bool filled; /* it has content */
    art_nest open_spans[ART_CODE - ART_EMPHASIS + 1];
    uint32_t open_span_count;
    bool any;        /* anything came */
    uint32_t ticks;  /* longest run of "`" in the text under way */
    art_kind latest; /* of the events that enter something */
} art_structure;

void art_structure_init(art_structure *s, art_handler handler, void *user);

/* Adds a container or an inline node around what comes until the page's node end. An item outside
 * of a list gets one, and a list's content outside of an item gets that. An inline node of a kind
 * that is around already is nothing. */
void art_structure_push(art_structure *s, const art_nest *nest);

/* An item of the list around is left out: it counts all the same. */
void art_structure_skip_item(art_structure *s);

/* The walk is at this node of the page: what ended before is no longer around. */
void art_structure_pass(art_structure *s, uint32_t node);

/* Begins a leaf, of event->kind; key tells it from others of its kind. False when just that leaf is
 * open: then it goes on. */
bool art_structure_leaf(art_structure *s, uint32_t key, const art_event *event);

/* Content of the leaf. */
void art_structure_text(art_structure *s, art_view text);
void art_structure_content(art_structure *s, const art_event *event);

/* Leaves all that is open. */
void art_structure_end(art_structure *s);

#endif
