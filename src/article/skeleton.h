/*
 * The skeleton of a page: its tags alone, which is all that tree construction looks at. The parser
 * spends its time per character, so it is given one character for each run of text, and no
 * attributes but the few that its rules ask for.
 *
 * - A run of text becomes a placeholder: one private-use character, U+F0000 + n, which names slice
 *   number n (from the 65,534th on, one of plane 16 in front counts the rounds). White space is
 * what the tree builder does look at: it stays, one space for a run. Nothing else of the page's
 * text gets into the skeleton, and all character references are decoded before, so that no page can
 *   forge a placeholder.
 * - The attributes of a start tag are found again by the offset of its "<", which libgumbo keeps
 * with the element (and with its copies, where it reopens formatting elements).
 */
#ifndef ART_SKELETON_H
#define ART_SKELETON_H

#include "article/tags.h"
#include "base/arena.h"
#include "base/segments.h"
#include "base/text.h"

typedef struct art_attribute {
    art_attr name;
    art_view value; /* decoded, not trimmed; data is never NULL */
} art_attribute;

/* A run of text, decoded, and the bytes of the page that it is made of. */
typedef struct art_slice {
    const char *data;
    uint32_t size, begin, end;
} art_slice;

/* A start tag that has attributes which anything reads. */
typedef struct art_start_tag {
    uint32_t at; /* of its "<" in the skeleton */
    uint32_t attribute_count;
    const art_attribute *attributes;
} art_start_tag;

typedef struct art_skeleton {
    art_arena *arena;      /* of the skeleton itself */
    art_arena *page_arena; /* of what the page is made of: decoded text, attributes */
    art_view source;       /* the page: valid UTF-8 */
    char *text;            /* what the parser is given; NUL-terminated when the scan is done */
    size_t size, capacity;
    bool failed;         /* an allocation failed, and what is here is incomplete */
    bool limited;        /* the scan left out markup that would have been too much */
    bool repaired;       /* it put right what libgumbo would make too much of: see scan.h */
    art_segments slices; /* of art_slice */
    art_segments tags;   /* of art_start_tag, in order of at */
    uint32_t nodes;      /* elements and texts written so far: about what the tree will have */
    art_attribute *free_attributes; /* allocated, and not yet used */
    uint32_t free_attribute_count;
} art_skeleton;

void art_skeleton_init(art_skeleton *s, art_arena *arena, art_arena *page_arena, art_view source);

/* Appends bytes as they are. */
void art_skeleton_put(art_skeleton *s, const char *bytes, size_t size);

/*
 * Appends a run of text that stands for [begin, end) of the source. text is decoded; it may be the
 * source's own bytes. verbatim: white space counts, as in <pre>; otherwise a run of nothing else is
 * one space, as is the white space in front of text, which goes another way than the text before
 * <head> and between the cells of a table.
 */
void art_skeleton_text(art_skeleton *s, art_view text, uint32_t begin, uint32_t end, bool verbatim);

/* Appends a placeholder for a slice, whatever it holds. */
void art_skeleton_slice(art_skeleton *s, art_view text, uint32_t begin, uint32_t end);

/* Notes the attributes of the start tag that begins at this offset of the skeleton. They are
 * copied. */
void art_skeleton_tag(art_skeleton *s, size_t at, const art_attribute *attributes, uint32_t count);

/* The start tag at this offset of the skeleton, or NULL when it has no attributes. *hint, 0 at
 * first, makes it quick where tags are asked for in order. */
const art_start_tag *art_skeleton_find(const art_skeleton *s, size_t at, uint32_t *hint);

/* The next piece of a text of the tree: a slice, or white space, for which begin is UINT32_MAX.
 * False at the end. *at moves on. */
bool art_skeleton_piece(const art_skeleton *s, const char **at, art_slice *piece);

#endif
