/* JSON read as it stands: members, what is no JSON, escapes. */
#include "extract/json_members.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "unit.h"

/* "key=value key=value" of an object, or "malformed" behind what was read. */
static const char *members(const char *text)
{
    static char all[512];
    cmd_members list;
    cmd_member m;
    cmd_member_status status;
    size_t at = 0;
    all[0] = '\0';
    cmd_members_begin(&list, art_view_of(text));
    while ((status = cmd_members_next(&list, &m)) == CMD_MEMBER)
        at += (size_t)snprintf(all + at, sizeof all - at, "%s%.*s=%.*s", at ? " " : "",
                               (int)m.key.size, m.key.data, (int)m.value.size, m.value.data);
    if (status == CMD_MEMBER_MALFORMED)
        snprintf(all + at, sizeof all - at, "%smalformed", at ? " " : "");
    return all;
}

static void test_members(void **state)
{
    (void)state;
    assert_string_equal(members("{}"), "");
    assert_string_equal(members(" { } \r\n"), "");
    assert_string_equal(members("{\"a\":1}"), "a=1");
    assert_string_equal(members("{ \"a\" : \"x\\\"y\" , \"b\":[1, {\"c\":[]}],\"\":null}"),
                        "a=\"x\\\"y\" b=[1, {\"c\":[]}] =null");
    assert_string_equal(members("{\"a\":{},\"b\":[],\"c\":true,\"d\":false,\"a\":-0.5e+10}"),
                        "a={} b=[] c=true d=false a=-0.5e+10");
}

static void test_malformed(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        " ",
                                        "1",
                                        "[]",
                                        "null",
                                        "{",
                                        "{\"",
                                        "{\"a",
                                        "{\"a\"",
                                        "{\"a\":",
                                        "{\"a\":}",
                                        "{a:1}",
                                        "{,}",
                                        "{\"a\":1,}",
                                        "{\"a\":1}x",
                                        "{\"a\":1}{}",
                                        "{\"a\":01}",
                                        "{\"a\":1.}",
                                        "{\"a\":.5}",
                                        "{\"a\":+1}",
                                        "{\"a\":-}",
                                        "{\"a\":1e}",
                                        "{\"a\":1e+}",
                                        "{\"a\":tru}",
                                        "{\"a\":nul}",
                                        "{\"a\":[1}",
                                        "{\"a\":{1]}",
                                        "{\"a\":[1,]}",
                                        "{\"a\":[,]}",
                                        "{\"a\":{\"b\"}}",
                                        "{\"a\":{\"b\":1,}}",
                                        "{\"a\":\"\n\"}",
                                        "{\"a\":\"\\x\"}",
                                        "{\"a\":\"\\u12g4\"}",
                                        "{\"a\":\"\\u12\"}",
                                        "{\"a\":\"\\\"}",
                                        "{\"a\":'b'}",
                                        "{\"a\":1 \"b\":2}"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *got = members(texts[i]);
        assert_non_null(strstr(got, "malformed"));
    }
    assert_string_equal(members("{\"id\":7,\"html\":\"<p"), "id=7 malformed");
}

static void test_depth(void **state)
{
    (void)state;
    enum {
        MOST = 2047
    };
    for (int depth = MOST; depth <= MOST + 1; depth++) {
        char *text = calloc(1, (size_t)(2 * depth + 16));
        assert_non_null(text);
        strcpy(text, "{\"a\":");
        for (int i = 0; i < depth; i++)
            strcat(text, "[");
        for (int i = 0; i < depth; i++)
            strcat(text, "]");
        strcat(text, "}");
        cmd_members list;
        cmd_member m;
        cmd_members_begin(&list, art_view_of(text));
        assert_int_equal(cmd_members_next(&list, &m),
                         depth == MOST ? CMD_MEMBER : CMD_MEMBER_MALFORMED);
        free(text);
    }
}

static void check_unescape(const char *text, const char *expected, size_t size)
{
    char out[64];
    assert_int_equal(cmd_unescape(out, art_view_of(text)), size);
    assert_memory_equal(out, expected, size);
    /* In place too. */
    char copy[64];
    strcpy(copy, text);
    assert_int_equal(cmd_unescape(copy, art_view_of(copy)), size);
    assert_memory_equal(copy, expected, size);
}

static void test_unescape(void **state)
{
    (void)state;
    check_unescape("", "", 0);
    check_unescape("plain", "plain", 5);
    check_unescape("\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t", 8);
    check_unescape("a\\u00e9\\u20AC\\u0000b", "a\xC3\xA9\xE2\x82\xAC\0b", 8);
    check_unescape("\\ud83d\\ude00", "\xF0\x9F\x98\x80", 4);
    check_unescape("\\ud83d", "\xEF\xBF\xBD", 3);
    check_unescape("\\ude00\\ud83dx", "\xEF\xBF\xBD\xEF\xBF\xBDx", 7);
    check_unescape("\\ud83d\\u0041",
                   "\xEF\xBF\xBD"
                   "A",
                   4);
    check_unescape("\\ud83d\\ud83d\\ude00", "\xEF\xBF\xBD\xF0\x9F\x98\x80", 7);
}

static void test_keys(void **state)
{
    (void)state;
    assert_true(cmd_key_is(ART_VIEW("html"), "html"));
    assert_true(cmd_key_is(ART_VIEW("\\u0068t\\u006d\\u006c"), "html"));
    assert_false(cmd_key_is(ART_VIEW("HTML"), "html"));
    assert_false(cmd_key_is(ART_VIEW("html\\u0000"), "html"));
    art_view inside;
    assert_true(cmd_is_string(ART_VIEW("\"x\""), &inside));
    assert_view(inside, "x");
    assert_false(cmd_is_string(ART_VIEW("1"), &inside));
    assert_false(cmd_is_string(ART_VIEW("null"), &inside));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members), cmocka_unit_test(test_malformed),
        cmocka_unit_test(test_depth),   cmocka_unit_test(test_unescape),
        cmocka_unit_test(test_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
