/* Tests of article/reference.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "article/reference.h"
#include "tables/entities.h"
#include "unit.h"

typedef struct row {
    const char *source, *decoded;
} row;

/* The source stands in memory of exactly its size, so that sanitizers see a byte too many. */
static void check(row r, bool in_attribute)
{
    unit_memory memory = {0};
    art_arena arena;
    size_t size = strlen(r.source);
    char *source = malloc(size ? size : 1);
    assert_non_null(source);
    memcpy(source, r.source, size);
    art_arena_init(&arena, unit_allocator(&memory));
    art_view decoded = art_references_decode(&arena, (art_view){source, size}, in_attribute);
    if (!art_view_equal(decoded, art_view_of(r.decoded)))
        fail_msg("%s: %.*s", r.source, (int)decoded.size, decoded.data);
    if (!strcmp(r.source, r.decoded))
        assert_ptr_equal(decoded.data, source);
    art_arena_free(&arena);
    free(source);
}

static void check_both(const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        check(rows[i], false);
        check(rows[i], true);
    }
}

static void none_is_left_alone(void **state)
{
    (void)state;
    static const char *const texts[] = {"",     "plain",  "&",       "a & b &&", "&;",
                                        "&#",   "&#;",    "&#x",     "&#X;",     "&#xg;",
                                        "&#a;", "&none;", "&hellip", "&Amp;"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        check((row){texts[i], texts[i]}, false);
        check((row){texts[i], texts[i]}, true);
    }
    check((row){"&notAName;x&", "\u00ACAName;x&"}, false);
    check((row){"&notAName;x&", "&notAName;x&"}, true);
}

static void every_name_is_known(void **state)
{
    (void)state;
    char source[ENTITY_NAME_MAX + 2];
    size_t longest = 0, names = 0;
    for (size_t at = 1; at < sizeof entities; names++) { /* behind a row that is empty */
        const char *name = entities + at, *text = name + strlen(name) + 1;
        int size = snprintf(source, sizeof source, "&%s", name);
        longest = (size_t)size > longest ? (size_t)size : longest;
        check((row){source, text}, false);
        check((row){source, text}, true);
        at = (size_t)(text + strlen(text) + 1 - entities);
    }
    assert_int_equal(longest, ENTITY_NAME_MAX + 1);
    assert_int_equal(names, 2231); /* so many has the standard */
}

static void named(void **state)
{
    (void)state;
    static const row rows[] = {
        {"Caf&eacute; &Eacute;&amp;", "Caf\u00E9 \u00C9&"},
        {"&amp;lt;", "&lt;"}, /* once */
        {"&&lt;&", "&<&"},
        {"&notin;&not;in", "\u2209\u00ACin"},
        {"&NotEqualTilde;", "\u2242\u0338"},
        {"x&CounterClockwiseContourIntegral;x", "x\u2233x"},
        {"&copy &reg, &lt", "\u00A9 \u00AE, <"}, /* no semicolon */
    };
    check_both(rows, sizeof rows / sizeof *rows);
}

/* A name without its semicolon ends where it wants to in text, but not in an attribute. */
static void legacy_names(void **state)
{
    (void)state;
    static const row in_text[] = {{"&notit;", "\u00ACit;"},    {"&copy2024", "\u00A92024"},
                                  {"&ampamp;", "&amp;"},       {"&section", "\u00A7ion"},
                                  {"?a&copy=1", "?a\u00A9=1"}, {"&frac12x", "\u00BDx"},
                                  {"&ltx&GT", "<x>"},          {"&notinx", "\u00ACinx"},
                                  {"&Aacutecho", "\u00C1cho"}, {"&g", "&g"}};
    static const row in_attribute[] = {{"&notit;", "&notit;"},   {"?a=1&copy=2", "?a=1&copy=2"},
                                       {"&copy2", "&copy2"},     {"&sectx", "&sectx"},
                                       {"&copy;=", "\u00A9="},   {"&copy&lt=", "\u00A9&lt="},
                                       {"&lt\u00E9", "<\u00E9"}, {"&lt-", "<-"}};
    for (size_t i = 0; i < sizeof in_text / sizeof *in_text; i++)
        check(in_text[i], false);
    for (size_t i = 0; i < sizeof in_attribute / sizeof *in_attribute; i++)
        check(in_attribute[i], true);
}

static void numeric(void **state)
{
    (void)state;
    static const row rows[] = {
        {"&#65;&#x41;&#X4a;&#x4A", "AAJJ"},
        {"&#65x&#x41g&#65=", "AxAgA="},
        {"&#x1F600;", "\U0001F600"},
        {"&#x10FFFF;", "\xF4\x8F\xBF\xBF"},
        {"&#160;&#xA0;", "\u00A0\u00A0"},
        {"&#00000000000000000065;", "A"},
        /* windows-1252 */
        {"&#128;&#x80;&#133;&#x92;&#150;&#x99;&#159;",
         "\u20AC\u20AC\u2026\u2019\u2013\u2122\u0178"},
        {"&#x7F;&#x81;&#x9D;", "\x7F\xC2\x81\xC2\x9D"},
        /* no characters */
        {"&#0;&#xD800;&#xDFFF;", "\uFFFD\uFFFD\uFFFD"},
        {"&#x110000;&#1114112", "\uFFFD\uFFFD"},
        /* 65 + 2^32 and + 2^64 */
        {"&#4294967361;&#x100000041;", "\uFFFD\uFFFD"},
        {"&#18446744073709551681;", "\uFFFD"},
    };
    check_both(rows, sizeof rows / sizeof *rows);
}

/* "&nGt;" is the one that needs more room than its source has. */
static void text_may_grow(void **state)
{
    (void)state;
    enum {
        COUNT = 20000
    };
    char *source = malloc(5 * COUNT + 1), *decoded = malloc(6 * COUNT + 1);
    assert_non_null(source);
    assert_non_null(decoded);
    for (size_t i = 0; i < COUNT; i++) {
        memcpy(source + 5 * i, "&nGt;", 6);
        memcpy(decoded + 6 * i, "\u226B\u20D2", 7);
    }
    check((row){source, decoded}, false);
    free(source);
    free(decoded);
}

static void no_memory(void **state)
{
    (void)state;
    unit_memory memory = {.fail_at = 1};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    assert_null(art_references_decode(&arena, ART_VIEW("a &amp; b"), false).data);
    assert_view(art_references_decode(&arena, ART_VIEW("a & b"), false), "a & b");
    assert_int_equal(memory.calls, 1);
    art_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(none_is_left_alone),
        cmocka_unit_test(every_name_is_known),
        cmocka_unit_test(named),
        cmocka_unit_test(legacy_names),
        cmocka_unit_test(numeric),
        cmocka_unit_test(text_may_grow),
        cmocka_unit_test(no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
