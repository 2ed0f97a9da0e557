/*
 * The two lists of an estimate of libgumbo's state while a page is scanned: the stack of open
 * elements and the list of active formatting elements (HTML Standard, section 13.2.4), and what is
 * too much of either.
 */
#ifndef ART_OPEN_STACK_H
#define ART_OPEN_STACK_H

#include "article/skeleton.h"

/*
 * What is too much. No page of 5,213 real ones came near (the most that was seen in brackets), and
 * each is there because the parser's time or memory grows with the square of it.
 */
enum {
    ART_DEPTH_MAX = 512,     /* nesting [53]; deeper start tags are dropped, as Blink does */
    ART_FOREIGN_MAX = 64,    /* nesting of svg and math elements */
    ART_FORMATTING_MAX = 64, /* active formatting elements [5]; more start tags are dropped */
    ART_FRAMESET_MAX = 32,   /* framesets on a page */
    ART_REOPENED_MIN =
        4096 /* reopened formatting elements [184] on a page, and 1/16 of its bytes */
};

typedef enum art_namespace {
    ART_HTML = 0,
    ART_SVG,
    ART_MATH
} art_namespace;

/* What decided the insertion mode of a template. */
typedef enum art_began {
    ART_BEGAN_NOT = 0,
    ART_BEGAN_TABLE,   /* a part of a table */
    ART_BEGAN_COLUMNS, /* <col>: there is nothing but columns in it */
    ART_BEGAN_BODY     /* anything else but what stands in a head */
} art_began;

typedef struct art_open_element {
    const char *name;         /* as in the source */
    uint32_t formatting;      /* number of a formatting element, else 0 */
    unsigned name_size : 16;  /* of svg and math, as far as it counts for comparing; else 0 */
    unsigned tag : 11;        /* art_tag */
    unsigned space : 2;       /* art_namespace */
    unsigned integration : 1; /* a foreign element that holds HTML */
    unsigned began : 2;       /* a template: art_began */
} art_open_element;

typedef struct art_formatting {
    uint32_t hash;   /* of its tag and attributes */
    uint32_t number; /* 0: a marker, which formatting elements do not reach across */
    uint16_t tag;
    uint8_t weight; /* what a copy of it costs */
    bool open;      /* else it is reopened by what comes next */
} art_formatting;

typedef struct art_open_elements {
    art_open_element stack[ART_DEPTH_MAX + 8]; /* without html and body */
    art_formatting list[ART_DEPTH_MAX + ART_FORMATTING_MAX + 8];
    uint32_t count[ART_TAG_COUNT];   /* HTML elements by tag: most searches end here */
    uint32_t dropped[ART_TAG_COUNT]; /* start tags dropped for depth, to drop their end tags */
    unsigned depth, listed;          /* entries of stack and list */
    unsigned active, closed; /* formatting elements in the list; those of them to be reopened */
    unsigned foreign;        /* svg and math elements on the stack */
    unsigned verbatim;       /* elements on the stack in which white space counts */
    uint32_t numbers;        /* of formatting elements, given out so far */
    size_t reopened, reopened_max; /* weights of the copies that the parser made */
    bool any_dropped;
    bool form;    /* one was not ended by its tag: more are ignored */
    bool quirks;  /* no doctype yet: tables stand in paragraphs */
    bool limited; /* something was left out because it was too much */
} art_open_elements;

void art_open_init(art_open_elements *o, size_t page_size);

/* The tag of an HTML element; foreign ones are all alike, whatever their name. */
static inline art_tag art_open_tag_of(const art_open_element *e)
{
    return e->space ? ART_TAG_OTHER : (art_tag)e->tag;
}

/* How much of a name counts in svg and math: libgumbo compares it up to a vertical tab. */
static inline size_t art_open_name_size(art_view name)
{
    const char *tab = name.size ? memchr(name.data, '\v', name.size) : NULL;
    size_t size = tab ? (size_t)(tab - name.data) : name.size;
    return size < UINT16_MAX ? size : UINT16_MAX;
}

/* Is the innermost open element foreign, and none that holds HTML? */
static inline bool art_open_is_foreign(const art_open_elements *o)
{
    return o->depth && o->stack[o->depth - 1].space && !o->stack[o->depth - 1].integration;
}

/* Is there no more room for an element (in this namespace)? The caller drops its start tag. */
bool art_open_is_full(art_open_elements *o, art_tag tag, art_namespace space);

/* Opens an element. There must be room. */
void art_open_push(art_open_elements *o, art_tag tag, art_view name, art_namespace space,
                   bool integration);

/* Opens a formatting element, the hash being that of its tag and attributes. */
void art_open_push_formatting(art_open_elements *o, art_tag tag, art_view name, uint32_t hash,
                              bool has_attributes);

/* Is there no more room for a formatting element? The caller drops its start tag. */
bool art_open_is_formatting_full(art_open_elements *o);

/* Text or a start tag that reopens formatting elements. Where that would be too much, they are
 * closed for good, by end tags in the skeleton. */
void art_open_reopen(art_open_elements *o, art_skeleton *skeleton);

/* --- for the rules of tags in open_elements.c --- */

enum {
    ART_NOT_OPEN = -1
};

/* Closes the innermost element; or all from an index on. */
void art_open_pop(art_open_elements *o);
void art_open_pop_to(art_open_elements *o, int index);

/* Takes an element, no marker and none in which white space counts, out of the stack and leaves
 * what is open inside of it. Nothing happens when index is ART_NOT_OPEN. */
void art_open_splice(art_open_elements *o, int index);

/* Takes an entry out of the list of formatting elements. */
void art_open_unlist(art_open_elements *o, unsigned index);

/* Is an element special, as libgumbo has it? */
bool art_open_is_special(const art_open_element *e);

/* The innermost open element of this tag, unless one with a rule of barriers (of construction.h)
 * is in the way; ART_NOT_OPEN when there is none. */
int art_open_find(const art_open_elements *o, art_tag tag, unsigned barriers);

/* The last formatting element of this tag behind the last marker; ART_NOT_OPEN when there is none.
 */
int art_open_find_listed(const art_open_elements *o, art_tag tag);

/* </b> */
void art_open_close_formatting(art_open_elements *o, art_tag tag);

/* Is the parser between the cells of a table, whatever was opened there and moved in front of it?
 */
bool art_open_is_between_cells(const art_open_elements *o);

/* A start tag is dropped, as too much: so is its end tag to be. */
void art_open_note_dropped(art_open_elements *o, art_tag tag);

#endif
