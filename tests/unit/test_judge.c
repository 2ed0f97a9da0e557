#include "article/feature_row.h"
#include "html.h"

#define ROW(name)  h.judgement.row[ART_GATE_FEATURE_##name]
#define LONG_BLOCK "<p>" HTML_PROSE /* 48 words */
#define TITLE      "<title>The mill opens its doors</title><h1>The mill opens its doors</h1>"

static void long_blocks_run_over_one_short_block(void **state)
{
    (void)state;
    static const struct {
        const char *page;
        unsigned blocks; /* long ones in the longest run */
    } rows[] = {{"<p>Home<p>Contact", 0},
                {LONG_BLOCK, 1},
                {LONG_BLOCK LONG_BLOCK, 2},
                {LONG_BLOCK "<h2>Wheel</h2>" LONG_BLOCK, 2},
                {LONG_BLOCK "<h2>Wheel</h2><p>Roof" LONG_BLOCK, 1},
                {LONG_BLOCK "<h2>Wheel</h2><p>Roof" LONG_BLOCK "<p>Floor" LONG_BLOCK, 2}};
    uint32_t words = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        html h;
        html_judge(&h, rows[i].page);
        words = words ? words : i ? h.blocks.items[0].words : 0;
        assert_int_equal(ROW(gate_run), art_feature_log((uint64_t)rows[i].blocks * words));
        uint32_t all = h.features.surroundings.sums[h.blocks.count].words;
        assert_int_equal(ROW(gate_run_share),
                         art_feature_share((uint64_t)rows[i].blocks * words, all));
        html_free(&h);
    }
}

static void the_title_is_followed_by_text(void **state)
{
    (void)state;
    html h;
    html_judge(&h, TITLE LONG_BLOCK);
    assert_int_equal(h.features.title, 0);
    int16_t once = ROW(gate_after_title);
    assert_int_equal(once, art_feature_log(h.blocks.items[1].words));
    html_free(&h);
    html_judge(&h, LONG_BLOCK TITLE LONG_BLOCK); /* what stands before it does not count */
    assert_int_equal(h.features.title, 1);
    assert_int_equal(ROW(gate_after_title), once);
    html_free(&h);
    html_judge(&h, TITLE "<p>1<p>2<p>3<p>4<p>5<p>6<p>7<p>8<p>9<p>10<p>11<p>12" LONG_BLOCK);
    assert_int_equal(ROW(gate_after_title), 0); /* too far away */
    html_free(&h);
    html_judge(&h, LONG_BLOCK);
    assert_int_equal(ROW(gate_after_title), 0);
    html_free(&h);
}

static void like_blocks_hold_text(void **state)
{
    (void)state;
    html h;
    html_judge(&h, LONG_BLOCK LONG_BLOCK "<div class=x>" HTML_PROSE "</div>");
    const uint64_t *expected = h.judgement.expected;
    assert_int_equal(h.blocks.count, 3);
    /* By first chances; those of the second look have replaced them, and are near enough. */
    assert_true(ROW(gate_kin) >= 500 && ROW(gate_kin) < 1000);
    assert_true(expected[2] < expected[3]);
    html_free(&h);
    html_judge(&h, LONG_BLOCK LONG_BLOCK);
    assert_int_equal(ROW(gate_kin), 1000);
    html_free(&h);
    html_judge(&h, "");
    assert_int_equal(ROW(gate_kin), art_feature_share(0, 0));
    html_free(&h);
}

/* What a stage lets go is far from the bar, and what all trees judge is as they judge it. */
static void hopeless_blocks_are_spared_the_rest(void **state)
{
    (void)state;
    html h;
#define LINKS "<li><a href=/a>Home</a><li><a href=/b>Contact</a><li><a href=/c>Shop</a>"
    html_judge(&h,
               "<nav class=menu><ul>" LINKS LINKS LINKS "</ul></nav>" TITLE LONG_BLOCK LONG_BLOCK
               "<footer class=footer><ul class=links>" LINKS LINKS LINKS "</ul></footer>");
#undef LINKS
    const art_trees *trees = &art_model_builtin.blocks;
    unsigned spared = 0;
    for (uint32_t i = 0; i < h.blocks.count; i++) {
        int16_t row[ART_FEATURE_COUNT];
        art_feature_row(&h.features, i, row);
        int32_t all = art_trees_sum(trees, 0, 1, row), logit = h.judgement.logits[i];
        spared += logit != all;
        assert_true(logit == all || (logit < -4 * 1024 && all < -2 * 1024));
    }
    assert_true(spared > 0 && spared < h.blocks.count);
    html_free(&h);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_blocks_run_over_one_short_block),
        cmocka_unit_test(the_title_is_followed_by_text),
        cmocka_unit_test(like_blocks_hold_text),
        cmocka_unit_test(hopeless_blocks_are_spared_the_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
