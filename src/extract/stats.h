/* Counts of records: read, and what became of them. Any thread may add to them. */
#ifndef CMD_STATS_H
#define CMD_STATS_H

#include "extract/page.h"

#include <stdatomic.h>

typedef struct cmd_stats {
    atomic_ullong read;
    atomic_ullong outcomes[CMD_OUTCOME_COUNT];
    atomic_ullong skips[CMD_SKIP_COUNT];
    atomic_ullong bytes; /* of pages */
} cmd_stats;

/* Counts an answer that is written. */
void cmd_stats_add(cmd_stats *stats, const cmd_answer *answer);

/* Writes the counts in one line. Calls nothing that a signal handler must not call. */
void cmd_stats_write(const cmd_stats *stats, art_out *out);

/* Has them written to standard error on SIGUSR1, as long as stats is there. */
void cmd_stats_on_signal(const cmd_stats *stats);

#endif
