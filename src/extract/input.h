/* All inputs as one stream of records. */
#ifndef CMD_INPUT_H
#define CMD_INPUT_H

#include "extract/files.h"
#include "extract/record.h"

typedef struct cmd_input {
    const cmd_options *options;
    size_t max_bytes; /* of a page */
    cmd_files files;
    cmd_source source;
    bool open, any;      /* an input is; and it had a record */
    cmd_input_kind kind; /* of the open one, never auto */
    uint64_t line;       /* of the open one, if it has lines */
    cmd_bytes name;      /* of the one opened last */
    size_t count;        /* inputs so far */
    uint64_t behind;     /* bytes of inputs that are closed */
} cmd_input;

void cmd_input_init(cmd_input *input, const cmd_options *options, size_t max_bytes);

/* Passes over the first inputs, so many. To be called first. False when there are fewer. */
bool cmd_input_pass(cmd_input *input, uint64_t count);

/* Opens the next input, to go on at a position that an earlier run saw, behind so many lines. False
 * when it cannot be opened or has no such place. */
bool cmd_input_resume(cmd_input *input, cmd_position position, uint64_t line);

/* Bytes of all inputs, 0 when not known beforehand. */
uint64_t cmd_input_total(const cmd_options *options);

/* The next record: what was read, why it could not be read (problem), or that an input of records
 * has ended (ends_input). False when there are no more inputs. */
bool cmd_input_next(cmd_input *input, cmd_record *record);

void cmd_input_free(cmd_input *input);

/* Is a page whose record names none of these read as HTML or as text? */
article_input cmd_input_page_kind(const cmd_options *options);

#endif
