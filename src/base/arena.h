/* A region of memory: many small allocations, one release. Holds all that belongs to a page. */
#ifndef ART_ARENA_H
#define ART_ARENA_H

#include <stdbool.h>
#include <stddef.h>

/* realloc with sizes and a context: see article_allocator in article.h, whose twin this is. */
typedef struct art_allocator {
    void *(*reallocate)(void *context, void *old, size_t old_size, size_t new_size);
    void *context;
} art_allocator;

/* Why an allocation failed, so far: the first reason stays until the next reset. */
typedef enum art_failure {
    ART_FAILURE_NONE = 0,
    ART_FAILURE_MEMORY, /* the allocator returned NULL */
    ART_FAILURE_LIMIT   /* the byte limit was reached */
} art_failure;

/* What arenas may hold together. */
typedef struct art_budget {
    size_t limit;    /* most bytes */
    size_t reserved; /* bytes in all of their chunks, kept ones included */
    art_failure failure;
} art_budget;

struct art_chunk;

typedef struct art_arena {
    art_allocator allocator;
    struct art_chunk *first;   /* chunks in order of use */
    struct art_chunk *current; /* the one allocations come from; NULL before the first */
    size_t used;               /* bytes taken in the current chunk */
    size_t held;               /* bytes in all chunks up to and including the current one */
    art_budget own;
    art_budget *budget; /* its own, or that of another arena */
} art_arena;

/* An empty arena; allocates nothing. It must not be copied or moved. */
void art_arena_init(art_arena *arena, art_allocator allocator);

/* An empty arena that shares the budget of another one, which must live as long. */
void art_arena_init_beside(art_arena *arena, const art_arena *other);

/* Frees everything. The arena can be used again. */
void art_arena_free(art_arena *arena);

/* Forgets all allocations but keeps memory for the next page, up to a bounded amount. */
void art_arena_reset(art_arena *arena, size_t limit);

/* size bytes, aligned to 16, not cleared; NULL, and arena->budget->failure says why, when there are
 * none. A size of 0 gives a valid pointer. */
void *art_arena_alloc(art_arena *arena, size_t size) __attribute__((warn_unused_result));

/* count * size bytes set to zero; NULL as above, also when the product overflows. */
void *art_arena_array(art_arena *arena, size_t count, size_t size)
    __attribute__((warn_unused_result));

/* Enlarges an allocation, in place where it is the newest one, else by copying. old may be NULL. */
void *art_arena_grow(art_arena *arena, void *old, size_t old_size, size_t new_size)
    __attribute__((warn_unused_result));

/* Gives back what is behind the first size bytes of the newest allocation; all of it for 0. */
void art_arena_trim(art_arena *arena, void *newest, size_t size);

#endif
