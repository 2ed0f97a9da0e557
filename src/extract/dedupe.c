#include "extract/dedupe.h"

#include <stdlib.h>

/* So many pages of a host make a block furniture of the site. Two may be a text and its correction;
 * with more, furniture stays on more pages before it is known. */
#define PAGES 3

/* Slots of a table, a power of two, of which three quarters are filled. With sixteen bytes a slot
 * the three tables take 48 MiB and remember the last 0.8 to 1.6 million different blocks. */
#define SLOTS ((size_t)1 << 20)
#define FULL  (SLOTS / 4 * 3)

/* A table must last longer than the lag, so that never more than one that was given up is asked. */
_Static_assert(FULL > 512 * CMD_DEDUPE_BLOCKS, "tables are too small for the lag");

typedef struct cmd_seen {
    uint64_t key;   /* 0: free */
    uint64_t pages; /* so far, below PAGES; then 256 * the number of the page that made it enough,
                       plus 255 */
} cmd_seen;

bool cmd_dedupe_init(cmd_dedupe *d, unsigned long long lag)
{
    *d = (cmd_dedupe){.lag = lag};
    (void)pthread_mutex_init(&d->lock, NULL);
    bool good = true;
    for (int i = 0; i < 3; i++)
        good = (d->tables[i] = calloc(SLOTS, sizeof *d->tables[i])) != NULL && good;
    return good;
}

void cmd_dedupe_free(cmd_dedupe *d)
{
    for (int i = 0; i < 3; i++)
        free(d->tables[i]);
    (void)pthread_mutex_destroy(&d->lock);
}

uint64_t cmd_dedupe_host(const char *url)
{
    const char *host = url ? strstr(url, "://") : NULL;
    if (!host)
        return 0;
    host += 3;
    size_t size = strcspn(host, "/?#\\");
    return size ? art_hash_lower((art_view){host, size}) : 0;
}

uint64_t cmd_dedupe_key(uint64_t host, art_view text)
{
    uint64_t key = (host ^ art_hash_lower(text)) * 0x9E3779B97F4A7C15u;
    key ^= key >> 32;
    return key ? key : 1;
}

/* The slot of a key, or the free one where it belongs. */
static cmd_seen *slot_of(cmd_seen *table, uint64_t key)
{
    size_t at = (size_t)key & (SLOTS - 1);
    while (table[at].key && table[at].key != key)
        at = (at + 1) & (SLOTS - 1);
    return &table[at];
}

/* Begins a new first table; the third is given up for good. */
static void turn(cmd_dedupe *d, unsigned long long number)
{
    cmd_seen *oldest = d->tables[2];
    d->tables[2] = d->tables[1];
    d->tables[1] = d->tables[0];
    d->tables[0] = oldest;
    memset(oldest, 0, SLOTS * sizeof *oldest);
    d->used = 0;
    d->began = number;
}

void cmd_dedupe_add(cmd_dedupe *d, unsigned long long number, const uint64_t *keys, size_t count)
{
    pthread_mutex_lock(&d->lock);
    if (d->used + count > FULL)
        turn(d, number);
    for (size_t i = 0; i < count; i++) {
        cmd_seen *seen = slot_of(d->tables[0], keys[i]);
        if (!seen->key) {
            *seen = (cmd_seen){keys[i], slot_of(d->tables[1], keys[i])->pages};
            d->used++;
        }
        if (seen->pages < PAGES && ++seen->pages == PAGES)
            seen->pages = (uint64_t)number << 8 | 0xFF;
    }
    pthread_mutex_unlock(&d->lock);
}

void cmd_dedupe_ask(cmd_dedupe *d, unsigned long long number, const uint64_t *keys, size_t count,
                    bool *seen)
{
    pthread_mutex_lock(&d->lock);
    /* As of lag pages ago the table that was given up may still have been there. */
    int tables = number < d->began + d->lag ? 3 : 2;
    for (size_t i = 0; i < count; i++) {
        seen[i] = false;
        for (int t = 0; t < tables && !seen[i]; t++) {
            uint64_t pages = slot_of(d->tables[t], keys[i])->pages;
            seen[i] = pages >= PAGES && (pages >> 8) + d->lag <= number;
        }
    }
    pthread_mutex_unlock(&d->lock);
}
