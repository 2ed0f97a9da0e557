/* What a piece of work costs: processor time, and memory through an allocator that counts. */
#ifndef BENCH_COST_H
#define BENCH_COST_H

#include <stddef.h>
#include <stdlib.h>
#include <time.h>

/* Seconds on a clock: CLOCK_PROCESS_CPUTIME_ID for what work costs, CLOCK_MONOTONIC for the time of
 * day. */
static inline double cost_seconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

typedef struct cost_memory {
    size_t live, peak; /* bytes: allocated and not freed; the most at any time */
} cost_memory;

/* For an article_allocator or an art_allocator; its context is a cost_memory. */
static inline void *cost_reallocate(void *context, void *old, size_t old_size, size_t new_size)
{
    cost_memory *m = context;
    void *p = NULL;
    if (!new_size)
        free(old);
    else if (!(p = realloc(old, new_size)))
        return NULL;
    m->live += new_size - (old ? old_size : 0);
    m->peak = m->live > m->peak ? m->live : m->peak;
    return p;
}

/* An article_sink that counts bytes; user is a size_t. */
static inline int cost_swallow(void *user, const char *data, size_t size)
{
    (void)data;
    *(size_t *)user += size;
    return 0;
}

#endif
