/* What the unit tests share. Include behind <cmocka.h>. */
#ifndef UNIT_H
#define UNIT_H

#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"

/* Counts, and fails at will. */
typedef struct unit_memory {
    size_t live;    /* bytes allocated and not freed */
    size_t calls;   /* allocations asked for, failed ones included */
    size_t fail_at; /* the number of the call from which on all fail, from 1; 0: none fails */
} unit_memory;

static inline void *unit_reallocate(void *context, void *old, size_t old_size, size_t new_size)
{
    unit_memory *memory = context;
    if (!new_size) {
        memory->live -= old ? old_size : 0;
        free(old);
        return NULL;
    }
    memory->calls++;
    if (memory->fail_at && memory->calls >= memory->fail_at)
        return NULL;
    void *p = realloc(old, new_size);
    if (p)
        memory->live += new_size - (old ? old_size : 0);
    return p;
}

static inline art_allocator unit_allocator(unit_memory *memory)
{
    return (art_allocator){unit_reallocate, memory};
}

/* Fails the test when the view does not read so. */
#define assert_view(view, literal)                                                                 \
    do {                                                                                           \
        art_view unit_view = (view);                                                               \
        assert_int_equal(unit_view.size, sizeof(literal) - 1);                                     \
        assert_memory_equal(unit_view.data, literal, sizeof(literal) - 1);                         \
    } while (0)

#endif
