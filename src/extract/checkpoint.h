/* Where a run stands, in a file, so that another one can go on from there. */
#ifndef CMD_CHECKPOINT_H
#define CMD_CHECKPOINT_H

#include "extract/stats.h"

typedef struct cmd_checkpoint {
    bool finished;   /* all is done */
    uint64_t input;  /* number of the input to go on with */
    uint64_t name;   /* hash of its name, 0 at its begin */
    cmd_position at; /* where its next record begins */
    uint64_t line;   /* and the number of the line before it */
    uint64_t output; /* bytes of output so far, in the file that is written */
    uint64_t any;    /* an article as text was written to it */
    uint64_t failed; /* an input or a record was */
    uint64_t counts[CMD_OUTCOME_COUNT + CMD_SKIP_COUNT];
} cmd_checkpoint;

/* Reads a checkpoint. *there tells whether the file exists. NULL, or what is wrong with it. */
const char *cmd_checkpoint_read(const char *path, cmd_checkpoint *checkpoint, bool *there);

/* Replaces the file in one step, after what was written to output is on the disk: at no moment is
 * there none, or one that is ahead of the output. NULL, or what went wrong. */
const char *cmd_checkpoint_write(const char *path, const cmd_checkpoint *checkpoint, int output);

uint64_t cmd_checkpoint_name(const char *name);

#endif
