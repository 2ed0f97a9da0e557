/* JSON as it is found in the wild, read into a flat array. */
#ifndef ART_JSON_READ_H
#define ART_JSON_READ_H

#include "base/arena.h"
#include "base/text.h"

typedef enum art_json_kind {
    ART_JSON_LITERAL = 0, /* a number, true, false, null, or a bare word */
    ART_JSON_STRING,
    ART_JSON_ARRAY,
    ART_JSON_OBJECT
} art_json_kind;

/* Values stand in document order, so that what is inside of values[i] is the range [i + 1, end). */
typedef struct art_json_value {
    art_view key;  /* of a member of an object, as in the source; else empty */
    art_view text; /* of a literal or a string, without its quotes, as in the source */
    uint32_t end;  /* index behind the last value inside */
    art_json_kind kind;
    bool escaped; /* the text has backslashes: see art_json_text */
} art_json_value;

typedef struct art_json_tree {
    art_json_value *values;
    uint32_t count;
} art_json_tree;

/* Deeper values are passed over, and so is all that comes behind so many values. */
enum {
    ART_JSON_DEPTH_MAX = 64,
    ART_JSON_VALUES_MAX = 50000
};

/*
 * Reads all objects and arrays in a text, one after the other; anything before, between and behind
 * them is passed over ("<!--", "//<![CDATA[", "window.x ="). What is no JSON is read as it was
 * meant: strings in single quotes, with line ends or with quotes that are not escaped; names
 * without quotes; comments; commas too many or too few; brackets that do not match, or that never
 * come because the text is cut off. The tree points into the text. Linear in its size. False when
 * there is no memory.
 */
bool art_json_read(art_arena *arena, art_view text, art_json_tree *tree);

/* The text of a string with its escapes decoded; of a literal as it is; of anything else empty, and
 * empty as well when there is no memory. Lone surrogates become U+FFFD, \u0000 a space. */
art_view art_json_text(art_arena *arena, const art_json_value *value);

/* The member of this name (ASCII case does not count) of the object at index, or NULL. */
const art_json_value *art_json_member(const art_json_tree *tree, uint32_t object, art_view name);

#endif
