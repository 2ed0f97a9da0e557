/* Tests of base/json_write.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/json_write.h"
#include "unit.h"

typedef struct collected {
    char data[4096];
    size_t size;
} collected;

static int collect(void *user, const char *data, size_t size)
{
    collected *c = user;
    assert_true(size < sizeof c->data - c->size);
    memcpy(c->data + c->size, data, size);
    c->size += size;
    c->data[c->size] = '\0';
    return 0;
}

static void write_sample(collected *c, bool indent)
{
    art_out out;
    art_json json;
    c->size = 0;
    art_out_init(&out, collect, c);
    art_json_init(&json, &out, indent);
    art_json_begin(&json, '{');
    art_json_key(&json, "a");
    art_json_string(&json, ART_VIEW("x"));
    art_json_key(&json, "b");
    art_json_begin(&json, '[');
    art_json_string(&json, ART_VIEW("y"));
    art_json_string(&json, (art_view){NULL, 0});
    art_json_end(&json, ']');
    art_json_key(&json, "c");
    art_json_begin(&json, '{');
    art_json_end(&json, '}');
    art_json_end(&json, '}');
    assert_true(art_out_flush(&out));
}

static void writes_structure(void **state)
{
    (void)state;
    collected c;
    write_sample(&c, false);
    assert_string_equal(c.data, "{\"a\":\"x\",\"b\":[\"y\",\"\"],\"c\":{}}");
    write_sample(&c, true);
    assert_string_equal(c.data, "{\n  \"a\": \"x\",\n  \"b\": [\n    \"y\",\n    \"\"\n  ],\n"
                                "  \"c\": {}\n}");
}

/* A writer into memory. */
typedef struct writer {
    collected written;
    art_out out;
    art_json json;
} writer;

static void begin(writer *w)
{
    w->written = (collected){.size = 0};
    art_out_init(&w->out, collect, &w->written);
    art_json_init(&w->json, &w->out, false);
}

static void check_written(writer *w, const char *expected)
{
    assert_true(art_out_flush(&w->out));
    assert_string_equal(w->written.data, expected);
}

static void check_string(art_view text, const char *expected)
{
    writer w;
    begin(&w);
    art_json_string(&w.json, text);
    check_written(&w, expected);
}

static void escapes(void **state)
{
    (void)state;
    check_string(ART_VIEW(""), "\"\"");
    check_string(ART_VIEW("\"\\/"), "\"\\\"\\\\/\"");
    check_string(ART_VIEW("a\nb\tc\rd"), "\"a\\nb\\tc\\rd\"");
    check_string(ART_VIEW("\0\x01\x1F\x7F "), "\"\\u0000\\u0001\\u001f\\u007f \"");
    /* U+2027 to U+202A, of which two are line ends for old JavaScript */
    check_string(ART_VIEW("\xE2\x80\xA7\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAA"),
                 "\"\xE2\x80\xA7\\u2028\\u2029\xE2\x80\xAA\"");
    check_string(ART_VIEW("\xC3\xA9\xF0\x9F\x98\x80"), "\"\xC3\xA9\xF0\x9F\x98\x80\"");
    check_string(ART_VIEW("\xE2\x80"), "\"\xE2\x80\""); /* not read beyond its end */
}

/* Wherever a text is parted, even inside its characters, it comes out as in one piece. */
static void strings_in_pieces(void **state)
{
    (void)state;
    static const char text[] =
        "a\"\xE2\x80\xA8\xE2\x80\xA7\xE2\x82\xAC\xE2\x80\xA9\xC3\xA9\n\xE2\x80\xA8";
    static const char expected[] =
        "[\"a\\\"\\u2028\xE2\x80\xA7\xE2\x82\xAC\\u2029\xC3\xA9\\n\\u2028\",\"\"]";
    for (size_t a = 0; a < sizeof text; a++) {
        for (size_t b = a; b < sizeof text; b++) {
            writer w;
            begin(&w);
            art_json_begin(&w.json, '[');
            art_json_begin_string(&w.json);
            art_json_add_string(&w.json, (art_view){text, a});
            art_json_add_string(&w.json, (art_view){text + a, b - a});
            art_json_add_string(&w.json, (art_view){NULL, 0});
            art_json_add_string(&w.json, (art_view){text + b, sizeof text - 1 - b});
            art_json_end_string(&w.json);
            art_json_begin_string(&w.json);
            art_json_end_string(&w.json);
            art_json_end(&w.json, ']');
            check_written(&w, expected);
        }
    }
}

static void numbers(void **state)
{
    (void)state;
    writer w;
    begin(&w);
    art_json_begin(&w.json, '[');
    art_json_number(&w.json, 0);
    art_json_number(&w.json, 10);
    art_json_number(&w.json, UINT64_MAX);
    art_json_boolean(&w.json, true);
    art_json_boolean(&w.json, false);
    art_json_null(&w.json);
    art_json_thousandths(&w.json, 7);
    art_json_end(&w.json, ']');
    check_written(&w, "[0,10,18446744073709551615,true,false,null,0.007]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_structure),
        cmocka_unit_test(escapes),
        cmocka_unit_test(strings_in_pieces),
        cmocka_unit_test(numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
