/* Blocks that were seen before, as of so many pages ago. */
#include "extract/dedupe.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "unit.h"

enum {
    LAG = 4
};

static bool asked(cmd_dedupe *d, unsigned long long number, uint64_t key)
{
    bool seen;
    cmd_dedupe_ask(d, number, &key, 1, &seen);
    return seen;
}

static void test_keys(void **state)
{
    (void)state;
    uint64_t host = cmd_dedupe_host("https://A.example/x");
    assert_int_equal(host, cmd_dedupe_host("http://a.example?y"));
    assert_int_not_equal(host, cmd_dedupe_host("https://b.example/x"));
    assert_int_equal(cmd_dedupe_host(NULL), 0);
    assert_int_equal(cmd_dedupe_host("/x/y"), 0);
    assert_int_equal(cmd_dedupe_host("file:///x"), 0);
    assert_int_not_equal(cmd_dedupe_key(1, ART_VIEW("x")), cmd_dedupe_key(2, ART_VIEW("x")));
    assert_int_not_equal(cmd_dedupe_key(1, ART_VIEW("x")), cmd_dedupe_key(1, ART_VIEW("y")));
}

static void test_third_page(void **state)
{
    (void)state;
    cmd_dedupe d;
    const uint64_t keys[] = {7, 8};
    assert_true(cmd_dedupe_init(&d, LAG));
    cmd_dedupe_add(&d, 0, keys, 2);
    cmd_dedupe_add(&d, 1, keys, 1);
    assert_false(asked(&d, 100, 7));
    cmd_dedupe_add(&d, 2, keys, 1);
    /* What was added less than LAG pages before does not count yet. */
    assert_false(asked(&d, 2 + LAG - 1, 7));
    assert_true(asked(&d, 2 + LAG, 7));
    assert_true(asked(&d, 1000000, 7));
    assert_false(asked(&d, 1000000, 8));
    cmd_dedupe_free(&d);
}

/* Keys of page n: some return on each page, some for 300 pages, some after 900 or 1700, the others
 * never. */
static void fill(uint64_t *keys, size_t count, unsigned long long n)
{
    const unsigned long long groups[] = {1, n / 300, n % 900, n % 1700};
    for (size_t i = 0; i < count; i++)
        keys[i] = cmd_dedupe_key(i < 64 ? groups[i / 16] : n + 5000,
                                 (art_view){(const char *)&i, sizeof i});
}

/* Whenever a question is asked, within the lag, the answer is the same: also where a table is given
 * up in between. The second memory is only as far as it has to be. */
static void test_same_answer(void **state)
{
    (void)state;
    enum {
        PAGES = 2600,
        PER_PAGE = 1000
    };
    cmd_dedupe now, then;
    uint64_t *keys = calloc(PER_PAGE, sizeof *keys);
    bool seen[2][64];
    size_t found = 0;
    assert_non_null(keys);
    assert_true(cmd_dedupe_init(&now, LAG) && cmd_dedupe_init(&then, LAG));
    for (unsigned long long n = 0; n < PAGES; n++) {
        fill(keys, PER_PAGE, n);
        if (n >= LAG) {
            cmd_dedupe_ask(&then, n, keys, 64, seen[0]);
            cmd_dedupe_ask(&now, n, keys, 64, seen[1]);
            assert_memory_equal(seen[0], seen[1], sizeof seen[0]);
            for (size_t i = 0; i < 64; i++)
                found += seen[0][i];
        }
        cmd_dedupe_add(&now, n, keys, PER_PAGE);
        /* Behind by LAG - 1 pages: made anew from the same numbers. */
        if (n + 1 >= LAG) {
            fill(keys, PER_PAGE, n + 1 - LAG);
            cmd_dedupe_add(&then, n + 1 - LAG, keys, PER_PAGE);
        }
    }
    assert_true(now.began > 0); /* a table was given up */
    assert_true(found > 16 * PAGES * 9 / 10);
    free(keys);
    cmd_dedupe_free(&now);
    cmd_dedupe_free(&then);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_third_page),
        cmocka_unit_test(test_same_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
