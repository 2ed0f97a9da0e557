/* The progress line on standard error. */
#ifndef CMD_PROGRESS_H
#define CMD_PROGRESS_H

#include "extract/stats.h"

typedef struct cmd_progress {
    bool on, always, terminal;
    bool drawn;       /* the line stands on the terminal */
    uint64_t total;   /* bytes of all inputs, 0 when unknown */
    uint64_t begun;   /* bytes behind us when we began, or soon after */
    uint64_t records; /* and records */
    double started, last;
} cmd_progress;

/* total: bytes of all inputs, or 0. */
void cmd_progress_init(cmd_progress *progress, const cmd_options *options, uint64_t total);

/* Draws the line anew, if it is time. done: bytes of the inputs behind us. */
void cmd_progress_show(cmd_progress *progress, const cmd_stats *stats, uint64_t done);

/* Takes the line away, for a message. */
void cmd_progress_hide(cmd_progress *progress);

/* Leaves the last figures. */
void cmd_progress_end(cmd_progress *progress, const cmd_stats *stats, uint64_t done);

#endif
