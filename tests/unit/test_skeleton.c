/* Tests of article/skeleton.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "article/skeleton.h"
#include "unit.h"

enum {
    ROUND = 65534 /* placeholders of one character */
};

#define PLACEHOLDER_0 "\U000F0000"
#define PLACEHOLDER_1 "\U000F0001"

typedef struct fixture {
    unit_memory memory;
    art_arena arena;
    art_skeleton skeleton;
} fixture;

static void begin(fixture *f, art_view source)
{
    *f = (fixture){.memory.fail_at = 0};
    art_arena_init(&f->arena, unit_allocator(&f->memory));
    art_skeleton_init(&f->skeleton, &f->arena, &f->arena, source);
}

static void finish(fixture *f)
{
    art_arena_free(&f->arena);
    assert_int_equal(f->memory.live, 0);
}

static art_view text_of(const fixture *f)
{
    return (art_view){f->skeleton.text, f->skeleton.size};
}

static void placeholders_do_not_run_out(void **state)
{
    (void)state;
    enum {
        COUNT = 2 * ROUND + 5
    };
    fixture f;
    art_view source = ART_VIEW("0123456789");
    begin(&f, source);
    for (uint32_t i = 0; i < COUNT; i++)
        art_skeleton_slice(&f.skeleton, (art_view){source.data + i % 10, 1}, i, i + 1);
    art_skeleton_put(&f.skeleton, "", 1);
    assert_false(f.skeleton.failed);
    assert_int_equal(f.skeleton.nodes, COUNT);
    size_t size = 4 * ROUND + 8 * (COUNT - ROUND);
    assert_int_equal(f.skeleton.size, size + 1);
    assert_int_equal(art_utf8_valid(f.skeleton.text, size), size);
    assert_memory_equal(f.skeleton.text + 4 * (ROUND - 1), "\U000FFFFD\U00100001\U000F0000", 12);
    const char *at = f.skeleton.text;
    art_slice piece;
    for (uint32_t i = 0; i < COUNT; i++) {
        assert_true(art_skeleton_piece(&f.skeleton, &at, &piece));
        assert_ptr_equal(piece.data, source.data + i % 10);
        assert_int_equal(piece.size, 1);
        assert_int_equal(piece.begin, i);
        assert_int_equal(piece.end, i + 1);
    }
    assert_false(art_skeleton_piece(&f.skeleton, &at, &piece));
    f.skeleton.slices.count = 4096u * ROUND; /* there are no more names than that */
    art_skeleton_slice(&f.skeleton, source, 0, 1);
    assert_true(f.skeleton.failed);
    finish(&f);
}

static void white_space_stays(void **state)
{
    (void)state;
    static const struct {
        const char *source, *skeleton, *slice;
        uint32_t begin;
        bool verbatim;
    } rows[] = {
        {"", "", NULL, 0, false},
        {"", "", NULL, 0, true},
        {" \n\t ", " ", NULL, 0, false},
        {" \n\t ", " \n\t ", NULL, 0, true},
        {"a b ", PLACEHOLDER_0, "a b ", 0, false},
        {" \n a b ", " " PLACEHOLDER_0, "a b ", 3, false},
        {" \n a b ", PLACEHOLDER_0, " \n a b ", 0, true},
        {"\u00A0", PLACEHOLDER_0, "\u00A0", 0, false}, /* none of HTML's */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture f;
        art_view source = art_view_of(rows[i].source);
        begin(&f, source);
        art_skeleton_text(&f.skeleton, source, 0, (uint32_t)source.size, rows[i].verbatim);
        assert_true(art_view_equal(text_of(&f), art_view_of(rows[i].skeleton)));
        assert_int_equal(f.skeleton.nodes, source.size > 0);
        assert_int_equal(f.skeleton.slices.count, rows[i].slice != NULL);
        if (rows[i].slice) {
            const art_slice *slice = art_segments_at(&f.skeleton.slices, 0);
            assert_true(
                art_view_equal((art_view){slice->data, slice->size}, art_view_of(rows[i].slice)));
            assert_int_equal(slice->begin, rows[i].begin);
            assert_int_equal(slice->end, source.size);
        }
        finish(&f);
    }
}

/* Decoded text has other offsets than the source: its range stays whole. */
static void range_of_decoded_text(void **state)
{
    (void)state;
    fixture f;
    begin(&f, ART_VIEW("&#32; a&amp;b"));
    art_skeleton_text(&f.skeleton, ART_VIEW("  a&b"), 0, 13, false);
    const art_slice *slice = art_segments_at(&f.skeleton.slices, 0);
    assert_view(((art_view){slice->data, slice->size}), "a&b");
    assert_int_equal(slice->begin, 0);
    assert_int_equal(slice->end, 13);
    finish(&f);
}

static void pieces_of_a_text(void **state)
{
    (void)state;
    fixture f;
    art_slice piece;
    begin(&f, ART_VIEW("ab"));
    art_skeleton_slice(&f.skeleton, ART_VIEW("ab"), 0, 2);
    const char *at = " \n" PLACEHOLDER_0 PLACEHOLDER_0 " ";
    static const char *const expected[] = {" \n", "ab", "ab", " "};
    for (size_t i = 0; i < 4; i++) {
        assert_true(art_skeleton_piece(&f.skeleton, &at, &piece));
        assert_true(art_view_equal((art_view){piece.data, piece.size}, art_view_of(expected[i])));
        assert_int_equal(piece.begin, *expected[i] == 'a' ? 0 : UINT32_MAX);
    }
    assert_false(art_skeleton_piece(&f.skeleton, &at, &piece));
    finish(&f);
}

/* No page can write these into a text of the tree. Even if one could: bounds are kept. */
static void forged_pieces_are_survived(void **state)
{
    (void)state;
    static const char *const texts[] = {PLACEHOLDER_1, ("\U00100001" PLACEHOLDER_0),
                                        "\U00100000",  "\U00100FFF\U00100FFF",
                                        "\U00100000a", "\xF3\xB0",
                                        "\xF3",        "\xF4\x80\x80",
                                        "\xF4"};
    fixture f;
    art_slice piece;
    begin(&f, ART_VIEW("ab"));
    art_skeleton_slice(&f.skeleton, ART_VIEW("ab"), 0, 2);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t size = strlen(texts[i]) + 1, pieces = 0;
        char *copy = malloc(size); /* of its size, for sanitizers */
        assert_non_null(copy);
        memcpy(copy, texts[i], size);
        const char *at = copy, *last = copy;
        while (art_skeleton_piece(&f.skeleton, &at, &piece)) {
            assert_true(at > last && at < copy + size);
            assert_true(piece.size < size);
            last = at;
            pieces++;
        }
        assert_true(pieces > 0);
        assert_ptr_equal(at, copy + size - 1);
        free(copy);
    }
    finish(&f);
}

/* --- start tags --- */

static void find_one(const fixture *f, size_t at, uint32_t *hint)
{
    const art_start_tag *tag = art_skeleton_find(&f->skeleton, at, hint);
    bool there = at % 10 == 0 && at >= 10 && at <= 10000;
    assert_int_equal(tag != NULL, there);
    if (!there)
        return;
    assert_int_equal(tag->at, at);
    assert_int_equal(tag->attribute_count, 1 + at / 10 % 3);
    assert_int_equal(tag->attributes[0].name, 1 + at / 10 % 5);
    assert_int_equal(tag->attributes[at / 10 % 3].value.size, at / 10 % 3);
}

static void tags_are_found_by_offset(void **state)
{
    (void)state;
    fixture f;
    uint32_t hint = 0;
    begin(&f, ART_VIEW(""));
    assert_null(art_skeleton_find(&f.skeleton, 0, &hint));
    for (uint32_t i = 1; i <= 1000; i++) { /* at 10, 20, 30 ... 10000 */
        art_attribute a[3] = {{(art_attr)(1 + i % 5), {"", 0}}, {2, {"x", 1}}, {3, {"xy", 2}}};
        art_skeleton_tag(&f.skeleton, i * 10 - 5, a, 0);
        art_skeleton_tag(&f.skeleton, i * 10, a, 1 + i % 3);
    }
    assert_int_equal(f.skeleton.tags.count, 1000);
    for (size_t at = 0; at < 10020; at++) /* in order */
        find_one(&f, at, &hint);
    for (size_t at = 10020; at-- > 0;)
        find_one(&f, at, &hint);
    for (size_t i = 0; i < 10020; i++) /* anyhow */
        find_one(&f, i * 7919 % 10020, &hint);
    finish(&f);
}

static void many_attributes(void **state)
{
    (void)state;
    fixture f;
    uint32_t hint = 0;
    art_attribute a[300];
    for (size_t i = 0; i < 300; i++)
        a[i] = (art_attribute){ART_ATTR_ID, {"", i}};
    begin(&f, ART_VIEW(""));
    art_skeleton_tag(&f.skeleton, 1, a, 200);
    art_skeleton_tag(&f.skeleton, 2, a, 300);
    art_skeleton_tag(&f.skeleton, 3, a, 200);
    for (size_t at = 1; at <= 3; at++) {
        const art_start_tag *tag = art_skeleton_find(&f.skeleton, at, &hint);
        assert_non_null(tag);
        for (uint32_t i = 0; i < tag->attribute_count; i++)
            assert_int_equal(tag->attributes[i].value.size, i);
    }
    finish(&f);
}

/* --- memory --- */

static void failure_is_marked(void **state)
{
    (void)state;
    static const art_attribute a = {ART_ATTR_ID, {"", 0}};
    for (size_t fail_at = 1;; fail_at++) {
        fixture f;
        begin(&f, ART_VIEW("a"));
        f.memory.fail_at = fail_at;
        for (uint32_t i = 0; i < 5000; i++) {
            art_skeleton_tag(&f.skeleton, f.skeleton.size, &a, 1);
            art_skeleton_text(&f.skeleton, ART_VIEW(" a"), 0, 1, false);
        }
        bool failed = f.memory.calls >= fail_at;
        assert_int_equal(f.skeleton.failed, failed);
        assert_int_equal(failed, f.skeleton.size < 5000 * 5);
        finish(&f);
        if (!failed) {
            assert_true(fail_at > 5);
            return;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(placeholders_do_not_run_out),
        cmocka_unit_test(white_space_stays),
        cmocka_unit_test(range_of_decoded_text),
        cmocka_unit_test(pieces_of_a_text),
        cmocka_unit_test(forged_pieces_are_survived),
        cmocka_unit_test(tags_are_found_by_offset),
        cmocka_unit_test(many_attributes),
        cmocka_unit_test(failure_is_marked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
