/* Answers out, in the order in which their records were read. */
#ifndef CMD_OUTPUT_H
#define CMD_OUTPUT_H

#include "extract/checkpoint.h"
#include "extract/folder.h"
#include "extract/picture.h"
#include "extract/progress.h"

typedef struct cmd_writer {
    const cmd_options *options;
    cmd_output out;
    bool open;     /* out is */
    uint64_t base; /* bytes that were in the file before */
    cmd_stats stats;
    cmd_progress progress;
    uint64_t behind;      /* bytes of the inputs behind us */
    bool any;             /* an article as text was written: the next one stands apart */
    bool failed;          /* an input or a record did */
    char problem[320];    /* why nothing more can be written, or "" */
    bool quiet;           /* and that is no news */
    cmd_picture *picture; /* of --explain=FILE; whoever opened it sets it */
    cmd_folder_file file;
    size_t refused;      /* number of an input whose file cannot be made, from 1 */
    cmd_checkpoint mark; /* where we stand */
    bool resumed;        /* mark came from an earlier run */
    unsigned unmarked;   /* answers since it was last written */
    double marked;       /* seconds of the clock, then */
} cmd_writer;

/* Gets ready to write to standard output, or below --output-dir, and reads the checkpoint. NULL, or
 * why that is impossible; then there is nothing to close. */
const char *cmd_writer_init(cmd_writer *writer, const cmd_options *options);

/* Writes one answer and sends it off. False when nothing more can be written. */
bool cmd_writer_put(cmd_writer *writer, const cmd_answer *answer);

/* Ends the output; finished: all of the input was worked through. Writes the summary, if asked for.
 * False when something could not be written: see problem. */
bool cmd_writer_close(cmd_writer *writer, bool finished);

/* What the exit status is to say. */
cmd_status cmd_writer_status(const cmd_writer *writer);

#endif
