/* Tests of base/arena.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit.h"

static void allocates_aligned(void **state)
{
    (void)state;
    unit_memory memory = {0};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    assert_int_equal(memory.calls, 0);
    for (size_t size = 0; size < 3000; size += 7) {
        char *p = art_arena_alloc(&arena, size);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % 16, 0);
        memset(p, 0xA5, size);
    }
    assert_true(memory.live > 0);
    assert_int_equal(arena.budget->failure, ART_FAILURE_NONE);
    art_arena_free(&arena);
    assert_int_equal(memory.live, 0);
    assert_non_null(art_arena_alloc(&arena, 10));
    art_arena_free(&arena);
    assert_int_equal(memory.live, 0);
}

static void array_is_zero_and_checked(void **state)
{
    (void)state;
    unit_memory memory = {0};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    memset(art_arena_alloc(&arena, 1000), 0xFF, 1000);
    art_arena_reset(&arena, SIZE_MAX);
    const char *p = art_arena_array(&arena, 100, 10);
    assert_non_null(p);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(p[i], 0);
    assert_non_null(art_arena_array(&arena, 0, 10));
    assert_non_null(art_arena_array(&arena, 10, 0));
    assert_null(art_arena_array(&arena, SIZE_MAX / 2, 3));
    assert_int_equal(arena.budget->failure, ART_FAILURE_LIMIT);
    assert_null(art_arena_alloc(&arena, SIZE_MAX));
    assert_null(art_arena_alloc(&arena, SIZE_MAX - 40));
    art_arena_free(&arena);
    assert_int_equal(memory.live, 0);
}

static void grows_in_place_or_copies(void **state)
{
    (void)state;
    unit_memory memory = {0};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    char *p = art_arena_grow(&arena, NULL, 0, 10);
    assert_non_null(p);
    memcpy(p, "0123456789", 10);
    assert_ptr_equal(art_arena_grow(&arena, p, 10, 12), p);    /* within the alignment */
    assert_ptr_equal(art_arena_grow(&arena, p, 12, 5000), p);  /* the newest one */
    assert_ptr_equal(art_arena_grow(&arena, p, 5000, 300), p); /* never shrinks */
    char *next = art_arena_alloc(&arena, 1);
    assert_true(next >= p + 5000);
    char *moved = art_arena_grow(&arena, p, 5000, 5001); /* no longer the newest */
    assert_ptr_not_equal(moved, p);
    assert_memory_equal(moved, "0123456789", 10);
    char *large = art_arena_grow(&arena, moved, 5001, 1000000); /* beyond the chunk */
    assert_non_null(large);
    assert_memory_equal(large, "0123456789", 10);
    memset(large, 1, 1000000);
    assert_null(art_arena_grow(&arena, large, 1000000, SIZE_MAX));
    art_arena_free(&arena);
    assert_int_equal(memory.live, 0);
}

static void keeps_the_limit(void **state)
{
    (void)state;
    unit_memory memory = {0};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    const size_t limit = 300000;
    art_arena_reset(&arena, limit);
    size_t taken = 0;
    while (art_arena_alloc(&arena, 1000)) {
        taken += 1000;
        assert_true(memory.live <= limit);
        assert_true(arena.held <= limit);
    }
    assert_true(taken > limit * 9 / 10);
    assert_int_equal(arena.budget->failure, ART_FAILURE_LIMIT);
    art_arena_reset(&arena, 100);
    assert_int_equal(arena.budget->failure, ART_FAILURE_NONE);
    assert_null(art_arena_alloc(&arena, 101));
    art_arena_free(&arena);
    assert_int_equal(memory.live, 0);
}

static void reset_reuses(void **state)
{
    (void)state;
    unit_memory memory = {0};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    for (int i = 0; i < 100; i++)
        assert_non_null(art_arena_alloc(&arena, 10000));
    size_t calls = memory.calls;
    for (int round = 0; round < 10; round++) {
        art_arena_reset(&arena, SIZE_MAX);
        for (int i = 0; i < 100; i++)
            assert_non_null(art_arena_alloc(&arena, 10000));
    }
    assert_int_equal(memory.calls, calls);
    assert_non_null(art_arena_alloc(&arena, (size_t)64 << 20));
    art_arena_reset(&arena, SIZE_MAX); /* a single huge page is not kept */
    assert_true(memory.live <= (size_t)16 << 20);
    art_arena_free(&arena);
    assert_int_equal(memory.live, 0);
}

static void reports_the_first_failure(void **state)
{
    (void)state;
    unit_memory memory = {.fail_at = 2};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    assert_non_null(art_arena_alloc(&arena, 10));
    assert_null(art_arena_alloc(&arena, 1000000));
    assert_int_equal(arena.budget->failure, ART_FAILURE_MEMORY);
    assert_null(art_arena_alloc(&arena, SIZE_MAX));
    assert_int_equal(arena.budget->failure, ART_FAILURE_MEMORY);
    assert_non_null(art_arena_alloc(&arena, 10)); /* what is there goes on being used */
    art_arena_reset(&arena, SIZE_MAX);
    assert_int_equal(arena.budget->failure, ART_FAILURE_NONE);
    art_arena_free(&arena);
    assert_int_equal(memory.live, 0);
}

static void kept_chunks_are_used_by_first_fit(void **state)
{
    (void)state;
    unit_memory memory = {0};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    char *small = art_arena_alloc(&arena, 10000);
    char *large = art_arena_alloc(&arena, 40000);
    char *middle = art_arena_alloc(&arena, 20000);
    art_arena_reset(&arena, SIZE_MAX);
    size_t calls = memory.calls;
    assert_ptr_equal(art_arena_alloc(&arena, 30000), large); /* the first has no room for it */
    assert_ptr_equal(art_arena_alloc(&arena, 12000), small); /* and is not lost for that */
    assert_ptr_equal(art_arena_alloc(&arena, 12000), middle);
    assert_int_equal(memory.calls, calls);
    assert_int_equal(arena.held, arena.budget->reserved);
    art_arena_reset(&arena, SIZE_MAX);
    size_t live = memory.live;
    assert_non_null(art_arena_alloc(&arena, 50000)); /* none fits: all are given back first */
    assert_true(memory.live < live);
    assert_int_equal(memory.live, arena.budget->reserved);
    art_arena_free(&arena);
    assert_int_equal(memory.live, 0);
}

static void what_is_trimmed_is_used_again(void **state)
{
    (void)state;
    unit_memory memory = {0};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    char *a = art_arena_alloc(&arena, 5000);
    art_arena_trim(&arena, a, 90);
    assert_ptr_equal(art_arena_alloc(&arena, 16), a + 96);
    char *scratch = art_arena_alloc(&arena, 100000); /* a chunk of its own */
    art_arena_trim(&arena, scratch, 0);
    size_t live = memory.live;
    assert_ptr_equal(art_arena_alloc(&arena, 90000), scratch);
    assert_int_equal(memory.live, live);
    art_arena_trim(&arena, scratch, 0);
    char *larger = art_arena_alloc(&arena, 200000); /* in place of the empty one */
    assert_true(larger && memory.live < live + 110000);
    assert_int_equal(arena.held, arena.budget->reserved);
    art_arena_trim(&arena, larger, 0);
    art_arena_reset(&arena, 220000); /* no room for more */
    assert_ptr_equal(art_arena_alloc(&arena, 64), a);
    assert_ptr_equal(art_arena_alloc(&arena, 200000), larger);
    art_arena_trim(&arena, larger, 0);
    assert_null(art_arena_alloc(&arena, 300000)); /* what is behind the first chunk is gone */
    char *rest = art_arena_alloc(&arena, 1000);
    assert_true(rest && (rest + 1000 <= a || rest >= a + 64));
    memset(rest, 1, 1000);
    art_arena_free(&arena);
    assert_int_equal(memory.live, 0);
}

static void two_share_one_budget(void **state)
{
    (void)state;
    unit_memory memory = {0};
    art_arena one, two;
    art_arena_init(&one, unit_allocator(&memory));
    art_arena_init_beside(&two, &one);
    art_arena_reset(&one, 100000);
    assert_non_null(art_arena_alloc(&one, 60000));
    assert_null(art_arena_alloc(&two, 60000));
    assert_int_equal(one.budget->failure, ART_FAILURE_LIMIT);
    assert_non_null(art_arena_alloc(&two, 30000));
    assert_int_equal(one.budget->reserved, memory.live);
    assert_true(memory.live <= 100000);
    art_arena_free(&one); /* makes room, and leaves the other's */
    assert_int_equal(two.budget->failure, ART_FAILURE_NONE);
    assert_int_equal(two.budget->reserved, memory.live);
    memset(art_arena_alloc(&two, 60000), 1, 60000);
    memory.fail_at = memory.calls + 1;
    assert_null(art_arena_alloc(&two, 5000));
    assert_int_equal(one.budget->failure, ART_FAILURE_MEMORY);
    art_arena_free(&two);
    assert_int_equal(memory.live, 0);
}

static void lower_limit_is_kept_beside_another(void **state)
{
    (void)state;
    unit_memory memory = {0};
    art_arena one, two;
    art_arena_init(&one, unit_allocator(&memory));
    art_arena_init_beside(&two, &one);
    assert_non_null(art_arena_alloc(&one, 50000));
    assert_non_null(art_arena_alloc(&two, 50000));
    size_t calls = memory.calls;
    art_arena_reset(&one, 40000); /* what the other has is more than that by itself */
    assert_null(art_arena_alloc(&one, 10));
    assert_int_equal(one.budget->failure, ART_FAILURE_LIMIT);
    assert_int_equal(memory.calls, calls);
    art_arena_reset(&two, 40000);
    assert_non_null(art_arena_alloc(&one, 10));
    art_arena_free(&two);
    art_arena_free(&one);
    assert_int_equal(memory.live, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allocates_aligned),
        cmocka_unit_test(array_is_zero_and_checked),
        cmocka_unit_test(grows_in_place_or_copies),
        cmocka_unit_test(keeps_the_limit),
        cmocka_unit_test(reset_reuses),
        cmocka_unit_test(reports_the_first_failure),
        cmocka_unit_test(kept_chunks_are_used_by_first_fit),
        cmocka_unit_test(what_is_trimmed_is_used_again),
        cmocka_unit_test(two_share_one_budget),
        cmocka_unit_test(lower_limit_is_kept_beside_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
