/* JSON as publishers write it: what is broken is read as it was meant, and nothing is unbounded. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/json_read.h"
#include "unit.h"

typedef struct fixture {
    unit_memory memory;
    art_arena arena;
    art_json_tree tree;
} fixture;

static bool read(fixture *f, art_view text, size_t fail_at)
{
    *f = (fixture){.memory.fail_at = fail_at};
    art_arena_init(&f->arena, unit_allocator(&f->memory));
    art_arena_reset(&f->arena, SIZE_MAX);
    return art_json_read(&f->arena, text, &f->tree);
}

static void end(fixture *f)
{
    art_arena_free(&f->arena);
    assert_int_equal(f->memory.live, 0);
}

/* The tree in one line: {a=x [y z]} */
static void print(const art_json_tree *tree, art_arena *arena, char *out, size_t size)
{
    size_t used = 0;
    uint32_t open[ART_JSON_DEPTH_MAX];
    unsigned depth = 0;
    out[0] = '\0';
    for (uint32_t i = 0; i <= tree->count; i++) {
        while (depth && (i == tree->count || tree->values[open[depth - 1]].end <= i)) {
            bool object = tree->values[open[--depth]].kind == ART_JSON_OBJECT;
            used += (size_t)snprintf(out + used, size - used, "%s", object ? "}" : "]");
        }
        if (i == tree->count)
            break;
        const art_json_value *v = &tree->values[i];
        art_view text = art_json_text(arena, v);
        used +=
            (size_t)snprintf(out + used, size - used, "%s%.*s%s", i ? " " : "", (int)v->key.size,
                             v->key.data ? v->key.data : "", v->key.data ? "=" : "");
        if (v->kind == ART_JSON_OBJECT || v->kind == ART_JSON_ARRAY) {
            open[depth++] = i;
            used += (size_t)snprintf(out + used, size - used, "%s",
                                     v->kind == ART_JSON_OBJECT ? "{" : "[");
        } else {
            used += (size_t)snprintf(out + used, size - used, "%.*s", (int)text.size,
                                     text.data ? text.data : "");
        }
        assert_true(used < size);
    }
}

typedef struct sample {
    const char *json, *tree;
} sample;

static void check(const sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fixture f;
        char out[500];
        assert_true(read(&f, art_view_of(samples[i].json), 0));
        print(&f.tree, &f.arena, out, sizeof out);
        assert_string_equal(out, samples[i].tree);
        end(&f);
    }
}
#define CHECK(samples) check(samples, sizeof(samples) / sizeof *(samples))

static void sound(void **state)
{
    (void)state;
    static const sample samples[] = {
        {"{}", "{}"},
        {"[]", "["
               "]"},
        {"{\"a\":\"x\",\"b\":[1,true,null]}", "{ a=x b=[ 1 true null]}"},
        {"[{\"a\":{\"b\":\"c\"}},\"d\"]", "[ { a={ b=c}} d]"},
        {"{\"a\" : \"q\\\"\\\\\\/\\n\\u00e9\\ud83d\\ude00\"}", "{ a=q\"\\/\n\u00e9\U0001F600}"},
        {"{\"a\":\"\\ud83d\",\"b\":\"\\u12\",\"c\":\"\\u0000\"}", "{ a=\uFFFD b=\uFFFD12 c= }"},
    };
    CHECK(samples);
}

static void repaired(void **state)
{
    (void)state;
    static const sample samples[] = {
        {"<!-- {\"a\":1} -->", "{ a=1}"},
        {"//<![CDATA[\n{\"a\":1}\n//]]>", "{ a=1}"},
        {"<!-CDATA[{\"a\":[1]}]]>", "{ a=[ 1]}"},
        {"var x = {\"a\":1};", "{ a=1}"},
        {"{'a':'x','b':'it\\'s'}", "{ a=x b=it's}"},
        {"{a:'x', b: y}", "{ a=x b=y}"},
        {"{\"a\":1,}", "{ a=1}"},
        {"[1,,2,]", "[ 1 2]"},
        {"{\"a\":1 /* one */, // two\n \"b\":2}", "{ a=1 b=2}"},
        {"{\"a\":\"x\"\n\"b\":\"y\"}", "{ a=x b=y}"},
        {"{\"a\":\"He said \"no\" to it\"}", "{ a=He said \"no\" to it}"},
        {"{\"a\":\"two\nlines\t\"}", "{ a=two\nlines\t}"},
        {"{\"a\":\"x\\", "{"
                         "}"},
        {"{\"a\":\"x\",\"b\":\"cut of", "{ a=x}"},
        {"{\"a\":{\"b\":[1,2", "{ a={ b=[ 1 2]}}"},
        {"{\"a\":[1,2}", "{ a=[ 1 2]}"},
        {"[1]]]}{\"a\":2}", "[ 1] { a=2}"},
        {"{\"a\":1}{\"b\":2},{\"c\":3}", "{ a=1} { b=2} { c=3}"},
        {"{\"a\":}", "{"
                     "}"},
        {"{\"a\", \"b\":1}", "{ b=1}"},
        {"", ""},
        {"no json", ""},
        {"\"text\"", ""},
    };
    CHECK(samples);
}

static void members(void **state)
{
    (void)state;
    fixture f;
    assert_true(read(&f, ART_VIEW("{\"x\":{\"name\":\"inner\"},\"Name\":\"outer\"}"), 0));
    const art_json_value *name = art_json_member(&f.tree, 0, ART_VIEW("name"));
    assert_non_null(name);
    assert_view(name->text, "outer");
    assert_null(art_json_member(&f.tree, 0, ART_VIEW("inner")));
    assert_null(art_json_member(&f.tree, 2, ART_VIEW("name"))); /* no object */
    end(&f);
}

static void limits(void **state)
{
    (void)state;
    static char text[400001];
    fixture f;
    memset(text, '[', 400000);
    assert_true(read(&f, art_view_of(text), 0));
    assert_int_equal(f.tree.count, ART_JSON_DEPTH_MAX);
    end(&f);
    for (size_t i = 0; i + 1 < 400000; i += 2)
        memcpy(text + i, i ? "1," : "[[", 2);
    assert_true(read(&f, art_view_of(text), 0));
    assert_int_equal(f.tree.count, ART_JSON_VALUES_MAX);
    end(&f);
    memset(text, '"', 400000); /* every quote asks what follows it */
    text[0] = '{';
    assert_true(read(&f, art_view_of(text), 0));
    end(&f);
    memset(text, '\\', 400000);
    memcpy(text, "[\"", 2);
    assert_true(read(&f, art_view_of(text), 0));
    assert_int_equal(f.tree.count, 1);
    end(&f);
}

static void no_memory(void **state)
{
    (void)state;
    static char text[60001];
    memset(text, '[', 60000);
    for (size_t i = 1; i + 1 < 60000; i += 2)
        memcpy(text + i, "1,", 2);
    bool done = false;
    for (size_t n = 1; !done; n++) {
        fixture f;
        done = read(&f, art_view_of(text), n);
        assert_true(done || f.arena.budget->failure == ART_FAILURE_MEMORY);
        assert_true(n < 100);
        end(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sound),  cmocka_unit_test(repaired),  cmocka_unit_test(members),
        cmocka_unit_test(limits), cmocka_unit_test(no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
