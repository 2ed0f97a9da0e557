/*
 * Inline content in Markdown (CommonMark 0.29 with GitHub's extensions): text of which nothing can
 * be taken for markup, and markup that is taken for nothing else.
 *
 * Emphasis is the hard part, since its delimiters count by what stands beside them: "**Note:**text"
 * is no emphasis. Where the character in front of an opening delimiter is in the way, the HTML
 * element is written instead; where the one behind a closing delimiter is, it becomes a character
 * reference.
 */
#ifndef ART_MARKDOWN_TEXT_H
#define ART_MARKDOWN_TEXT_H

#include "article/structure.h"
#include "base/buffer.h"

/* Where the text stands. */
typedef enum art_markdown_place {
    ART_IN_LINES,  /* a paragraph: lines can end in it */
    ART_IN_TITLE,  /* a heading, on one line */
    ART_IN_COLUMN, /* a cell of a table, on one line and without a "|" of its own */
} art_markdown_place;

typedef struct art_markdown_span {
    art_kind kind;
    bool html; /* written as an element */
} art_markdown_span;

typedef struct art_markdown {
    art_out *out;
    art_markdown_place place;
    uint32_t last;   /* the last character; 0 at the start of a line */
    uint32_t digits; /* the line begins with so many digits and nothing else; 0 when not */
    bool closed;     /* a delimiter of emphasis was closed right here */
    bool undecided;  /* and it is closed only when no letter or digit follows */
    art_markdown_span spans[ART_CODE - ART_EMPHASIS + 1];
    uint32_t count;   /* of them, */
    uint32_t written; /* of which so many are written: the others wait for the character behind */
    uint32_t ticks;   /* longest run of "`" in the leaf: see art_event of ART_CODE */
    size_t url_size;
    char url[ART_URL_MAX]; /* of the link that is open */
} art_markdown;

/* Begins the content of a leaf. */
void art_markdown_begin(art_markdown *m, art_markdown_place place);

void art_markdown_enter(art_markdown *m, const art_event *event);
void art_markdown_leave(art_markdown *m, art_kind kind);
void art_markdown_put_text(art_markdown *m, art_view text);
void art_markdown_put_image(art_markdown *m, const art_event *event);
void art_markdown_put_embed(art_markdown *m, const art_event *event);

/* What ends a line that goes on: the caller then begins the next one, if it is to, where this
 * returns true. */
bool art_markdown_break(art_markdown *m);

#endif
