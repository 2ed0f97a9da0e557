/* Blocks that stand on many pages of a host: furniture of the site that one page cannot reveal. */
#ifndef CMD_DEDUPE_H
#define CMD_DEDUPE_H

#include "base/text.h"

#include <pthread.h>

/*
 * A memory of block texts, each with its host, in three tables of fixed size: that which is filled,
 * the one before, and the one that was given up last. A text that is seen again moves on to the
 * first table; one that is not for a whole table is forgotten.
 *
 * Pages are worked on at the same time, but what is dropped must not depend on who comes first. So
 * pages are added in the order of their numbers, and a question is answered as of lag pages before
 * the one that asks: all of these have been added by then, and what was added since is not looked
 * at.
 */
typedef struct cmd_dedupe {
    pthread_mutex_t lock;
    struct cmd_seen *tables[3];
    size_t used;              /* entries of the first table */
    unsigned long long lag;   /* no page asks before all that are so far behind it were added */
    unsigned long long began; /* number of the page with which the first table began */
} cmd_dedupe;

/* Most blocks of one page that are remembered. */
#define CMD_DEDUPE_BLOCKS ((size_t)1024)

/* False when there is no memory. lag is at most 512. */
bool cmd_dedupe_init(cmd_dedupe *dedupe, unsigned long long lag);
void cmd_dedupe_free(cmd_dedupe *dedupe);

/* The key of a block's text on a page of a host; 0 for an address without a host. */
uint64_t cmd_dedupe_host(const char *url);
uint64_t cmd_dedupe_key(uint64_t host, art_view text);

/* Adds the keys of page number, each once. To be called in the order of the numbers. */
void cmd_dedupe_add(cmd_dedupe *dedupe, unsigned long long number, const uint64_t *keys,
                    size_t count);

/* Sets seen[i] when keys[i] stood on several pages before page number. */
void cmd_dedupe_ask(cmd_dedupe *dedupe, unsigned long long number, const uint64_t *keys,
                    size_t count, bool *seen);

#endif
