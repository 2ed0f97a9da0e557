/* Addresses: RFC 3986's own examples, the WHATWG's additions, limits and lack of memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "article/url.h"
#include "unit.h"

typedef struct sample {
    const char *reference, *result; /* result "": refused */
} sample;

static void check(const char *base, const sample *samples, size_t count)
{
    unit_memory memory = {.fail_at = 0};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    art_arena_reset(&arena, SIZE_MAX);
    for (size_t i = 0; i < count; i++) {
        art_view got =
            art_url_resolve(&arena, art_view_of(base), art_view_of(samples[i].reference));
        assert_string_equal(got.data ? got.data : "", samples[i].result);
        assert_int_equal(got.size, strlen(samples[i].result));
    }
    art_arena_free(&arena);
    assert_int_equal(memory.live, 0);
}

/* RFC 3986, section 5.4, those with schemes that we let out. */
static void rfc_examples(void **state)
{
    (void)state;
    static const sample samples[] = {
        {"g", "http://a/b/c/g"},
        {"./g", "http://a/b/c/g"},
        {"g/", "http://a/b/c/g/"},
        {"/g", "http://a/g"},
        {"//g", "http://g/"},
        {"?y", "http://a/b/c/d;p?y"},
        {"g?y", "http://a/b/c/g?y"},
        {"#s", "http://a/b/c/d;p?q#s"},
        {"g#s", "http://a/b/c/g#s"},
        {"g?y#s", "http://a/b/c/g?y#s"},
        {";x", "http://a/b/c/;x"},
        {"", "http://a/b/c/d;p?q"},
        {".", "http://a/b/c/"},
        {"./", "http://a/b/c/"},
        {"..", "http://a/b/"},
        {"../g", "http://a/b/g"},
        {"../..", "http://a/"},
        {"../../g", "http://a/g"},
        {"../../../g", "http://a/g"},
        {"/./g", "http://a/g"},
        {"/../g", "http://a/g"},
        {"g.", "http://a/b/c/g."},
        {"..g", "http://a/b/c/..g"},
        {"./g/.", "http://a/b/c/g/"},
        {"g/../h", "http://a/b/c/h"},
        {"g;x=1/../y", "http://a/b/c/y"},
        {"g?y/../x", "http://a/b/c/g?y/../x"},
        {"g:h", ""},
    };
    check("http://a/b/c/d;p?q", samples, sizeof samples / sizeof *samples);
}

static void browser_rules(void **state)
{
    (void)state;
    static const sample samples[] = {
        {"  /a\n", "https://example.org/a"},
        {"/a\tb", "https://example.org/ab"},
        {"/a b", "https://example.org/a%20b"},
        {"/a\x7F"
         "b\xC2\x9B"
         "c\xC2\xA0\xC3\x9B",
         "https://example.org/a%7Fb%C2%9Bc\xC2\xA0\xC3\x9B"},
        {"\\\\other.org\\x", "https://other.org/x"},
        {"/x/%2e%2E/y", "https://example.org/y"},
        {"HTTP://Other.org", "http://Other.org/"},
        {"https:rel", "https://example.org/p/rel"},
        {"http:rel", ""},
        {"https://bücher.example/ä", "https://bücher.example/ä"},
        {"javascript:alert(1)", ""},
        {"data:text/html,x", ""},
        {"mailto:a@b.org", ""},
        {"https:///x", ""},
        {"/a\x01", "https://example.org/a"},
        {"/a\x01z", "https://example.org/a%01z"},
    };
    check("https://example.org/p/q", samples, sizeof samples / sizeof *samples);
}

static void without_base(void **state)
{
    (void)state;
    static const sample samples[] = {{"http://a.org/x", "http://a.org/x"},
                                     {"/x", ""},
                                     {"//a.org/x", ""},
                                     {"", ""},
                                     {"http:x", ""}};
    check("", samples, sizeof samples / sizeof *samples);
    check("file:///etc/passwd", samples, sizeof samples / sizeof *samples);
}

static void limits(void **state)
{
    (void)state;
    static char text[ART_URL_MAX + 2];
    unit_memory memory = {.fail_at = 0};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    art_arena_reset(&arena, SIZE_MAX);
    memset(text, 'a', sizeof text - 1);
    assert_null(art_url_resolve(&arena, ART_VIEW("http://x.org/"), art_view_of(text)).data);
    text[ART_URL_MAX - 10] = '\0'; /* fits alone, but not behind the base */
    assert_null(art_url_resolve(&arena, ART_VIEW("http://x.org/"), art_view_of(text)).data);
    text[ART_URL_MAX - 100] = '\0';
    assert_non_null(art_url_resolve(&arena, ART_VIEW("http://x.org/"), art_view_of(text)).data);
    art_arena_free(&arena);
}

static void hosts(void **state)
{
    (void)state;
    assert_view(art_url_host(ART_VIEW("https://www.example.org:80/x?@y")), "www.example.org");
    assert_view(art_url_host(ART_VIEW("http://u:p@h.org")), "h.org");
    assert_view(art_url_host(ART_VIEW("http://[::1]/")), "[::1]");
    assert_int_equal(art_url_host(ART_VIEW("ftp://h.org/")).size, 0);
    assert_int_equal(art_url_host(ART_VIEW("")).size, 0);
}

static void no_memory(void **state)
{
    (void)state;
    for (size_t n = 1; n < 4; n++) {
        unit_memory memory = {.fail_at = n};
        art_arena arena;
        art_arena_init(&arena, unit_allocator(&memory));
        art_arena_reset(&arena, SIZE_MAX);
        art_view got = art_url_resolve(&arena, ART_VIEW("http://a.org/b"), ART_VIEW("c"));
        assert_true(got.data ? memory.calls < n : arena.budget->failure == ART_FAILURE_MEMORY);
        art_arena_free(&arena);
        assert_int_equal(memory.live, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rfc_examples), cmocka_unit_test(browser_rules),
        cmocka_unit_test(without_base), cmocka_unit_test(limits),
        cmocka_unit_test(hosts),        cmocka_unit_test(no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
