/* What the reader hands over, a record, and what is found in it, a page. */
#ifndef CMD_RECORD_H
#define CMD_RECORD_H

#include "extract/source.h"

typedef enum cmd_record_kind {
    CMD_RECORD_PAGE,  /* a whole input */
    CMD_RECORD_JSON,  /* a line of JSON Lines */
    CMD_RECORD_WARC,  /* a record of a WARC file */
    CMD_RECORD_DAMAGE /* bytes of a WARC file that are no record */
} cmd_record_kind;

/* Why a record of an archive is passed over: X(enumerator, name in the summary). */
#define CMD_SKIP_LIST(X)                                                                           \
    X(CMD_SKIP_RECORD, "no pages")                                                                 \
    X(CMD_SKIP_TYPE, "not HTML")                                                                   \
    X(CMD_SKIP_STATUS, "other HTTP status")

typedef enum cmd_skip {
    CMD_SKIP_NOT = 0,
#define CMD_SKIP_ENUM_(id, name) id,
    CMD_SKIP_LIST(CMD_SKIP_ENUM_)
#undef CMD_SKIP_ENUM_
    CMD_SKIP_COUNT
} cmd_skip;

/* A record as it stands in its input. Reused from record to record. */
typedef struct cmd_record {
    cmd_record_kind kind;
    cmd_bytes raw;      /* the page, the line, or header and block */
    size_t header;      /* WARC: bytes of raw that are its header */
    bool whole;         /* it is the only one of its input */
    bool ends_input;    /* no record at all: the input behind it has ended */
    bool damaged;       /* the input is at fault, and went on behind it */
    uint64_t line;      /* JSON Lines: its number, from 1 */
    cmd_position begin; /* where it stands */
    uint64_t progress;  /* bytes of all inputs behind it */
    cmd_position end;   /* where the next one stands */
    char problem[160];  /* why it could not be read, or "" */
    char note[160];     /* what is wrong with it although it can be read, or "" */
    cmd_bytes name;     /* of the input, NUL-terminated */
    size_t input;       /* number of the input, from 0 */
} cmd_record;

/* The page of a record. Reused from record to record. */
typedef struct cmd_page {
    art_view html;
    const char *url, *charset; /* NULL where the record names none */
    cmd_skip skip;
    char problem[160];  /* why there is no page, or "" */
    cmd_bytes identity; /* members of a JSON object: what is passed through */
    cmd_bytes decoded, url_bytes, charset_bytes, repaired;
} cmd_page;

/* Gets a record ready for reading the next one into it, the name left as it is. */
void cmd_record_clear(cmd_record *record, cmd_record_kind kind);
void cmd_record_free(cmd_record *record);

void cmd_page_clear(cmd_page *page);
void cmd_page_free(cmd_page *page);

/* Sets a problem, the first one only; format as of printf. */
void cmd_problem(char problem[160], const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Keeps a copy of text as a NUL-terminated string. NULL when there is no memory. */
const char *cmd_keep(cmd_bytes *bytes, art_view text);

/* Adds members to the identity. The text of a string need not be valid UTF-8. */
void cmd_identity_string(cmd_page *page, const char *key, art_view text);
void cmd_identity_number(cmd_page *page, const char *key, uint64_t number);

/* A member as it stands in valid JSON; control characters and separators that JSON lets through are
 * escaped. */
void cmd_identity_raw(cmd_page *page, art_view key, art_view value);

/* A copy in valid UTF-8, malformed sequences as U+FFFD. False when there is no memory. */
bool cmd_repair(cmd_bytes *out, art_view text) __attribute__((warn_unused_result));

/* A sink that appends to the cmd_bytes that user points to. */
int cmd_bytes_sink(void *user, const char *data, size_t size);

#endif
