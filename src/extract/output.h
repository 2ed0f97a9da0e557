/* Answers out, in the order in which their records were read. */
#ifndef CMD_ANSWERS_H
#define CMD_ANSWERS_H

#include "extract/stats.h"

typedef struct cmd_writer {
    const cmd_options *options;
    cmd_output out;
    cmd_stats stats;
    bool any;    /* an article as text was written: the next one stands apart */
    bool failed; /* an input or a record did */
} cmd_writer;

/* Writes to standard output. */
void cmd_writer_init(cmd_writer *writer, const cmd_options *options);

/* Writes one answer and sends it off. False when standard output fails: see out.error. */
bool cmd_writer_put(cmd_writer *writer, const cmd_answer *answer);

/* Writes the summary, if asked for, and closes. False as above. */
bool cmd_writer_close(cmd_writer *writer);

/* What the exit status is to say. */
cmd_status cmd_writer_status(const cmd_writer *writer);

#endif
