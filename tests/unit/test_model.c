#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "article/measure.h"
#include "article/model.h"

/* Two trees of depth 2 over two features. */
static const uint8_t features[] = {0, 1, 1, 0, 0, 0};
static const int16_t bars[] = {10, -5, 7, 32767, 32767, 32767};
static const int16_t leaves[] = {1, 2, 3, 4, 100, 100, 100, 100};
static const art_trees trees = {2, 2, features, bars, leaves, 1000};

static void a_row_goes_down_every_tree(void **state)
{
    (void)state;
    static const struct {
        int16_t row[2];
        int32_t sum;
    } cases[] = {{{9, -6}, 1101}, {{9, -5}, 1102},          {{10, 6}, 1103},
                 {{10, 7}, 1104}, {{-32768, -32768}, 1101}, {{32767, 32766}, 1104}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(art_trees_sum(&trees, 0, 1, cases[i].row), cases[i].sum);
}

static void rows_are_added_up_together(void **state)
{
    (void)state;
    static const int16_t low[2] = {9, -6}, high[2] = {10, 7};
    const int16_t *rows[] = {low, high};
    int32_t sums[2] = {0, 50};
    art_trees_add(&trees, 0, 1, rows, 2, sums);
    assert_int_equal(sums[0], 1);
    assert_int_equal(sums[1], 54);
    art_trees_add(&trees, 1, 2, rows, 2, sums);
    assert_int_equal(sums[0], 101);
    assert_int_equal(sums[1], 154);
    art_trees_add(&trees, 2, 2, rows, 2, sums); /* no tree */
    art_trees_add(&trees, 0, 2, rows, 0, sums); /* no row */
    assert_int_equal(sums[0], 101);
}

static void every_second_tree(void **state)
{
    (void)state;
    static const int16_t row[2] = {10, 7};
    assert_int_equal(art_trees_sum(&trees, 0, 2, row), 1004);
    assert_int_equal(art_trees_sum(&trees, 1, 2, row), 1100);
    assert_int_equal(art_trees_sum(&trees, 2, 2, row), 1000); /* no tree */
}

static void splits_move_the_sum(void **state)
{
    (void)state;
    static const int16_t rows[][2] = {{9, -6}, {9, -5}, {10, 6}, {10, 7}, {10, 8}};
    art_passage passages[6] = {{0, 0}};
    int32_t moves[2];
    for (size_t i = 0; i < 4; i++)
        art_trees_pass(&trees, rows[i], passages);
    assert_int_equal(passages[0].count, 4); /* the first tree's root */
    assert_int_equal(passages[0].sum, 1 + 2 + 3 + 4);
    assert_int_equal(passages[2].count, 2);
    assert_int_equal(passages[2].sum, 3 + 4);
    assert_int_equal(passages[3].sum, 4 * 100);
    assert_int_equal(passages[5].count, 0); /* nobody went there */
    /* From 2.5 to 3.5 by feature 0, to 4 by feature 1; the other tree parts nobody. */
    art_trees_moves(&trees, passages, rows[4], moves, 2);
    assert_int_equal(moves[0], 64);
    assert_int_equal(moves[1], 32);
    /* Where nobody was before, the way to it has all the weight. */
    static const art_passage alone[6] = {{1, 1}, {1, 1}, {0, 0}, {1, 100}, {1, 100}, {0, 0}};
    art_trees_moves(&trees, alone, rows[4], moves, 2);
    assert_int_equal(moves[0], 3 * 64);
    assert_int_equal(moves[1], 0);
}

static void chances_rise_with_the_logit(void **state)
{
    (void)state;
    assert_int_equal(art_chance_of(0), 32768);
    assert_int_equal(art_chance_of(1024), 47911); /* 65536 / (1 + exp(-1)) */
    assert_int_equal(art_chance_of(-1024), 65536 - 47911);
    assert_true(art_chance_of(INT32_MAX) > art_chance_of(7000));
    assert_true(art_chance_of(INT32_MIN + 1) > 0);
    for (int32_t logit = -9000; logit < 9000; logit += 10)
        assert_true(art_chance_of(logit + 10) >= art_chance_of(logit));
}

static void weights_are_found_by_hash(void **state)
{
    (void)state;
    static uint16_t begins[(1 << ART_WEIGHTS_BITS) + 1];
    static const uint16_t tails[] = {0x0001, 0x0002, 0xFFFF};
    static const int8_t weights[] = {1, -1, 2, -2, 3, -3};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        begins[i] = (uint16_t)(i == 0 ? 0 : i <= 5 ? 1 : i < (1 << ART_WEIGHTS_BITS) ? 2 : 3);
    const art_weights table = {begins, tails, weights, 2};
    assert_ptr_equal(art_weights_find(&table, 0x00000001), weights);
    assert_ptr_equal(art_weights_find(&table, 0x00500002), weights + 2);
    assert_ptr_equal(art_weights_find(&table, 0xFFFFFFFF), weights + 4);
    assert_null(art_weights_find(&table, 0x00000002));
    assert_null(art_weights_find(&table, 0x12345678));
}

/* The number of the lexicon's tokens in a value, and the sum of their weights. */
static int names_weight(art_attr attribute, const char *value, int column, int *known)
{
    art_names names;
    int sum = 0;
    *known = 0;
    if (!art_names_begin(&names, attribute, art_view_of(value)))
        return 0;
    for (uint32_t hash; art_names_next(&names, &hash);) {
        const int8_t *w = art_weights_find(&art_model_builtin.names, hash);
        *known += w != NULL;
        sum += w ? w[column] : 0;
    }
    return sum;
}

static void class_names_weigh(void **state)
{
    (void)state;
    int known;
    assert_true(names_weight(ART_ATTR_CLASS, "entry-content", ART_NAMES_NEAR, &known) > 0);
    assert_true(names_weight(ART_ATTR_CLASS, "footer", ART_NAMES_FAR, &known) < 0);
    assert_true(names_weight(ART_ATTR_CLASS, "related-posts", ART_NAMES_MIDDLE, &known) < 0);
    assert_true(names_weight(ART_ATTR_CLASS, "sidebar", ART_NAMES_FAR, &known) < 0);
    assert_int_equal(names_weight(ART_ATTR_CLASS, "", ART_NAMES_NEAR, &known), 0);
    assert_int_equal(names_weight(ART_ATTR_HREF, "footer", ART_NAMES_FAR, &known), 0);
    assert_int_equal(known, 0);
}

static void tokens_are_cut_and_paired(void **state)
{
    (void)state;
    uint32_t hashes[8], again[8];
    static const char *const same[] = {"recent-posts", "recentPosts", "Recent_POSTS",
                                       "x recent2posts"};
    for (size_t k = 0; k < sizeof same / sizeof *same; k++) {
        art_names names;
        size_t count = 0;
        assert_true(art_names_begin(&names, ART_ATTR_CLASS, art_view_of(same[k])));
        for (uint32_t hash; art_names_next(&names, &hash);) {
            assert_true(count < 8);
            again[count++] = hash;
        }
        assert_int_equal(count, 3); /* recent, posts, both */
        if (k == 0)
            memcpy(hashes, again, sizeof hashes);
        assert_memory_equal(hashes, again, 3 * sizeof *hashes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_goes_down_every_tree),  cmocka_unit_test(rows_are_added_up_together),
        cmocka_unit_test(every_second_tree),           cmocka_unit_test(splits_move_the_sum),
        cmocka_unit_test(chances_rise_with_the_logit), cmocka_unit_test(weights_are_found_by_hash),
        cmocka_unit_test(class_names_weigh),           cmocka_unit_test(tokens_are_cut_and_paired),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
