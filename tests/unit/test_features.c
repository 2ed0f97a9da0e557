#include "article/feature_row.h"

#include "html.h"

static int feature(const html *h, const char *text, art_feature feature)
{
    int16_t row[ART_FEATURE_COUNT];
    art_feature_row(&h->features, html_block(h, text), row);
    return row[feature];
}

static void text_is_measured(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<p>One, two. Three!</p><p>cut off\xE2\x80\xA6</p><p>2 days ago</p>"
                   "<p>\xC2\xA9 2020 All | rights</p><p><a href=x>Only Links Here</a></p>");
    assert_int_equal(feature(&h, "One, two. Three!", ART_FEATURE_sentences), 2);
    assert_int_equal(feature(&h, "One, two. Three!", ART_FEATURE_ends_sentence), 1);
    assert_int_equal(feature(&h, "One, two. Three!", ART_FEATURE_commas), 1);
    assert_int_equal(feature(&h, "cut off\xE2\x80\xA6", ART_FEATURE_ends_ellipsis), 1);
    assert_int_equal(feature(&h, "2 days ago", ART_FEATURE_ago), 1);
    assert_int_equal(feature(&h, "\xC2\xA9 2020 All | rights", ART_FEATURE_copyright), 1);
    assert_int_equal(feature(&h, "\xC2\xA9 2020 All | rights", ART_FEATURE_separators), 1);
    assert_int_equal(feature(&h, "Only Links Here", ART_FEATURE_link_share), 1000);
    html_free(&h);
}

static void places_are_inherited(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<nav><ul><li>in nav</ul></nav><div role=navigation>by role</div>"
                   "<div style='color:red; display : none'><p>hidden</div><p hidden>also</p>"
                   "<div hidden id='S:1f'><p>streamed</div><div hidden id='S:'><p>unstreamed</div>"
                   "<main><article class=entry-content><p>text</article></main>"
                   "<div id=comments><p>said</div><footer>foot</footer>");
    assert_int_equal(feature(&h, "in nav", ART_FEATURE_in_nav), 1);
    assert_int_equal(feature(&h, "in nav", ART_FEATURE_in_li), 1);
    assert_int_equal(feature(&h, "by role", ART_FEATURE_in_nav), 1);
    assert_int_equal(feature(&h, "hidden", ART_FEATURE_hidden), 1);
    assert_int_equal(feature(&h, "also", ART_FEATURE_hidden), 1);
    assert_int_equal(feature(&h, "streamed", ART_FEATURE_hidden), 0);
    assert_int_equal(feature(&h, "unstreamed", ART_FEATURE_hidden), 1);
    assert_int_equal(feature(&h, "text", ART_FEATURE_in_main), 1);
    assert_int_equal(feature(&h, "text", ART_FEATURE_hidden), 0);
    assert_true(feature(&h, "text", ART_FEATURE_lexicon_near) > 0);
    assert_int_equal(feature(&h, "said", ART_FEATURE_in_comments), 1);
    assert_int_equal(feature(&h, "foot", ART_FEATURE_in_footer), 1);
    html_free(&h);
}

static void clutter_lasts_to_the_next_heading(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<h2>Body</h2><p>before</p><h2>Related articles</h2><p>under</p><h3>deeper</h3>"
                   "<p>still</p><h2>New part</h2><p>after</p>");
    assert_int_equal(feature(&h, "before", ART_FEATURE_after_clutter), 0);
    assert_int_equal(feature(&h, "under", ART_FEATURE_after_clutter), 1);
    assert_int_equal(feature(&h, "still", ART_FEATURE_after_clutter), 1);
    assert_int_equal(feature(&h, "after", ART_FEATURE_after_clutter), 0);
    html_free(&h);
}

static void clutter_lasts_to_the_end_of_its_box(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<p>a</p><div><b>Read more</b><p>inside</p></div><p>outside</p>");
    assert_int_equal(feature(&h, "inside", ART_FEATURE_after_clutter), 1);
    assert_int_equal(feature(&h, "outside", ART_FEATURE_after_clutter), 0);
    html_free(&h);
}

static uint32_t over(const html *h, const char *text)
{
    art_block_labels labels;
    art_feature_row_labels(&h->features, html_block(h, text), &labels);
    return labels.over;
}

static void headings_are_under_headings(void **state)
{
    (void)state;
    html h;
    html_judge(
        &h, "<p>first</p><h2>Top</h2><p>one</p><h4>Card</h4><p>two</p><h3>Middle</h3><p>three</p>"
            "<h4>Deep</h4><p>four</p><h2>Next</h2><p>five</p>");
    assert_int_equal(over(&h, "first"), ART_NO_NODE);
    assert_int_equal(over(&h, "one"), ART_NO_NODE);
    assert_int_equal(over(&h, "two"), html_block(&h, "Top"));
    assert_int_equal(over(&h, "three"), html_block(&h, "Top"));
    assert_int_equal(over(&h, "four"), html_block(&h, "Middle"));
    assert_int_equal(over(&h, "five"), ART_NO_NODE);
    html_free(&h);
}

static void containers_have_labels(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<p>outside</p><div><b>Recent Posts</b><div><p>one</p><p>two</p></div></div>");
    art_block_labels labels;
    art_feature_row_labels(&h.features, html_block(&h, "two"), &labels);
    assert_int_equal(labels.first[0], html_block(&h, "one"));
    assert_int_equal(labels.first[1], html_block(&h, "Recent Posts"));
    assert_int_equal(labels.first[2], html_block(&h, "outside"));
    assert_int_equal(labels.first[3], ART_NO_NODE);
    assert_true(feature(&h, "two", ART_FEATURE_c1_label) < 0);
    assert_int_equal(feature(&h, "two", ART_FEATURE_c3_label), -1);
    html_free(&h);
}

static void a_biography_echoes_the_name(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<p>" HTML_PROSE "</p><p>Ada Brinkmann</p>"
                   "<p>Ada Brinkmann writes about mills and lives near one.</p>");
    assert_int_equal(feature(&h, "Ada Brinkmann", ART_FEATURE_is_author), 1);
    assert_int_equal(feature(&h, "Ada Brinkmann writes about mills and lives near one.",
                             ART_FEATURE_echoes_name),
                     1);
    assert_int_equal(feature(&h, HTML_PROSE, ART_FEATURE_echoes_name), 0);
    html_free(&h);
}

static void the_title_is_found(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<title>The mill turns again</title><p>Menu</p><h1>The mill turns again</h1>"
                   "<p>" HTML_PROSE "</p>");
    assert_int_equal(h.features.title, html_block(&h, "The mill turns again"));
    assert_int_equal(feature(&h, "Menu", ART_FEATURE_from_title), -1);
    assert_int_equal(feature(&h, HTML_PROSE, ART_FEATURE_from_title), 1);
    assert_int_equal(feature(&h, "The mill turns again", ART_FEATURE_title_recall), 1000);
    assert_int_equal(feature(&h, "Menu", ART_FEATURE_title_recall), 0);
    html_free(&h);
}

static void an_empty_page_has_no_features(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "");
    assert_int_equal(h.blocks.count, 0);
    assert_false(h.selection.found);
    html_free(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_measured),
        cmocka_unit_test(places_are_inherited),
        cmocka_unit_test(clutter_lasts_to_the_next_heading),
        cmocka_unit_test(clutter_lasts_to_the_end_of_its_box),
        cmocka_unit_test(headings_are_under_headings),
        cmocka_unit_test(containers_have_labels),
        cmocka_unit_test(a_biography_echoes_the_name),
        cmocka_unit_test(the_title_is_found),
        cmocka_unit_test(an_empty_page_has_no_features),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
