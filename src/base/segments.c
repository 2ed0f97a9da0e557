#include "base/segments.h"

void art_segments_init(art_segments *s, art_arena *arena, size_t item_size)
{
    *s = (art_segments){.arena = arena, .item_size = item_size};
}

static bool add_segment(art_segments *s)
{
    uint32_t used = s->count / ART_SEGMENT_ITEMS;
    if (s->count > UINT32_MAX - ART_SEGMENT_ITEMS)
        return false;
    if (used == s->capacity) {
        uint32_t capacity = s->capacity ? s->capacity * 2 : 16;
        char **segments = art_arena_grow(s->arena, s->segments, s->capacity * sizeof *segments,
                                         capacity * sizeof *segments);
        if (!segments)
            return false;
        s->segments = segments;
        s->capacity = capacity;
    }
    s->segments[used] = art_arena_alloc(s->arena, ART_SEGMENT_ITEMS * s->item_size);
    return s->segments[used] != NULL;
}

void *art_segments_add(art_segments *s)
{
    if (s->count % ART_SEGMENT_ITEMS == 0 && !add_segment(s))
        return NULL;
    return art_segments_at(s, s->count++);
}
