/* One record through the library: from what was read to what will be written. */
#ifndef CMD_PAGE_H
#define CMD_PAGE_H

#include "extract/dedupe.h"
#include "extract/input.h"

/* What became of a record: X(enumerator, name in the summary). */
#define CMD_OUTCOME_LIST(X)                                                                        \
    X(CMD_EXTRACTED, "extracted")                                                                  \
    X(CMD_EMPTY, "empty")                                                                          \
    X(CMD_BROKEN, "failed")                                                                        \
    X(CMD_SKIPPED, "skipped")

typedef enum cmd_outcome {
    CMD_NOTHING = 0, /* there was no record */
#define CMD_OUTCOME_ENUM_(id, name) id,
    CMD_OUTCOME_LIST(CMD_OUTCOME_ENUM_)
#undef CMD_OUTCOME_ENUM_
    CMD_OUTCOME_COUNT
} cmd_outcome;

/* What is to be written for a record, and what the reader knew of it. Reused. */
typedef struct cmd_answer {
    cmd_bytes output;
    bool apart;        /* it is an article, and no JSON: a blank line stands between two of them */
    char message[256]; /* for standard error, behind the input's name; "" for none */
    cmd_outcome outcome;
    bool failed; /* the record, or the archive where it stands */
    cmd_skip skip;
    cmd_bytes explained; /* --explain: for standard error, or a section of the picture */
    cmd_bytes keys;      /* of its blocks, for cmd_dedupe_add: an array of uint64_t */
    cmd_bytes name;      /* of the input, NUL-terminated */
    size_t input;        /* its number */
    bool ends_input;     /* its last record */
    bool json;           /* output is JSON */
    uint64_t line;       /* JSON Lines: number of the line */
    cmd_position end;    /* where the next record begins */
    bool record;         /* its input is a stream of records */
    uint64_t progress;   /* bytes of all inputs behind it */
    uint64_t bytes;      /* size of the page */
} cmd_answer;

/* Works on one page at a time: what a thread has of its own. */
typedef struct cmd_worker {
    const cmd_options *options;
    article_extractor *extractor;
    size_t max_bytes;
    article_write_options output; /* how this record is answered */
    bool terminal;      /* people read standard output: a single page is laid out for them */
    bool many;          /* there may be several inputs: JSON says which one a page is from */
    cmd_dedupe *dedupe; /* NULL: nothing is dropped */
    cmd_record record;
    cmd_page page;
    cmd_bytes scratch;
} cmd_worker;

/* False when there is no memory. */
bool cmd_worker_init(cmd_worker *worker, const cmd_options *options);
void cmd_worker_free(cmd_worker *worker);

/* Extracts worker->record, the stream's record of this number. The call may change the record. */
void cmd_worker_run(cmd_worker *worker, unsigned long long number, cmd_answer *answer);

void cmd_answer_free(cmd_answer *answer);

#endif
