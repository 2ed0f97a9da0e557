/* Tests of base/buffer.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "unit.h"

static void appends(void **state)
{
    (void)state;
    unit_memory memory = {0};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    art_buffer buffer;
    art_buffer_init(&buffer, &arena);
    assert_string_equal(art_buffer_string(&buffer), "");
    art_buffer_add(&buffer, "ab", 2);
    art_buffer_add(&buffer, NULL, 0);
    art_buffer_add_view(&buffer, (art_view){NULL, 0});
    art_buffer_add_view(&buffer, ART_VIEW("cd"));
    art_buffer_add_char(&buffer, 'e');
    assert_string_equal(art_buffer_string(&buffer), "abcde");
    for (int i = 0; i < 100000; i++)
        art_buffer_add(&buffer, "0123456789", 10);
    assert_int_equal(buffer.size, 1000005);
    assert_string_equal(art_buffer_string(&buffer) + 999995, "0123456789");
    art_arena_free(&arena);
    assert_int_equal(memory.live, 0);
}

static void squeezes(void **state)
{
    (void)state;
    unit_memory memory = {0};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    art_buffer buffer;
    art_buffer_init(&buffer, &arena);
    art_buffer_add_squeezed(&buffer, ART_VIEW(" \t\n\xC2\xA0 a \xE3\x80\x80 b\r\n\xC3\xA9 \f"));
    assert_string_equal(art_buffer_string(&buffer), "a b \xC3\xA9");
    art_buffer_add_squeezed(&buffer, ART_VIEW("   "));
    art_buffer_add_squeezed(&buffer, (art_view){NULL, 0});
    assert_string_equal(art_buffer_string(&buffer), "a b \xC3\xA9");
    art_arena_free(&arena);
}

static void copies(void **state)
{
    (void)state;
    unit_memory memory = {0};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    art_view copy = art_view_copy(&arena, ART_VIEW("a\0b"));
    assert_view(copy, "a\0b");
    assert_int_equal(copy.data[3], '\0');
    copy = art_view_copy(&arena, (art_view){NULL, 0});
    assert_non_null(copy.data);
    assert_string_equal(copy.data, "");
    art_arena_free(&arena);
    memory.calls = 0;
    memory.fail_at = 1;
    copy = art_view_copy(&arena, ART_VIEW("a"));
    assert_null(copy.data);
    assert_int_equal(copy.size, 0);
    art_arena_free(&arena);
}

static void marks_failure(void **state)
{
    (void)state;
    for (size_t n = 1; n <= 3; n++) {
        unit_memory memory = {.fail_at = n};
        art_arena arena;
        art_arena_init(&arena, unit_allocator(&memory));
        art_buffer buffer;
        art_buffer_init(&buffer, &arena);
        for (int i = 0; i < 100000; i++)
            art_buffer_add(&buffer, "0123456789", 10);
        assert_true(buffer.failed);
        assert_null(art_buffer_string(&buffer));
        size_t size = buffer.size;
        art_buffer_add_char(&buffer, 'a');
        assert_int_equal(buffer.size, size);
        art_arena_free(&arena);
        assert_int_equal(memory.live, 0);
    }
}

static void refuses_overflow(void **state)
{
    (void)state;
    unit_memory memory = {0};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    art_buffer buffer;
    art_buffer_init(&buffer, &arena);
    art_buffer_add_char(&buffer, 'a');
    art_buffer_add(&buffer, "", SIZE_MAX - 1); /* refused before a byte is read */
    assert_true(buffer.failed);
    art_arena_free(&arena);
}

/* A sink that collects, and refuses from the n-th piece on. */
typedef struct collected {
    char data[20000];
    size_t size, pieces, refuse_at;
} collected;

static int collect(void *user, const char *data, size_t size)
{
    collected *c = user;
    assert_true(size > 0);
    c->pieces++;
    if (c->refuse_at && c->pieces >= c->refuse_at)
        return 1;
    assert_true(size <= sizeof c->data - c->size);
    memcpy(c->data + c->size, data, size);
    c->size += size;
    return 0;
}

static void sends_pieces(void **state)
{
    (void)state;
    static collected c;
    memset(&c, 0, sizeof c);
    art_out out;
    art_out_init(&out, collect, &c);
    assert_true(art_out_flush(&out));
    assert_int_equal(c.pieces, 0);
    art_out_add_string(&out, "abc");
    art_out_add_char(&out, 'd');
    art_out_add(&out, "", 0);
    assert_int_equal(c.pieces, 0);
    static char large[10000];
    memset(large, 'x', sizeof large);
    art_out_add(&out, large, sizeof large);
    assert_int_equal(c.size, 10004);
    art_out_add(&out, large, sizeof out.piece);
    for (int i = 0; i < 100; i++)
        art_out_add_char(&out, 'y');
    assert_true(art_out_flush(&out));
    assert_int_equal(c.size, 10004 + sizeof out.piece + 100);
    assert_memory_equal(c.data, "abcdx", 5);
    assert_int_equal(c.data[c.size - 1], 'y');
}

static void stops_at_refusal(void **state)
{
    (void)state;
    static collected c;
    memset(&c, 0, sizeof c);
    c.refuse_at = 2;
    art_out out;
    art_out_init(&out, collect, &c);
    for (int i = 0; i < 20000; i++)
        art_out_add_char(&out, 'a');
    assert_false(art_out_flush(&out));
    assert_int_equal(c.pieces, 2);
    assert_false(art_out_flush(&out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appends),          cmocka_unit_test(squeezes),
        cmocka_unit_test(copies),           cmocka_unit_test(marks_failure),
        cmocka_unit_test(refuses_overflow), cmocka_unit_test(sends_pieces),
        cmocka_unit_test(stops_at_refusal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
