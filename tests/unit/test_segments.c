/* Tests of base/segments.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/segments.h"
#include "unit.h"

typedef struct item {
    uint32_t number[3];
} item;

enum {
    ITEMS = 17 * ART_SEGMENT_ITEMS + 1 /* the list of segments grows once */
};

static void items_never_move(void **state)
{
    (void)state;
    unit_memory memory = {0};
    art_arena arena;
    art_segments s;
    static item *given[ITEMS];
    art_arena_init(&arena, unit_allocator(&memory));
    art_segments_init(&s, &arena, sizeof(item));
    assert_int_equal(memory.calls, 0);
    for (uint32_t i = 0; i < ITEMS; i++) {
        given[i] = art_segments_add(&s);
        assert_non_null(given[i]);
        *given[i] = (item){{i, i + 1, i + 2}};
    }
    assert_int_equal(s.count, ITEMS);
    for (uint32_t i = 0; i < ITEMS; i++) {
        assert_ptr_equal(art_segments_at(&s, i), given[i]);
        assert_int_equal(given[i]->number[0], i);
        assert_int_equal(given[i]->number[2], i + 2);
    }
    art_arena_free(&arena);
}

static void failure_keeps_what_is_there(void **state)
{
    (void)state;
    for (size_t fail_at = 1;; fail_at++) {
        unit_memory memory = {.fail_at = fail_at};
        art_arena arena;
        art_segments s;
        uint32_t added = 0;
        item *p;
        art_arena_init(&arena, unit_allocator(&memory));
        art_segments_init(&s, &arena, sizeof(item));
        while (added < ITEMS && (p = art_segments_add(&s)) != NULL)
            p->number[0] = added++;
        assert_int_equal(s.count, added);
        for (uint32_t i = 0; i < added; i++)
            assert_int_equal(((item *)art_segments_at(&s, i))->number[0], i);
        memory.fail_at = 0;
        p = art_segments_add(&s); /* memory is back: it goes on */
        assert_non_null(p);
        assert_ptr_equal(art_segments_at(&s, added), p);
        art_arena_free(&arena);
        assert_int_equal(memory.live, 0);
        if (added == ITEMS) {
            assert_true(fail_at > 2); /* else nothing failed above */
            return;
        }
    }
}

static void number_of_items_is_bounded(void **state)
{
    (void)state;
    unit_memory memory = {0};
    art_arena arena;
    art_segments s;
    art_arena_init(&arena, unit_allocator(&memory));
    art_segments_init(&s, &arena, sizeof(item));
    s.count = UINT32_MAX - ART_SEGMENT_ITEMS + 1; /* as if all segments were full */
    assert_null(art_segments_add(&s));
    assert_int_equal(s.count, UINT32_MAX - ART_SEGMENT_ITEMS + 1);
    assert_int_equal(memory.calls, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_never_move),
        cmocka_unit_test(failure_keeps_what_is_there),
        cmocka_unit_test(number_of_items_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
