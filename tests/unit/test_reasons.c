#include "html.h"

#include "article/feature_row.h"
#include "article/reasons.h"

static const char page[] =
    "<html lang=en><title>Mill - Site</title><nav><a href=/>Home</a> <a href=/n>News</a></nav>"
    "<article><h1>Mill</h1><p>" HTML_PROSE "</p><p>Then " HTML_PROSE "</p><figure><img src=a>"
    "<figcaption>A caption for the picture of a mill.</figcaption></figure></article>"
    "<footer><p>\xC2\xA9 Somebody</p></footer>";

static const char *decider(const html *h, const char *text)
{
    const char *name, *meaning;
    art_reasons_decider(&h->selection, html_block(h, text), &name, &meaning);
    assert_true(*meaning);
    return name;
}

static void the_rule_that_decided_is_named(void **state)
{
    (void)state;
    html h;
    html_judge(&h, page);
    assert_string_equal(decider(&h, HTML_PROSE), "threshold");
    assert_string_equal(decider(&h, "\xC2\xA9 Somebody"), "threshold");
    h.judgement.chances[html_block(&h, "A caption for the picture of a mill.")] = ART_CHANCE(.9);
    assert_int_equal(art_select(&h.arena, &h.page, &h.blocks, &h.features, &h.judgement,
                                (art_wishes){ARTICLE_MODE_ARTICLE, ARTICLE_FAVOR_BALANCE, 0},
                                &h.selection),
                     ARTICLE_OK);
    assert_string_equal(decider(&h, "A caption for the picture of a mill."), "captions");
    assert_int_equal(h.selection.threshold, ART_CHANCE(.5));
    h.selection.found = false;
    assert_string_equal(decider(&h, HTML_PROSE), "nothing_found");
    assert_string_equal(decider(&h, "\xC2\xA9 Somebody"), "threshold");
    html_free(&h);
}

/* Where the last round is the one with a lower threshold, the rules of the rounds before do not
 * count. */
static void a_verdict_is_that_of_the_last_round(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<title>T</title><p>" HTML_PROSE "</p><p>Then " HTML_PROSE "</p>");
    for (uint32_t i = 0; i < h.blocks.count; i++)
        h.judgement.chances[i] = ART_CHANCE(.26);
    assert_int_equal(art_select(&h.arena, &h.page, &h.blocks, &h.features, &h.judgement,
                                (art_wishes){ARTICLE_MODE_ARTICLE, ARTICLE_FAVOR_BALANCE, 0},
                                &h.selection),
                     ARTICLE_OK);
    assert_int_equal(h.selection.threshold, ART_CHANCE(.25));
    assert_true(h.selection.kept[html_block(&h, HTML_PROSE)]);
    assert_string_equal(decider(&h, HTML_PROSE), "threshold");
    html_free(&h);
}

static double size_of(double x)
{
    return x < 0 ? -x : x;
}

static double logit(const html *h, uint32_t block)
{
    return h->judgement.second[block] / 1024.0;
}

/* All weights of a block come to its logit less the page's mean. */
static void weights_come_to_the_score(void **state)
{
    (void)state;
    html h;
    html_judge(&h, page);
    art_background background = {.arena = &h.arena};
    static article_reason reasons[ART_FEATURE_COUNT + 1];
    double mean = 0;
    for (uint32_t i = 0; i < h.blocks.count; i++)
        mean += logit(&h, i) / h.blocks.count;
    for (uint32_t i = 0; i < h.blocks.count; i++) {
        size_t count = art_reasons_find(&h.features, &h.judgement, &background, i, reasons,
                                        ART_FEATURE_COUNT + 1);
        double sum = 0;
        assert_true(count > 3 && count <= ART_FEATURE_COUNT + 1);
        for (size_t k = 0; k < count; k++) {
            sum += reasons[k].weight;
            assert_true(k == 0 || size_of(reasons[k].weight) <= size_of(reasons[k - 1].weight));
            assert_true(*reasons[k].feature && *reasons[k].text);
            assert_true(strncmp(reasons[k].feature, "page_", 5) != 0);
        }
        /* Means are rounded to 1/65536, one for each tree. */
        assert_true(size_of(sum - (logit(&h, i) - mean)) < .005);
    }
    html_free(&h);
}

static article_reason strongest(const article *a, const char *begin)
{
    article_block block = {.size = sizeof block};
    article_reason reasons[2] = {{.size = sizeof *reasons}, {.size = 0}};
    for (size_t i = 0; article_block_get(a, i, &block) == ARTICLE_OK; i++) {
        if (strncmp(block.text, begin, strlen(begin)) != 0)
            continue;
        assert_int_equal(article_block_reasons(a, i, reasons, 1), 1);
        assert_int_equal(reasons[1].size, 0); /* not written to */
        return reasons[0];
    }
    fail_msg("no block: %s", begin);
    return reasons[0];
}

static void reasons_come_through_the_door(void **state)
{
    (void)state;
    article_extractor *x = article_extractor_new(NULL);
    const article *a;
    assert_int_equal(article_extractor_run(x, page, sizeof page - 1, NULL, &a), ARTICLE_OK);
    assert_true(article_threshold(a) == .5);
    assert_true(article_threshold(NULL) == 0);
    assert_true(strongest(a, HTML_PROSE).weight > .3);
    assert_true(strongest(a, "Home").weight < -.1);
    article_reason reason = {.size = sizeof reason - 1};
    assert_int_equal(article_block_reasons(a, 0, &reason, 1), 0);
    reason.size = sizeof reason;
    assert_int_equal(article_block_reasons(a, 0, &reason, 0), 0);
    assert_int_equal(article_block_reasons(a, article_block_count(a), &reason, 1), 0);
    assert_int_equal(article_block_reasons(NULL, 0, &reason, 1), 0);
    assert_int_equal(article_block_reasons(a, 0, NULL, 1), 0);
    /* A second page has a background of its own. */
    article_reason before = strongest(a, HTML_PROSE);
    assert_int_equal(
        article_extractor_run(x, "<p>" HTML_PROSE, 3 + sizeof HTML_PROSE - 1, NULL, &a),
        ARTICLE_OK);
    assert_int_equal(article_block_reasons(a, 0, &reason, 1), 0); /* none beside it to tell from */
    assert_int_equal(article_extractor_run(x, page, sizeof page - 1, NULL, &a), ARTICLE_OK);
    assert_true(strongest(a, HTML_PROSE).weight == before.weight);
    article_extractor_free(x);
}

static void what_the_caller_drops_is_told(void **state)
{
    (void)state;
    article_extractor *x = article_extractor_new(NULL);
    const article *a;
    article_block block = {.size = sizeof block};
    size_t first = 0;
    assert_int_equal(article_extractor_run(x, page, sizeof page - 1, NULL, &a), ARTICLE_OK);
    while (article_block_get(a, first, &block) == ARTICLE_OK && !block.kept)
        first++;
    assert_string_equal(block.rule, "threshold");
    assert_int_equal(article_drop_blocks(x, &first, 1), ARTICLE_OK);
    assert_int_equal(article_block_get(a, first, &block), ARTICLE_OK);
    assert_string_equal(block.rule, "caller");
    assert_false(block.kept);
    article_extractor_free(x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rule_that_decided_is_named),
        cmocka_unit_test(a_verdict_is_that_of_the_last_round),
        cmocka_unit_test(weights_come_to_the_score),
        cmocka_unit_test(reasons_come_through_the_door),
        cmocka_unit_test(what_the_caller_drops_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
