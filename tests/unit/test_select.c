#include "html.h"

#include "article/document.h"

static bool kept(const html *h, const char *text)
{
    return h->selection.kept[html_block(h, text)];
}

static void scores_are_probabilities(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<nav><a href=x>Menu</a></nav><p>" HTML_PROSE "</p>");
    for (uint32_t i = 0; i < h.blocks.count; i++)
        assert_true(h.scores[i] > 0 && h.scores[i] < 1);
    assert_true(h.scores[html_block(&h, HTML_PROSE)] > 0.8f);
    assert_true(h.scores[html_block(&h, "Menu")] < 0.5f);
    html_free(&h);
}

static void the_article_is_kept_and_the_page_is_not(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<title>Mill</title><header><a href=/>Home</a></header><article><h1>Mill</h1>"
                   "<p>" HTML_PROSE "</p><h2>Inner heading</h2><p>Then " HTML_PROSE "</p>"
                   "<figure><img src=a><figcaption>A caption for the picture of a mill."
                   "</figcaption></figure></article><footer>\xC2\xA9 Somebody</footer>");
    assert_true(h.selection.found);
    assert_true(kept(&h, HTML_PROSE));
    assert_true(kept(&h, "Inner heading"));
    assert_false(kept(&h, "Mill"));
    assert_false(kept(&h, "Home"));
    assert_false(kept(&h, "A caption for the picture of a mill."));
    assert_false(kept(&h, "\xC2\xA9 Somebody"));
    html_free(&h);
}

static void copies_are_kept_once_and_visible(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<div hidden><p>" HTML_PROSE "</p></div><div><p>" HTML_PROSE
                   "</p><p>Other " HTML_PROSE "</p></div>");
    assert_false(h.selection.kept[0]);
    assert_true(h.selection.kept[1]);
    assert_true(h.selection.kept[2]);
    html_free(&h);
}

static void comments_go_when_there_is_an_article(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<div><p>" HTML_PROSE "</p><p>More " HTML_PROSE "</p></div>"
                   "<div class=comments><p>I think " HTML_PROSE "</p></div>");
    assert_true(kept(&h, HTML_PROSE));
    assert_false(kept(&h, "I think " HTML_PROSE));
    html_free(&h);
}

static void labels_at_the_edges_go(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<p>Home</p><p>12 March</p><p>" HTML_PROSE
                   "</p><p>What it costs</p><p>So " HTML_PROSE "</p><p>Ada Brinkmann</p>");
    assert_false(kept(&h, "Home"));
    assert_false(kept(&h, "12 March"));
    assert_true(kept(&h, "What it costs"));
    assert_false(kept(&h, "Ada Brinkmann"));
    html_free(&h);
}

static void a_few_words_are_no_article(void **state)
{
    (void)state;
    html h;
    html_judge(&h,
               "<form><label>Name</label><label>Password</label><button>Log in</button></form>");
    assert_false(h.selection.found);
    html_free(&h);
}

/* --- document --- */

static void parts_are_told_apart(void **state)
{
    (void)state;
    html h;
    art_document d;
    html_read(&h, "<p>para</p><h3>head</h3><ul><li>item<ul><li>deep</ul></ul><ol start=4><li>four"
                  "<li><p>five</p><p>more</p></ol><blockquote>said</blockquote><pre>co  de</pre>"
                  "<table><tr><td>cell</table><figure><figcaption>cap</figcaption></figure>");
    bool all[16];
    memset(all, 1, sizeof all);
    assert_int_equal(h.blocks.count, 11);
    assert_int_equal(art_document_build(&h.arena, &h.page, &h.blocks, all, &d), ARTICLE_OK);
    static const struct {
        article_block_kind kind;
        int level;
        uint32_t ordinal;
    } expected[] = {{ARTICLE_BLOCK_PARAGRAPH, 0, 0}, {ARTICLE_BLOCK_HEADING, 3, 0},
                    {ARTICLE_BLOCK_LIST_ITEM, 1, 0}, {ARTICLE_BLOCK_LIST_ITEM, 2, 0},
                    {ARTICLE_BLOCK_LIST_ITEM, 1, 4}, {ARTICLE_BLOCK_LIST_ITEM, 1, 5},
                    {ARTICLE_BLOCK_PARAGRAPH, 0, 0}, {ARTICLE_BLOCK_QUOTE, 1, 0},
                    {ARTICLE_BLOCK_CODE, 0, 0},      {ARTICLE_BLOCK_TABLE_CELL, 0, 0},
                    {ARTICLE_BLOCK_CAPTION, 0, 0}};
    for (uint32_t i = 0; i < h.blocks.count; i++) {
        assert_int_equal(d.parts[i].kind, expected[i].kind);
        assert_int_equal(d.parts[i].level, expected[i].level);
        assert_int_equal(d.parts[i].ordinal, expected[i].ordinal);
    }
    assert_view(d.text, "para\n\nhead\n\n- item\n\n- deep\n\n4. four\n\n5. five\n\nmore\n\nsaid\n\n"
                        "co  de\n\ncell\n\ncap");
    html_free(&h);
}

static void only_kept_blocks_are_text(void **state)
{
    (void)state;
    html h;
    art_document d;
    html_read(&h, "<p>a</p><p>b</p><p>c</p>");
    const bool some[] = {true, false, true};
    assert_int_equal(art_document_build(&h.arena, &h.page, &h.blocks, some, &d), ARTICLE_OK);
    assert_view(d.text, "a\n\nc");
    html_free(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_are_probabilities),
        cmocka_unit_test(the_article_is_kept_and_the_page_is_not),
        cmocka_unit_test(copies_are_kept_once_and_visible),
        cmocka_unit_test(comments_go_when_there_is_an_article),
        cmocka_unit_test(labels_at_the_edges_go),
        cmocka_unit_test(a_few_words_are_no_article),
        cmocka_unit_test(parts_are_told_apart),
        cmocka_unit_test(only_kept_blocks_are_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
