/* Writing JSON (RFC 8259): commas, indentation and escapes. */
#ifndef ART_JSON_WRITE_H
#define ART_JSON_WRITE_H

#include "base/buffer.h"

typedef struct art_json {
    art_out *out;
    unsigned depth; /* of nesting */
    bool indent;    /* over several lines, two spaces a level */
    bool first;     /* nothing written in the innermost array or object yet */
    bool keyed;     /* a key was written, its value is next */
    unsigned held;  /* bytes of a character that the last piece of a string did not end: of these */
    char part[3];
} art_json;

void art_json_init(art_json *json, art_out *out, bool indent);
void art_json_begin(art_json *json, char bracket); /* '{' or '[' */
void art_json_end(art_json *json, char bracket);   /* '}' or ']' */
void art_json_key(art_json *json, const char *key);

/* A string that comes in pieces, which may part characters. */
void art_json_begin_string(art_json *json);
void art_json_add_string(art_json *json, art_view piece);
void art_json_end_string(art_json *json);

/* text must be valid UTF-8. Non-ASCII characters are written as they are; U+2028 and U+2029 are
 * escaped, because JavaScript before 2019 took them for line ends. */
void art_json_string(art_json *json, art_view text);

void art_json_null(art_json *json);
void art_json_number(art_json *json, uint64_t number);
void art_json_boolean(art_json *json, bool value);

/* thousandths / 1000, from 0 to 1, as a number. */
void art_json_thousandths(art_json *json, unsigned thousandths);

#endif
