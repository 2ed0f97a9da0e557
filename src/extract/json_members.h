/* Reading JSON (RFC 8259) without building it: the members of an object as they stand in the text,
 * so that what is passed on is passed on to the letter, numbers of any size included. */
#ifndef CMD_JSON_MEMBERS_H
#define CMD_JSON_MEMBERS_H

#include "base/text.h"

/* A member of an object. The key is what stands between its quotation marks. */
typedef struct cmd_member {
    art_view key, value;
} cmd_member;

typedef struct cmd_members {
    const char *at, *end;
    bool first;
} cmd_members;

typedef enum cmd_member_status {
    CMD_MEMBER = 0,
    CMD_MEMBER_END,      /* the object ended, and nothing but white space is behind it */
    CMD_MEMBER_MALFORMED /* this is not one JSON object, or nested deeper than 2,048 levels */
} cmd_member_status;

/* Begins to read text, in valid UTF-8, as an object. */
void cmd_members_begin(cmd_members *members, art_view text);

/* The next member. */
cmd_member_status cmd_members_next(cmd_members *members, cmd_member *member);

/* Does the key spell name, by escapes or without? */
bool cmd_key_is(art_view key, const char *name);

/* What is between the quotation marks, when the value is a string. */
bool cmd_is_string(art_view value, art_view *inside);

/* Length of the escape that text begins with, in valid JSON; a surrogate pair is one. *code is the
 * character, U+FFFD for half of a pair. */
size_t cmd_escape(art_view text, uint32_t *code);

/* Resolves the escapes of a string of valid JSON. out has room for string.size bytes and may be
 * string.data itself. Half of a surrogate pair becomes U+FFFD. Returns the length. */
size_t cmd_unescape(char *out, art_view string);

#endif
