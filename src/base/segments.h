/* A growing array in an arena whose items never move: adding copies nothing, and pointers stay. */
#ifndef ART_SEGMENTS_H
#define ART_SEGMENTS_H

#include "base/arena.h"

#include <stdint.h>

typedef struct art_segments {
    art_arena *arena;
    char **segments; /* of ART_SEGMENT_ITEMS items each */
    size_t item_size;
    uint32_t count;    /* of items */
    uint32_t capacity; /* of segments */
} art_segments;

enum {
    ART_SEGMENT_ITEMS = 256
};

void art_segments_init(art_segments *s, art_arena *arena, size_t item_size);

/* A new item, not cleared; NULL when there is no memory or there are 2^32 - 256 items. */
void *art_segments_add(art_segments *s);

/* Item number index, which must be below count. */
static inline void *art_segments_at(const art_segments *s, uint32_t index)
{
    return s->segments[index / ART_SEGMENT_ITEMS] + index % ART_SEGMENT_ITEMS * s->item_size;
}

#endif
