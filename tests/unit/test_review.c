#include "html.h"

/* Judges a page at first sight, and gets ready to look again with these chances, in percent. */
static void look(html *h, const char *source, const int *percents, art_review *review)
{
    html_judge(h, source);
    for (uint32_t i = 0; i < h->blocks.count; i++) {
        h->judgement.chances[i] = (art_chance)(percents[i] * 65535 / 100);
        h->judgement.logits[i] = (int16_t)(percents[i] * 10);
    }
    assert_true(art_judge_subtree(&h->arena, &h->page, &h->blocks, &h->judgement));
    assert_true(art_review_prepare(&h->arena, &h->blocks, &h->features, &h->judgement, review));
}

#define ROW(name) row[ART_REVIEW_FEATURE_##name]

static void neighbours_and_distances(void **state)
{
    (void)state;
    html h;
    art_review review;
    int16_t row[ART_REVIEW_FEATURE_COUNT];
    static const int percents[] = {90, 60, 10, 30, 85};
    look(&h,
         "<p>one two three four five six seven eight<p>two<p>three four five six seven eight nine "
         "ten"
         "<p>four<p>five",
         percents, &review);
    art_review_row(&review, 3, row);
    assert_int_equal(ROW(logit), 300);
    assert_int_equal(ROW(p1_logit), 100);
    assert_int_equal(ROW(p3_logit), 900);
    assert_int_equal(ROW(n1_logit), 850);
    assert_int_equal(ROW(n2_logit), ART_NO_LOGIT);
    assert_int_equal(ROW(since_sure), 2);
    assert_int_equal(ROW(since_likely), 1);
    assert_int_equal(ROW(since_unlikely), 0);
    assert_int_equal(ROW(until_sure), 0);
    assert_int_equal(ROW(until_unlikely), 100);
    art_review_row(&review, 0, row);
    assert_int_equal(ROW(p1_logit), ART_NO_LOGIT);
    assert_int_equal(ROW(before_text), -1); /* there is nothing */
    assert_int_equal(ROW(text_before), 0);
    assert_int_equal(ROW(since_sure), 100);
    html_free(&h);
}

static void text_is_words_times_chances(void **state)
{
    (void)state;
    html h;
    art_review review;
    int16_t row[ART_REVIEW_FEATURE_COUNT];
    static const int percents[] = {100, 50, 0, 0};
    look(&h, "<div><p>one two three four<p>five six</div><ul><li>seven<li>eight</ul>", percents,
         &review);
    art_review_row(&review, 0, row);
    assert_in_range(ROW(c0_text), 832, 834); /* 5 of 6 words */
    assert_in_range(ROW(c0_part), 999, 1000);
    assert_in_range(ROW(c1_text), 624, 625); /* 5 of the page's 8 */
    assert_int_equal(ROW(in_subtree), 1);
    assert_int_equal(ROW(from_subtree), 0);
    art_review_row(&review, 3, row);
    assert_int_equal(ROW(c0_text), 0);
    assert_int_equal(ROW(c0_part), 0);
    assert_int_equal(ROW(path_text), 0);
    assert_int_equal(ROW(in_subtree), 0);
    assert_int_equal(ROW(from_subtree), 2);
    assert_in_range(ROW(text_before), 999, 1000);
    html_free(&h);
}

static void a_section_ends_at_the_next_heading(void **state)
{
    (void)state;
    html h;
    art_review review;
    int16_t row[ART_REVIEW_FEATURE_COUNT];
    static const int percents[] = {20, 50, 100, 40, 0};
    look(&h, "<p>before<h2>Wheel</h2><p>one two three<h2>Roof</h2><p>four five six", percents,
         &review);
    art_review_row(&review, 2, row);
    assert_int_equal(ROW(head_logit), 500);
    assert_in_range(ROW(section_text), 874, 875); /* 3.5 of 4 words */
    art_review_row(&review, 4, row);
    assert_int_equal(ROW(head_logit), 400);
    assert_in_range(ROW(section_text), 99, 100);
    art_review_row(&review, 0, row);
    assert_int_equal(ROW(head_logit), ART_NO_LOGIT);
    html_free(&h);
}

static void without_trees_nothing_changes(void **state)
{
    (void)state;
    html h;
    art_model model = art_model_builtin;
    model.review = (art_trees){0};
    html_judge(&h, "<p>" HTML_PROSE "<p>Home");
    h.features.model = &model;
    art_chance before[2] = {h.judgement.chances[0], h.judgement.chances[1]};
    assert_int_equal(art_review_chances(&h.arena, &h.page, &h.blocks, &h.features, &h.judgement),
                     ARTICLE_OK);
    assert_memory_equal(before, h.judgement.chances, sizeof before);
    html_free(&h);
}

static void an_empty_page_has_nothing_to_look_at(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "");
    assert_int_equal(h.blocks.count, 0);
    html_free(&h);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(neighbours_and_distances),
        cmocka_unit_test(text_is_words_times_chances),
        cmocka_unit_test(a_section_ends_at_the_next_heading),
        cmocka_unit_test(without_trees_nothing_changes),
        cmocka_unit_test(an_empty_page_has_nothing_to_look_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
