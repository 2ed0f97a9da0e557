#include "base/arena.h"

#include <stdint.h>
#include <string.h>

/* malloc's own alignment on the 64-bit systems we know: enough for any type. */
enum {
    ALIGNMENT = 16
};

/* The smallest chunk. Smaller would mean more chunks per page, larger more memory for small pages.
 */
enum {
    CHUNK_MIN = 16 * 1024
};

/* What a reset keeps. Pages of the web rarely need more (the median is under 1 MB), and a single
 * huge page must not pin its memory for the rest of a crawl. */
static const size_t keep_max = (size_t)16 << 20;

typedef struct art_chunk {
    struct art_chunk *next;
    size_t size; /* of the whole chunk, header included */
} art_chunk;

static const size_t header = (sizeof(art_chunk) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;

void art_arena_init(art_arena *arena, art_allocator allocator)
{
    *arena = (art_arena){.allocator = allocator, .own.limit = SIZE_MAX};
    arena->budget = &arena->own;
}

void art_arena_init_beside(art_arena *arena, const art_arena *other)
{
    *arena = (art_arena){.allocator = other->allocator, .budget = other->budget};
}

static void free_chunks(art_arena *arena, art_chunk *chunk)
{
    while (chunk) {
        art_chunk *next = chunk->next;
        arena->budget->reserved -= chunk->size;
        arena->allocator.reallocate(arena->allocator.context, chunk, chunk->size, 0);
        chunk = next;
    }
}

void art_arena_free(art_arena *arena)
{
    free_chunks(arena, arena->first);
    arena->first = arena->current = NULL;
    arena->used = arena->held = 0;
    arena->budget->failure = ART_FAILURE_NONE;
}

void art_arena_reset(art_arena *arena, size_t limit)
{
    size_t kept = 0, keep = limit < keep_max ? limit : keep_max;
    if (arena->budget->reserved > limit)
        keep = 0;
    for (art_chunk **link = &arena->first; *link; link = &(*link)->next) {
        if ((*link)->size > keep - kept) {
            free_chunks(arena, *link);
            *link = NULL;
            break;
        }
        kept += (*link)->size;
    }
    arena->current = NULL;
    arena->used = 0;
    arena->held = 0;
    arena->budget->limit = limit;
    arena->budget->failure = ART_FAILURE_NONE;
}

static void fail(art_arena *arena, art_failure failure)
{
    if (arena->budget->failure == ART_FAILURE_NONE)
        arena->budget->failure = failure;
}

/* Puts the first of the kept chunks in *link that has room for size bytes in front of the others.
 */
static art_chunk *find_kept(art_chunk **link, size_t size)
{
    art_chunk **place = link;
    while (*place && (*place)->size - header < size)
        place = &(*place)->next;
    art_chunk *chunk = *place;
    if (chunk && place != link) {
        *place = chunk->next;
        chunk->next = *link;
        *link = chunk;
    }
    return chunk;
}

/* A new chunk with room for size bytes, a multiple of ALIGNMENT, at the end of all. */
static art_chunk *make_chunk(art_arena *arena, size_t size)
{
    /* A reset with a lower limit leaves what the arenas beside hold. */
    const art_budget *budget = arena->budget;
    size_t room = budget->limit > budget->reserved ? budget->limit - budget->reserved : 0;
    if (room < header || size > room - header) {
        fail(arena, ART_FAILURE_LIMIT);
        return NULL;
    }
    /* Growth bounds the number of chunks; a thirty-second bounds the waste. */
    size_t want = arena->held / 32 > CHUNK_MIN ? arena->held / 32 : CHUNK_MIN;
    if (want < size + header)
        want = size + header;
    if (want > room)
        want = room;
    want -= want % ALIGNMENT; /* still enough: size and header are multiples */
    art_chunk *chunk = arena->allocator.reallocate(arena->allocator.context, NULL, 0, want);
    if (!chunk) {
        fail(arena, ART_FAILURE_MEMORY);
        return NULL;
    }
    *chunk = (art_chunk){.size = want};
    arena->budget->reserved += want;
    return chunk;
}

/* A current chunk of which nothing is taken becomes one of the kept ones. */
static void keep_unused(art_arena *arena)
{
    if (!arena->current || arena->used > header)
        return;
    art_chunk *before = NULL;
    for (art_chunk *c = arena->first; c != arena->current; c = c->next)
        before = c;
    arena->held -= arena->current->size;
    arena->current = before;
    arena->used = before ? before->size : 0;
}

/* Makes a chunk with room for size bytes the current one: a kept one, else a new one. In the latter
 * case the kept ones are freed, so that they do not stand in the way of this page. */
static bool next_chunk(art_arena *arena, size_t size)
{
    keep_unused(arena);
    art_chunk **link = arena->current ? &arena->current->next : &arena->first;
    art_chunk *chunk = find_kept(link, size);
    if (!chunk) {
        free_chunks(arena, *link);
        *link = NULL;
        chunk = *link = make_chunk(arena, size);
        if (!chunk)
            return false;
    }
    arena->current = chunk;
    arena->used = header;
    arena->held += chunk->size;
    return true;
}

void *art_arena_alloc(art_arena *arena, size_t size)
{
    if (size > SIZE_MAX - 2 * ALIGNMENT - header) {
        fail(arena, ART_FAILURE_LIMIT);
        return NULL;
    }
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (!arena->current || arena->current->size - arena->used < size)
        if (!next_chunk(arena, size))
            return NULL;
    void *p = (char *)arena->current + arena->used;
    arena->used += size;
    return p;
}

void *art_arena_array(art_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) {
        fail(arena, ART_FAILURE_LIMIT);
        return NULL;
    }
    void *p = art_arena_alloc(arena, count * size);
    return p ? memset(p, 0, count * size) : NULL;
}

void art_arena_trim(art_arena *arena, void *newest, size_t size)
{
    size_t taken = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    arena->used = (size_t)((char *)newest - (char *)arena->current) + taken;
}

void *art_arena_grow(art_arena *arena, void *old, size_t old_size, size_t new_size)
{
    if (new_size <= old_size && old)
        return old;
    size_t taken = (old_size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (old && arena->current && (char *)old + taken == (char *)arena->current + arena->used) {
        size_t free_bytes = arena->current->size - arena->used;
        size_t more = new_size > taken ? new_size - taken : 0;
        if (more <= free_bytes) {
            /* Rounded up it fits as well: chunks are multiples of the alignment. */
            arena->used += (more + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
            return old;
        }
    }
    void *p = art_arena_alloc(arena, new_size);
    if (p && old)
        memcpy(p, old, old_size);
    return p;
}
