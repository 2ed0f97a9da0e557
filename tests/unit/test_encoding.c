/* Tests of article/encoding.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "article/encoding.h"
#include "tables/encoding_labels.h"
#include "unit.h"

/* Converts an exact copy of the bytes, so that a sanitizer sees reads beyond them. */
static void check(art_view bytes, const char *label, const char *name, art_view expected)
{
    unit_memory memory = {0};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    char *copy = malloc(bytes.size ? bytes.size : 1);
    assert_non_null(copy);
    if (bytes.size)
        memcpy(copy, bytes.data, bytes.size);
    art_encoded result;
    assert_int_equal(art_encode(&arena, (art_view){copy, bytes.size}, label, &result), ARTICLE_OK);
    assert_string_equal(result.name, name);
    assert_int_equal(art_utf8_valid(result.text.data, result.text.size), result.text.size);
    assert_int_equal(result.text.size, expected.size);
    assert_memory_equal(result.text.data, expected.data, expected.size);
    free(copy);
    art_arena_free(&arena);
    assert_int_equal(memory.live, 0);
}

#define CHECK(bytes, label, name, expected) check(ART_VIEW(bytes), label, name, ART_VIEW(expected))

#define BAD "\xEF\xBF\xBD" /* U+FFFD */

static void knows_labels(void **state)
{
    (void)state;
    unit_memory memory = {0};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    size_t count = sizeof encoding_labels / sizeof *encoding_labels;
    assert_int_equal(count, 228);
    for (size_t i = 0; i < count; i++) {
        const char *label = encoding_labels[i].label;
        const char *name = encodings[encoding_labels[i].id].name;
        if (i)
            assert_true(strcmp(encoding_labels[i - 1].label, label) < 0);
        assert_string_equal(art_encoding_name(art_view_of(label)), name);
        art_encoded result; /* iconv of this system has them all */
        assert_int_equal(art_encode(&arena, ART_VIEW("a\xFF"), label, &result), ARTICLE_OK);
        assert_true(result.text.size > 0);
    }
    art_arena_free(&arena);
    assert_string_equal(art_encoding_name(ART_VIEW(" \tUtF-8\n")), "UTF-8");
    assert_string_equal(art_encoding_name(ART_VIEW("LATIN1")), "windows-1252");
    assert_null(art_encoding_name(ART_VIEW("")));
    assert_null(art_encoding_name((art_view){NULL, 0}));
    assert_null(art_encoding_name(ART_VIEW("utf-7")));
    assert_null(art_encoding_name(ART_VIEW("utf-8\0")));
    assert_null(art_encoding_name(ART_VIEW("utf")));
    assert_null(art_encoding_name(ART_VIEW("utf-8x")));
}

static void decodes_words(void **state)
{
    (void)state;
    CHECK("\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251", "windows-1251",
          "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82");
    CHECK("\xF0\xD2\xC9\xD7\xC5\xD4", "koi8-r", "KOI8-R",
          "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82");
    CHECK("\x93\xFA\x96\x7B\x8C\xEA \xB1 \x87\x40", "sjis", "Shift_JIS",
          "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E \xEF\xBD\xB1 \xE2\x91\xA0");
    CHECK("\xC6\xFC\xCB\xDC\xB8\xEC \x8E\xB1 \xAD\xA1", "euc-jp", "EUC-JP",
          "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E \xEF\xBD\xB1 \xE2\x91\xA0");
    CHECK("a\x1B$B\x46\x7C\x4B\x5C\x1B(Bb", "iso-2022-jp", "ISO-2022-JP",
          "a\xE6\x97\xA5\xE6\x9C\xAC"
          "b");
    CHECK("\xD6\xD0\xCE\xC4 \x80", "gb2312", "GBK", "\xE4\xB8\xAD\xE6\x96\x87 \xE2\x82\xAC");
    CHECK("\xD6\xD0\x81\x30\x81\x30", "gb18030", "gb18030", "\xE4\xB8\xAD\xC2\x80");
    CHECK("\xA4\xA4\xA4\xE5", "big5", "Big5", "\xE4\xB8\xAD\xE6\x96\x87");
    CHECK("\xC7\xD1\xB1\xDB \x8C\x63", "euc-kr", "EUC-KR", "\xED\x95\x9C\xEA\xB8\x80 \xEB\x98\xA0");
    CHECK("\xA3\xF3\xBF\xB6", "iso-8859-2", "ISO-8859-2", "\xC5\x81\xC3\xB3\xC5\xBC\xC5\x9B");
    CHECK("\xC5\xEB\xEB\xDC\xF2", "iso-8859-7", "ISO-8859-7",
          "\xCE\x95\xCE\xBB\xCE\xBB\xCE\xAC\xCF\x82");
    CHECK("\xCA\xC7\xA1", "tis-620", "windows-874", "\xE0\xB8\xAA\xE0\xB8\xA7\xE0\xB8\x81");
    CHECK("\xFDstanbul", "iso-8859-9", "windows-1254", "\xC4\xB1stanbul");
    CHECK("na\xEFve \x80", "iso-8859-1", "windows-1252", "na\xC3\xAFve \xE2\x82\xAC");
    CHECK("a\x80\xFF", "x-user-defined", "x-user-defined", "a\xEF\x9E\x80\xEF\x9F\xBF");
    CHECK("\x81\x8D\x8F\x90\x9D", "windows-1252", "windows-1252",
          "\xC2\x81\xC2\x8D\xC2\x8F\xC2\x90\xC2\x9D");
}

static void decodes_utf16(void **state)
{
    (void)state;
    CHECK("\xFF\xFE"
          "a\0\xAC\x20",
          NULL, "UTF-16LE", "a\xE2\x82\xAC");
    CHECK("\xFE\xFF\0a\x20\xAC", "utf-8", "UTF-16BE", "a\xE2\x82\xAC");
    CHECK("\x3D\xD8\x00\xDE", "utf-16", "UTF-16LE", "\xF0\x9F\x98\x80");
    CHECK("\xD8\x3D\0a\xDE\x00\0b", "utf-16be", "UTF-16BE", BAD "a" BAD "b");
    CHECK("\xD8\x3D\xD8\x3D\xDE\x00", "utf-16be", "UTF-16BE", BAD "\xF0\x9F\x98\x80");
    CHECK("\0a\xD8\x3D", "utf-16be", "UTF-16BE", "a" BAD);
    CHECK("\0a\0", "utf-16be", "UTF-16BE", "a" BAD);
    CHECK("\xFF", "utf-16be", "UTF-16BE", BAD);
    CHECK("<\0p\0>\0\xE9\0", NULL, "UTF-16LE", "<p>\xC3\xA9");
    CHECK("\0<\0p\0>\0\xE9", NULL, "UTF-16BE", "<p>\xC3\xA9");
}

static void prescans(void **state)
{
    (void)state;
    static const struct {
        const char *html, *name;
    } cases[] = {
        {"<meta charset=koi8-r>", "KOI8-R"},
        {"<META CHARSET = 'KOI8-R' >", "KOI8-R"},
        {"<meta/charset=\"koi8-r\"/>", "KOI8-R"},
        {"<meta a=b charset=koi8-r charset=utf-8>", "KOI8-R"},
        {"<meta http-equiv=content-type content='text/html; charset=koi8-r'>", "KOI8-R"},
        {"<meta content='text/html;charset = \"koi8-r\"' http-equiv=Content-Type>", "KOI8-R"},
        {"<meta http-equiv=content-type content='charset charset=koi8-r;x'>", "KOI8-R"},
        {"<meta http-equiv=content-type content=\"charset='koi8-r\">", "windows-1252"},
        {"<meta content='text/html; charset=koi8-r'>", "windows-1252"},
        {"<meta name=charset content=koi8-r>", "windows-1252"},
        {"<meta charset=nonsense><meta charset=koi8-r>", "KOI8-R"},
        {"<!-- <meta charset=big5> --><meta charset=koi8-r>", "KOI8-R"},
        {"<!--><meta charset=koi8-r>", "KOI8-R"},
        {"<p title='<meta charset=big5>'><meta charset=koi8-r>", "KOI8-R"},
        {"<!doctype html><?x <meta ?></x <><meta charset=koi8-r>", "KOI8-R"},
        {"<metal charset=big5><meta charset=koi8-r>", "KOI8-R"},
        {"<p>1 < 2 <<meta charset=koi8-r>", "KOI8-R"},
        {"<meta charset=koi8-r", "windows-1252"},
        {"<meta charset=", "windows-1252"},
        {"<meta", "windows-1252"},
        {"<body><meta charset=koi8-r>", "windows-1252"},
        {"<meta charset=utf-16>\xC3\xA9\xC3\xA9", "UTF-8"},
        {"<meta charset=x-user-defined>", "windows-1252"},
        {"<?xml version='1.0' encoding='koi8-r'?>", "KOI8-R"},
        {"<?xml version='1.0' encoding='koi8-r'?><meta charset=big5>", "Big5"},
        {"<?xml version='1.0' encoding=koi8-r?>", "windows-1252"},
    };
    unit_memory memory = {0};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char page[200];
        int size = snprintf(page, sizeof page, "%s\n\xFF", cases[i].html);
        art_encoded result;
        art_view bytes = {page, (size_t)size};
        assert_int_equal(art_encode(&arena, bytes, NULL, &result), ARTICLE_OK);
        if (strcmp(result.name, cases[i].name) != 0)
            fail_msg("%s: %s", cases[i].html, result.name);
        /* No prefix is read beyond its end. */
        for (size_t n = 0; n < bytes.size; n++) {
            char *copy = malloc(n + 1);
            assert_non_null(copy);
            memcpy(copy, page, n);
            char *exact = realloc(copy, n ? n : 1);
            assert_non_null(exact);
            assert_int_equal(art_encode(&arena, (art_view){exact, n}, NULL, &result), ARTICLE_OK);
            free(exact);
        }
    }
    art_arena_free(&arena);
}

static void follows_the_rules(void **state)
{
    (void)state;
    CHECK("", NULL, "UTF-8", "");
    CHECK("", "iso-2022-kr", "replacement", "");
    check((art_view){NULL, 0}, "koi8-r", "KOI8-R", ART_VIEW(""));
    CHECK("\xEF\xBB\xBF"
          "a\xC3\xA9",
          "koi8-r", "UTF-8", "a\xC3\xA9");
    CHECK("\xEF\xBB\xBF\xE9\xE9", "koi8-r", "UTF-8", BAD BAD);
    CHECK("a\0b", NULL, "UTF-8", "a\0b");
    CHECK("\xE9", "koi8-r", "KOI8-R", "\xD0\x98");
    CHECK("<meta charset=big5>\xE9", "koi8-r", "KOI8-R", "<meta charset=big5>\xD0\x98");
    CHECK("<meta charset=koi8-r>\xE9", "nonsense", "KOI8-R", "<meta charset=koi8-r>\xD0\x98");
    CHECK("\xE9t\xE9", NULL, "windows-1252", "\xC3\xA9t\xC3\xA9");
    /* undeclared, cut in a character */
    CHECK("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3", NULL, "UTF-8",
          "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9" BAD);
    /* said to be UTF-8 */
    CHECK("\xE9t\xE9", "utf-8", "windows-1252", "\xC3\xA9t\xC3\xA9");
    CHECK("\xE9t\xC3\xA9", "utf-8", "UTF-8", BAD "t\xC3\xA9");
    CHECK("\xE9t" BAD, "utf-8", "UTF-8", BAD "t" BAD);
    CHECK("<meta charset=utf-8>\xE9", NULL, "windows-1252", "<meta charset=utf-8>\xC3\xA9");
    /* said to be something else, but UTF-8 */
    CHECK("\xC3\xA9", "iso-8859-1", "UTF-8", "\xC3\xA9");
    CHECK("<meta charset=gb2312>\xE4\xB8\xAD", NULL, "UTF-8", "<meta charset=gb2312>\xE4\xB8\xAD");
    CHECK("abc", "iso-8859-1", "windows-1252", "abc");
    CHECK("abc", "iso-2022-kr", "replacement", BAD);
}

static void replaces_malformed(void **state)
{
    (void)state;
    CHECK("\xE2\x82<p>\xC3\xA9\xC3\xA9\xF0\x9F\x98", "utf-8", "UTF-8",
          BAD "<p>\xC3\xA9\xC3\xA9" BAD);
    CHECK("\xA1\xA1\x81<p>", "euc-kr", "EUC-KR", "\xE3\x80\x80" BAD "<p>");
    /* the pair that glibc's CP949 reports too late, which must not cost what stands behind it */
    CHECK("\xA2\xE8<p>\xA2\xE8\xB0\xA1\xA2\xE8\xFF", "euc-kr", "EUC-KR",
          BAD "<p>" BAD "\xEA\xB0\x80" BAD BAD);
    CHECK("\xA2\xE8", "euc-kr", "EUC-KR", BAD);
    CHECK("\x88<p>\x88", "shift_jis", "Shift_JIS", BAD "<p>" BAD);
    CHECK("\xFF\xFF"
          "a",
          "gbk", "GBK", BAD BAD "a");
    CHECK("\xD6\xD0\xD6", "gbk", "GBK", "\xE4\xB8\xAD" BAD);
    CHECK("\xA4\xA4\xA4<p>", "big5", "Big5", "\xE4\xB8\xAD" BAD "<p>");
    CHECK("\xC6\xFC\x8F\xA1\xA1\xC6\xFC", "euc-jp", "EUC-JP", "\xE6\x97\xA5" BAD "\xE6\x97\xA5");
    CHECK("\x1B$B\x46\x7C\x7C\x7C\x46\x7C\x1B(Bb", "iso-2022-jp", "ISO-2022-JP",
          "\xE6\x97\xA5" BAD "\xE6\x97\xA5"
          "b");
    CHECK("\xE0\xFF\xE0", "windows-1255", "windows-1255", "\xD7\x90" BAD "\xD7\x90");
    CHECK("a\xDB\xFC"
          "b",
          "windows-874", "windows-874", "a" BAD BAD "b");
}

/* Every pair of bytes, at the end of the input and in front of a tag: nothing is read beyond the
 * end, and the tag survives, since "<" is no trail byte. */
static void bears_every_pair(void **state)
{
    (void)state;
    static const char *const labels[] = {"euc-kr", "gbk",          "big5",        "euc-jp",
                                         "sjis",   "windows-1258", "windows-1255"};
    unit_memory memory = {0};
    art_arena arena;
    art_encoded result;
    art_arena_init(&arena, unit_allocator(&memory));
    char *alone = malloc(3); /* for a sanitizer */
    assert_non_null(alone);
    alone[0] = '$'; /* no byte order mark */
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        for (unsigned pair = 0x8000; pair <= 0xFFFF; pair++) {
            alone[1] = (char)(pair >> 8);
            alone[2] = (char)(pair & 0xFF);
            art_arena_reset(&arena, SIZE_MAX);
            assert_int_equal(art_encode(&arena, (art_view){alone, 3}, labels[i], &result),
                             ARTICLE_OK);
            assert_true(result.text.size > 1);
            const char page[] = {'$', '\xFF', alone[1], alone[2], '<', 'p', '>'};
            assert_int_equal(art_encode(&arena, (art_view){page, sizeof page}, labels[i], &result),
                             ARTICLE_OK);
            assert_true(result.text.size > 3);
            assert_memory_equal(result.text.data + result.text.size - 3, "<p>", 3);
        }
    }
    free(alone);
    art_arena_free(&arena);
    assert_int_equal(memory.live, 0);
}

/* Malformed throughout: the time must be proportional (a quadratic one would not end). */
static void bears_large_rubbish(void **state)
{
    (void)state;
    static const char *const labels[] = {NULL,           "utf-8",  "big5",    "iso-2022-jp",
                                         "windows-1255", "euc-jp", "gb18030", "shift_jis",
                                         "utf-16",       "koi8-r"};
    static const char fills[] = {'\xFF', '\x81', '\x1B', '\xD8'};
    const size_t size = (size_t)1 << 18;
    char *bytes = malloc(size);
    assert_non_null(bytes);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        for (size_t k = 0; k < sizeof fills; k++) {
            unit_memory memory = {0};
            art_arena arena;
            art_encoded result;
            memset(bytes, fills[k], size);
            bytes[2] = '\xFF'; /* never valid UTF-8 */
            bytes[0] = '$';    /* no byte order mark */
            art_arena_init(&arena, unit_allocator(&memory));
            assert_int_equal(art_encode(&arena, (art_view){bytes, size}, labels[i], &result),
                             ARTICLE_OK);
            assert_int_equal(art_utf8_valid(result.text.data, result.text.size), result.text.size);
            art_arena_free(&arena);
            assert_int_equal(memory.live, 0);
        }
    }
    free(bytes);
}

static void survives_no_memory(void **state)
{
    (void)state;
    static const char *const labels[] = {"utf-8", "big5", "utf-16", "x-user-defined", "koi8-r"};
    const size_t size = (size_t)1 << 17;
    char *bytes = malloc(size);
    assert_non_null(bytes);
    memset(bytes, '\xFF', size); /* U+FFFD, or three bytes for one */
    for (size_t i = 0; i < size / 2; i++)
        memcpy(bytes + i / 2 * 2, "\xC3\xA9", 2);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        article_status status = ARTICLE_ERROR_MEMORY;
        for (size_t n = 1; status != ARTICLE_OK; n++) {
            unit_memory memory = {.fail_at = n};
            art_arena arena;
            art_encoded result;
            art_arena_init(&arena, unit_allocator(&memory));
            status = art_encode(&arena, (art_view){bytes, size}, labels[i], &result);
            assert_true(status == ARTICLE_OK || status == ARTICLE_ERROR_MEMORY);
            assert_true(n < 20);
            assert_true(n > 1 || status == ARTICLE_ERROR_MEMORY);
            art_arena_reset(&arena, size / 2);
            memory.fail_at = 0;
            assert_int_equal(art_encode(&arena, (art_view){bytes, size}, labels[i], &result),
                             ARTICLE_ERROR_MAX_MEMORY);
            art_arena_free(&arena);
            assert_int_equal(memory.live, 0);
        }
    }
    free(bytes);
}

static void tells_binary(void **state)
{
    (void)state;
    assert_true(art_is_binary(ART_VIEW("%PDF-1.4\n")));
    assert_true(art_is_binary(ART_VIEW("%!PS-Adobe-3.0")));
    assert_true(art_is_binary(ART_VIEW("\x89PNG\r\n\x1A\n")));
    assert_true(art_is_binary(ART_VIEW("\xFF\xD8\xFF\xE0")));
    assert_true(art_is_binary(ART_VIEW("GIF89a")) && art_is_binary(ART_VIEW("GIF87a")));
    assert_true(art_is_binary(ART_VIEW("RIFFabcdWEBPVP8 ")));
    assert_true(art_is_binary(ART_VIEW("\x1F\x8B\x08")) && art_is_binary(ART_VIEW("PK\x03\x04")));
    assert_true(art_is_binary(ART_VIEW("BZh91AY&SY")) && art_is_binary(ART_VIEW("\xFD"
                                                                                "7zXZ\0")));
    assert_true(art_is_binary(ART_VIEW("\x28\xB5\x2F\xFD")));
    assert_true(art_is_binary(ART_VIEW("7z\xBC\xAF\x27\x1C")));
    assert_true(art_is_binary(ART_VIEW("Rar!\x1A\x07")) && art_is_binary(ART_VIEW("\x7F"
                                                                                  "ELF")));
    assert_true(art_is_binary(ART_VIEW("\0\0\0\x18"
                                       "ftypmp42")));
    assert_true(art_is_binary(ART_VIEW("OggS\0")) && art_is_binary(ART_VIEW("ID3\x04")));
    assert_true(art_is_binary(ART_VIEW("wOFF")) && art_is_binary(ART_VIEW("wOF2")));
    assert_true(art_is_binary(ART_VIEW("SQLite format 3\0")));
    /* Random bytes have no signature, but control characters. */
    uint32_t seed = 1;
    for (int round = 0; round < 1000; round++) {
        char bytes[1024];
        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[i] = (char)(seed >> 24);
        }
        bytes[0] = 'x';
        assert_true(art_is_binary((art_view){bytes, sizeof bytes}));
    }
    assert_false(art_is_binary((art_view){NULL, 0}));
    assert_false(art_is_binary(ART_VIEW("plain text, RIFF and all\n")));
    assert_false(art_is_binary(ART_VIEW("RIFF raff")) || art_is_binary(ART_VIEW("%PDF")));
    assert_false(art_is_binary(ART_VIEW("\x1B$B\x46\x7C\x1B(B\n")));
    assert_false(art_is_binary(ART_VIEW("\n <!doctype html>\0\0\0\0\0\0\0\0\0")));
    assert_false(art_is_binary(ART_VIEW("\xEF\xBB\xBF<p>\0\0\0\0")));
    assert_false(art_is_binary(ART_VIEW("<\0p\0>\0")) || art_is_binary(ART_VIEW("\0<\0p")));
    assert_false(art_is_binary(ART_VIEW("\xFF\xFE"
                                        "a\0b\0c\0")));
    assert_true(art_is_binary(ART_VIEW("< \0\0\0\0")));
    assert_false(art_is_binary(ART_VIEW("\xE9t\xE9 \x93quoted\x94")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_labels),       cmocka_unit_test(decodes_words),
        cmocka_unit_test(decodes_utf16),      cmocka_unit_test(prescans),
        cmocka_unit_test(follows_the_rules),  cmocka_unit_test(replaces_malformed),
        cmocka_unit_test(bears_every_pair),   cmocka_unit_test(bears_large_rubbish),
        cmocka_unit_test(survives_no_memory), cmocka_unit_test(tells_binary),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
