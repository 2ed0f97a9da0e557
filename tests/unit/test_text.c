/* Tests of base/text.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit.h"

static void ascii(void **state)
{
    (void)state;
    for (int c = 0; c < 256; c++) {
        char b = (char)c;
        bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
        bool digit = c >= '0' && c <= '9';
        assert_int_equal(art_is_space(b), c == ' ' || (c >= 9 && c <= 13 && c != 11));
        assert_int_equal(art_is_digit(b), digit);
        assert_int_equal(art_is_alpha(b), upper || lower);
        assert_int_equal(art_is_alnum(b), upper || lower || digit);
        assert_int_equal(art_lower(b), upper ? (char)(c + 32) : b);
    }
}

static void views(void **state)
{
    (void)state;
    const art_view none = {NULL, 0};
    assert_int_equal(art_view_of(NULL).size, 0);
    assert_view(art_view_of("abc"), "abc");
    assert_true(art_view_equal(none, ART_VIEW("")));
    assert_true(art_view_equal(ART_VIEW("a\0b"), ART_VIEW("a\0b")));
    assert_false(art_view_equal(ART_VIEW("a"), ART_VIEW("A")));
    assert_false(art_view_equal(ART_VIEW("a"), ART_VIEW("ab")));
    assert_true(art_view_equal_nocase(ART_VIEW("aZ["), ART_VIEW("Az[")));
    assert_false(art_view_equal_nocase(ART_VIEW("["), ART_VIEW("{")));
    assert_false(art_view_equal_nocase(ART_VIEW("\xC3\xA9"), ART_VIEW("\xC3\x89")));
    assert_true(art_view_starts_nocase(ART_VIEW("Hello"), ART_VIEW("hE")));
    assert_true(art_view_starts_nocase(none, none));
    assert_false(art_view_starts_nocase(ART_VIEW("h"), ART_VIEW("he")));
    assert_int_equal(art_view_find_nocase(ART_VIEW("abABc"), ART_VIEW("bC")), 3);
    assert_int_equal(art_view_find_nocase(ART_VIEW("abc"), ART_VIEW("")), 0);
    assert_true(art_view_find_nocase(ART_VIEW("abc"), ART_VIEW("abcd")) == SIZE_MAX);
    assert_true(art_view_find_nocase(ART_VIEW("abc"), ART_VIEW("x")) == SIZE_MAX);
    assert_view(art_view_trim(ART_VIEW(" \t\r\n\fa b\n ")), "a b");
    assert_int_equal(art_view_trim(ART_VIEW("  ")).size, 0);
    assert_int_equal(art_view_trim(none).size, 0);
}

/* Every code point survives; surrogates and numbers too large do not. */
static void utf8_round_trip(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0x110000; code++) {
        char bytes[4];
        size_t size = art_utf8_put(bytes, code), at = 0, begin = 99;
        bool valid = code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
        uint32_t expected = valid ? code : 0xFFFD;
        if (art_utf8_next(bytes, size, &at) != expected || at != size ||
            art_utf8_valid(bytes, size) != size ||
            art_utf8_before(bytes, size, &begin) != expected || begin != 0)
            fail_msg("U+%04X", (unsigned)code);
    }
    char bytes[4];
    assert_int_equal(art_utf8_put(bytes, UINT32_MAX), 3);
}

static void utf8_before_walks(void **state)
{
    (void)state;
    const art_view text = ART_VIEW("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
    const uint32_t codes[] = {0x1F600, 0x20AC, 0xE9, 'a'};
    size_t at = text.size;
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(art_utf8_before(text.data, at, &at), codes[i]);
    assert_int_equal(at, 0);
}

/* How many U+FFFD malformed bytes give, per maximal subpart: Unicode 15, tables 3-8 to 3-11. */
static void utf8_malformed(void **state)
{
    (void)state;
    const struct {
        art_view text;
        size_t valid, bad, good;
    } cases[] = {
        {ART_VIEW("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"), 0, 8, 1}, /* overlong */
        {ART_VIEW("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"), 0, 8, 1}, /* surrogates */
        {ART_VIEW("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"), 0, 7, 2}, /* beyond U+10FFFF */
        {ART_VIEW("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), 0, 4, 1}, /* truncated */
        {ART_VIEW("a\xC3"), 1, 1, 1},
        {ART_VIEW("a\xE2\x82"), 1, 1, 1},
        {ART_VIEW("a\xF0\x9F\x98"), 1, 1, 1},
        {ART_VIEW("\x80\xBF\xC1\xF5\xFE\xFF"), 0, 6, 0},
        {ART_VIEW("12345678\xC3\xA9x\x80"), 11, 1, 10},
        {ART_VIEW("123456789012345\xC3"), 15, 1, 15},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        /* A copy of the exact size, so that a sanitizer sees a read beyond it. */
        char *copy = malloc(cases[i].text.size);
        assert_non_null(copy);
        memcpy(copy, cases[i].text.data, cases[i].text.size);
        size_t bad = 0, good = 0;
        for (size_t at = 0; at < cases[i].text.size;)
            *(art_utf8_next(copy, cases[i].text.size, &at) == 0xFFFD ? &bad : &good) += 1;
        assert_int_equal(bad, cases[i].bad);
        assert_int_equal(good, cases[i].good);
        assert_int_equal(art_utf8_valid(copy, cases[i].text.size), cases[i].valid);
        free(copy);
    }
    assert_int_equal(art_utf8_valid(NULL, 0), 0);
    assert_int_equal(art_utf8_valid("a\0b", 3), 3);
}

static void unicode(void **state)
{
    (void)state;
    assert_true(art_is_word('a') && art_is_word('_') && art_is_word('9') && art_is_word(0xE9));
    assert_true(art_is_word(0x301) && art_is_word(0x0E01) && art_is_word(0x4E00));
    assert_false(art_is_word('-') || art_is_word(0x2014) || art_is_word(0x3002) || art_is_word(0));
    assert_false(art_is_word(0x1F600) || art_is_word(0x10FFFF) || art_is_word(0x110000));
    assert_true(art_is_cjk(0x3042) && art_is_cjk(0x30AB) && art_is_cjk(0x4E00));
    assert_true(art_is_cjk(0x20000) && art_is_cjk(0xF900));
    assert_false(art_is_cjk('a') || art_is_cjk(0xAC00) || art_is_cjk(0x3002));
    assert_true(art_is_upper('A') && art_is_upper(0xC9) && art_is_upper(0x416));
    assert_false(art_is_upper('a') || art_is_upper('1') || art_is_upper(0xE9));
    assert_int_equal(art_to_lower('A'), 'a');
    assert_int_equal(art_to_lower(0xC9), 0xE9);
    assert_int_equal(art_to_lower(0x416), 0x436);
    assert_int_equal(art_to_lower(0x4E00), 0x4E00);
    assert_true(art_is_any_space(' ') && art_is_any_space('\v') && art_is_any_space(0xA0));
    assert_true(art_is_any_space(0x3000) && art_is_any_space(0x2028) && art_is_any_space(0x85));
    assert_true(art_is_any_space(0x200B) && art_is_any_space(0xFEFF));
    assert_false(art_is_any_space('a') || art_is_any_space(0) || art_is_any_space(0x4E00));
}

static void commands_and_columns(void **state)
{
    (void)state;
    static const uint32_t commands[] = {0,      0x1B,   0x7F,   0x80,   0x9B,
                                        0x2028, 0x202E, 0x2066, 0x2069, '\n'};
    static const uint32_t texts[] = {' ',    'a',    0xA0,   0x200D, 0x200F,
                                     0x2027, 0x202F, 0x206A, 0x4E00};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        assert_true(art_is_command(commands[i]));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_false(art_is_command(texts[i]));
    assert_int_equal(art_columns('a'), 1);
    assert_int_equal(art_columns(0xE9), 1);
    assert_int_equal(art_columns(0x4E00), 2);
    assert_int_equal(art_columns(0xFF21), 2); /* full width A */
    assert_int_equal(art_columns(0x301), 0);
    assert_int_equal(art_columns(0x200D), 0);
    assert_int_equal(art_columns(0x1B), 0);
    assert_int_equal(art_columns(0x10FFFF), 1);
}

static void words(void **state)
{
    (void)state;
    art_view text =
        ART_VIEW("  It\xE2\x80\x99s caf\xC3\xA9-time, 3\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E!");
    art_words walk = {text.data, text.size, 0};
    art_view word;
    static const char *const expected[] = {
        "It", "s", "caf\xC3\xA9", "time", "3", "\xE6\x97\xA5\xE6\x9C\xAC", "\xE8\xAA\x9E"};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_true(art_words_next(&walk, &word));
        assert_true(art_view_equal(word, art_view_of(expected[i])));
    }
    assert_false(art_words_next(&walk, &word));
    assert_false(art_words_next(&walk, &word));
    assert_int_equal(art_word_count(text), 7);
    assert_int_equal(art_word_count(ART_VIEW("one")), 1);
    assert_int_equal(art_word_count(ART_VIEW(" ., ")), 0);
    assert_int_equal(art_word_count((art_view){NULL, 0}), 0);
}

static void hashes(void **state)
{
    (void)state;
    assert_true(art_hash_lower(ART_VIEW("")) == UINT64_C(14695981039346656037));
    assert_true(art_hash_lower(ART_VIEW("a")) == UINT64_C(0xaf63dc4c8601ec8c)); /* FNV-1a of "a" */
    assert_true(art_hash_lower(ART_VIEW("\xC3\x89T\xC3\x89")) ==
                art_hash_lower(ART_VIEW("\xC3\xA9t\xC3\xA9")));
    assert_true(art_hash_lower(ART_VIEW("ab")) != art_hash_lower(ART_VIEW("ba")));
}

static void words_are_shared(void **state)
{
    (void)state;
    assert_true(art_words_shared(ART_VIEW("The Old Mill"), ART_VIEW("mill, old and new")) * 3 == 2);
    assert_true(art_words_shared(ART_VIEW("mill"), ART_VIEW("The old MILL")) == 1);
    assert_true(art_words_shared(ART_VIEW(""), ART_VIEW("mill")) == 0);
    assert_true(art_words_shared(ART_VIEW("mill"), ART_VIEW("")) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_shared),
        cmocka_unit_test(ascii),
        cmocka_unit_test(views),
        cmocka_unit_test(utf8_round_trip),
        cmocka_unit_test(utf8_before_walks),
        cmocka_unit_test(utf8_malformed),
        cmocka_unit_test(unicode),
        cmocka_unit_test(commands_and_columns),
        cmocka_unit_test(words),
        cmocka_unit_test(hashes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
