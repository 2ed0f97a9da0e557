#include "html.h"

#include <stdio.h>

#include "article/parts.h"

static bool kept(const html *h, const char *text)
{
    return h->selection.kept[html_block(h, text)];
}

static void prose_is_likelier_than_a_menu(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<nav><a href=x>Menu</a></nav><p>" HTML_PROSE "</p>");
    assert_true(h.judgement.chances[html_block(&h, HTML_PROSE)] > ART_CHANCE(.8));
    assert_true(h.judgement.chances[html_block(&h, "Menu")] < ART_CHANCE(.5));
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

static void a_tiny_page_is_all_there_is(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<p>Ferry at noon</p><p>Ferry at six</p>");
    assert_true(h.selection.found);
    html_free(&h);
    html_judge(&h, "<p>Ferry</p>"); /* one word is no article */
    assert_false(h.selection.found);
    html_free(&h);
}

static void a_biography_goes(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<article class=post><p>" HTML_PROSE "</p><p>Then " HTML_PROSE
                   "</p><p>Ada Brinkmann</p>"
                   "<p>Ada Brinkmann writes about mills, and lives near one with two geese.</p>"
                   "</article>");
    assert_true(kept(&h, HTML_PROSE));
    assert_false(kept(&h, "Ada Brinkmann"));
    assert_false(kept(&h, "Ada Brinkmann writes about mills, and lives near one with two geese."));
    html_free(&h);
}

/* An article that is a list of people says the name of each, and then what each does. */
static void a_list_of_people_stays(void **state)
{
    (void)state;
    static const char page[] =
        "<article class=post><h1>Who keeps the mills</h1><p>" HTML_PROSE "</p>"
        "<h2>Ada Brinkmann</h2><p>Ada Brinkmann opens the sluice at five, and she has done so for "
        "forty years, "
        "in rain and in snow, without a word of complaint to anyone.</p>"
        "<h2>Otto Lerch</h2><p>Otto Lerch carves new teeth for the wheel, out of pear wood that he "
        "dries "
        "for ten years, and he will not be hurried by any of the others.</p>"
        "<h2>Jane Aldous</h2><p>Jane Aldous counts the sacks, writes the bills, and knows what "
        "each farmer "
        "of the valley owed to her mother, and to her mother's mother.</p>"
        "<h2>Piet Vos</h2><p>Piet Vos drives the cart to the market when the road allows it, and "
        "tells the "
        "news of the town on his way back, whether they want it or not.</p>"
        "<p>Then " HTML_PROSE "</p></article>";
    html h;
    html_judge(&h, page);
    uint32_t echoes = 0;
    for (uint32_t i = 0; i < h.blocks.count; i++)
        echoes += h.features.settings[i].echoes_name;
    assert_int_equal(echoes, 4);
    assert_true(kept(&h, "Otto Lerch"));
    html_free(&h);
}

static void a_bare_article_is_kept_whole(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<title>Mill</title><article lang=en><header><h1>Mill</h1><p>Ada Brinkmann</p>"
                   "</header><p>Recent posts</p><p>" HTML_PROSE "</p><p>1 / 4</p></article>");
    assert_false(kept(&h, "Mill"));
    assert_false(kept(&h, "Ada Brinkmann"));
    assert_true(kept(&h, "Recent posts"));
    assert_true(kept(&h, "1 / 4"));
    html_free(&h);
}

static void teasers_under_a_label_go(void **state)
{
    (void)state;
    html h;
    html_judge(&h,
               "<p>" HTML_PROSE "</p><p>Then " HTML_PROSE "</p><p>Recent posts</p>"
               "<p>The weir that moved, and why nobody in the valley noticed it for\xE2\x80\xA6</p>"
               "<p>2 days ago</p>");
    assert_true(kept(&h, HTML_PROSE));
    for (uint32_t i = 2; i < h.blocks.count; i++)
        assert_false(h.selection.kept[i]);
    html_free(&h);
}

static void a_refrain_is_no_copy(void **state)
{
    (void)state;
    html h;
    html_judge(&h,
               "<div><p>" HTML_PROSE "</p><p>Then " HTML_PROSE "</p><p>" HTML_PROSE "</p></div>");
    assert_true(h.selection.kept[0] && h.selection.kept[1] && h.selection.kept[2]);
    html_free(&h);
}

static void a_notice_about_cookies_goes(void **state)
{
    (void)state;
    html h;
    html_judge(&h,
               "<div><p>" HTML_PROSE "</p><p>Then " HTML_PROSE "</p></div><div><p>We use cookies, "
               "and you can accept them or change your settings whenever you like.</p></div>");
    assert_true(kept(&h, HTML_PROSE));
    assert_false(h.selection.kept[2]);
    html_free(&h);
}

/* Selects again, with other wishes; returns the number of kept words. */
static uint32_t choose_again(html *h, art_wishes wishes)
{
    uint32_t words = 0;
    assert_int_equal(art_select(&h->arena, &h->page, &h->blocks, &h->features, &h->judgement,
                                wishes, &h->selection),
                     ARTICLE_OK);
    for (uint32_t i = 0; i < h->blocks.count; i++)
        words += h->selection.kept[i] ? h->blocks.items[i].words : 0;
    return words;
}

static void favors_are_ordered(void **state)
{
    (void)state;
    html h;
    html_judge(
        &h, "<title>Mill</title><nav><a href=/>Home</a> <a href=/n>News</a></nav><div><h1>Mill</h1>"
            "<p>" HTML_PROSE
            "</p><p>Short one.</p><ul><li>wheel<li>roof<li>floor</ul><p>Then " HTML_PROSE
            "</p></div><div><p>The society meets on Tuesdays, and guests are welcome."
            "</p></div>");
    for (int mode = ARTICLE_MODE_AUTO; mode <= ARTICLE_MODE_ARTICLE; mode++) {
        art_wishes wishes = {(article_mode)mode, ARTICLE_FAVOR_PRECISION, 0};
        uint32_t clean = choose_again(&h, wishes);
        wishes.favor = ARTICLE_FAVOR_BALANCE;
        uint32_t balanced = choose_again(&h, wishes);
        wishes.favor = ARTICLE_FAVOR_RECALL;
        uint32_t full = choose_again(&h, wishes);
        assert_true(clean > 0 && clean <= balanced && balanced <= full);
    }
    html_free(&h);
}

static void rules_can_be_left_out(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<title>Mill turns</title><div><h1>Mill turns</h1><p>" HTML_PROSE
                   "</p><p>Then " HTML_PROSE "</p></div>");
    uint32_t title = html_block(&h, "Mill turns");
    h.judgement.chances[title] = ART_CHANCE(.9);
    art_wishes wishes = {ARTICLE_MODE_ARTICLE, ARTICLE_FAVOR_BALANCE, 0};
    (void)choose_again(&h, wishes);
    assert_false(h.selection.kept[title]);
    wishes.without = 1u << ART_RULE_title;
    (void)choose_again(&h, wishes);
    assert_true(h.selection.kept[title]);
    html_free(&h);
}

/* All blocks are as likely as this. */
static void choose_alike(html *h, const char *page, double chance)
{
    html_judge(h, page);
    for (uint32_t i = 0; i < h->blocks.count; i++)
        h->judgement.chances[i] = ART_CHANCE(chance);
    (void)choose_again(h, (art_wishes){ARTICLE_MODE_ARTICLE, ARTICLE_FAVOR_BALANCE, 0});
}

/* Far from a short text that is sure, what is not that likely goes. */
static void islands_go(void **state)
{
    static const struct {
        double chance;
        unsigned between; /* blocks */
        bool kept;
    } rows[] = {{.6, 6, false}, {.6, 5, true}, {.7, 6, true}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char page[4000];
        int size = snprintf(page, sizeof page, "<p>%s<p>Then %s", HTML_PROSE, HTML_PROSE);
        for (unsigned k = 0; k < rows[i].between; k++)
            size += snprintf(page + size, sizeof page - (size_t)size, "<p>Menu %u", k);
        snprintf(page + size, sizeof page - (size_t)size, "<p>An island of the river moved again.");
        html h;
        html_judge(&h, page);
        for (uint32_t k = 0; k < h.blocks.count; k++)
            h.judgement.chances[k] = k < 2 ? ART_CHANCE(.9) : ART_CHANCE(.1);
        h.judgement.chances[h.blocks.count - 1] = ART_CHANCE(rows[i].chance);
        (void)choose_again(&h, (art_wishes){ARTICLE_MODE_ARTICLE, ARTICLE_FAVOR_BALANCE, 0});
        assert_true(kept(&h, HTML_PROSE));
        assert_int_equal(kept(&h, "An island of the river moved again."), rows[i].kept);
        html_free(&h);
    }
}

/* A post may be nothing but its title. */
static void a_long_title_is_text(void **state)
{
    (void)state;
    static const char post[] = "The mill at the lower weir turns again after eleven years, and it "
                               "grinds flour for the whole valley every Tuesday, says the old "
                               "miller who had sold it";
    char page[1000];
    html h;
    snprintf(page, sizeof page, "<h1>%s</h1><p>mill.example</p>", post);
    choose_alike(&h, page, .9);
    assert_int_equal(h.features.title, html_block(&h, post));
    assert_true(kept(&h, post));
    html_free(&h);
}

/* Headlines with the time of each are a ticker, if there are several, each is a link, and the page
 * has paragraphs to read. */
static void tickers_go(void **state)
{
#define TICK(time, text) "<li>" time " <a href=/" time ">" text "</a>"
    static const char prose[] = "<p>" HTML_PROSE "<p>Then " HTML_PROSE;
    static const char three[] = TICK("9:05", "Mill sold again") TICK("11:40", "Geese seen in town")
        TICK("13:10", "Rain in May");
    static const struct {
        const char *prose, *lines, *last;
        bool kept;
    } rows[] = {
        {prose, TICK("8:00", "Sluice open"), "13:10 Rain in May", false},
        {prose, "", "13:10 Rain in May", true}, /* three lines */
        {prose, "<li>8:00 Sluice open", "8:00 Sluice open", true},
        {prose, TICK("8:00", "The sluice is open."), "8:00 The sluice is open.", true},
        {prose, "<li>Tea<li>Milk<li>Bread" TICK("8:00", "Sluice open"), "8:00 Sluice open", true},
        {"<p>News of the mill", TICK("8:00", "Sluice open"), "13:10 Rain in May", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char page[4000];
        snprintf(page, sizeof page, "%s<ul>%s%s</ul>", rows[i].prose, three, rows[i].lines);
        html h;
        choose_alike(&h, page, .9);
        assert_int_equal(kept(&h, rows[i].last), rows[i].kept);
        html_free(&h);
    }
#undef TICK
}

/* A few dozen words none of which are likely are not worth printing; a longer text is. */
static void of_few_words_some_are_likely(void **state)
{
    (void)state;
    static const char few[] = "<p>The brown jug that she made is here again.<p>The green jug with "
                              "a lid is not for sale until May, when she comes home from the coast "
                              "with more of the clay.";
    html h;
    choose_alike(&h, few, .4);
    assert_true(kept(&h, "The brown jug that she made is here again."));
    assert_false(h.selection.found);
    h.judgement.chances[1] = ART_CHANCE(.6);
    (void)choose_again(&h, (art_wishes){ARTICLE_MODE_ARTICLE, ARTICLE_FAVOR_BALANCE, 0});
    assert_true(h.selection.found);
    html_free(&h);
    choose_alike(&h, "<p>" HTML_PROSE "<p>Then " HTML_PROSE, .4);
    assert_true(h.selection.found);
    html_free(&h);
}

static void numbers_of_pictures_go(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool kept;
    } rows[] = {{"2 / 9", false}, {"2/9", false},         {"2 of 19", false}, {"2 of", true},
                {"9", true},      {"2 of 9 mills", true}, {"2 offers", true}, {"2 / ", true},
                {"/ 9", true},    {"2 - 9", true},        {"2nd / 9", true}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char page[2000];
        snprintf(page, sizeof page, "<p>%s<p>%s<p>Then %s", HTML_PROSE, rows[i].text, HTML_PROSE);
        html h;
        choose_alike(&h, page, .7);
        assert_int_equal(h.selection.kept[1], rows[i].kept);
        html_free(&h);
    }
}

static void a_heading_goes_with_its_box(void **state)
{
    (void)state;
    html h;
    static const char page[] =
        "<p>" HTML_PROSE "<div><h3>The morning letter</h3><p>Five stories before breakfast."
        "<p>Newsletter</div><p>Then " HTML_PROSE;
    for (int sure = 0; sure < 2; sure++) {
        choose_alike(&h, page, .7);
        h.judgement.chances[1] = ART_CHANCE(.9);
        h.judgement.chances[2] = sure ? ART_CHANCE(.9) : ART_CHANCE(.7);
        (void)choose_again(&h, (art_wishes){ARTICLE_MODE_ARTICLE, ARTICLE_FAVOR_BALANCE, 0});
        assert_int_equal(kept(&h, "The morning letter"), sure);
        assert_int_equal(kept(&h, "Five stories before breakfast."), sure);
        html_free(&h);
    }
}

/* What is boxed again and again is what the article is made of. */
static void a_list_of_boxes_stays(void **state)
{
    (void)state;
    enum {
        MOST = 7
    };
    for (int boxes = 1; boxes <= MOST; boxes += MOST - 1) {
        char page[8000] = "<article class=post><h1>Seven mills</h1><p>" HTML_PROSE "</p>";
        for (int i = 0; i < boxes; i++)
            strcat(page, "<p>" HTML_PROSE
                         "</p><div><p>The wheel turns to the left</p><p>Read more</p></div>");
        strcat(page, "<p>Then " HTML_PROSE "</p></article>");
        html h;
        html_judge(&h, page);
        uint32_t box = html_block(&h, "The wheel turns to the left");
        for (uint32_t i = 0; i < h.blocks.count; i++)
            h.judgement.chances[i] = ART_CHANCE(.9);
        for (uint32_t i = box; i + 1 < h.blocks.count; i += 3)
            h.judgement.chances[i] = ART_CHANCE(.7);
        art_wishes wishes = {ARTICLE_MODE_ARTICLE, ARTICLE_FAVOR_BALANCE,
                             1u << ART_RULE_duplicates};
        (void)choose_again(&h, wishes);
        assert_int_equal(h.selection.kept[box], boxes == MOST);
        html_free(&h);
    }
}

/* Excerpts are what a list of them is made of, and no article; single lines are the front of a
 * site, whatever the page is taken for. */
static void a_list_of_excerpts_is_found_as_a_list(void **state)
{
    (void)state;
#define LINES                                                                                      \
    "A wheel of oak, two winters in the making, and the man who would not sell it to a museum, "   \
    "not for all the timber of the valley and the road to the upper"
    static const struct {
        const char *page;
        bool as_list;
    } rows[] = {{"<h1>News</h1><p>" LINES "\xE2\x80\xA6<p>" LINES " mill\xE2\x80\xA6", true},
                {"<h1>News</h1><p>The weir that moved, and why nobody had noticed it\xE2\x80\xA6"
                 "<p>A wheel of oak, two winters in the making, and the man\xE2\x80\xA6"
                 "<p>Flour by the sack again, as the old road to the mill\xE2\x80\xA6",
                 false}};
#undef LINES
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        html h;
        html_judge(&h, rows[k].page);
        for (uint32_t i = 0; i < h.blocks.count; i++)
            h.judgement.chances[i] = ART_CHANCE(.9);
        art_wishes wishes = {ARTICLE_MODE_ARTICLE, ARTICLE_FAVOR_BALANCE, 0};
        (void)choose_again(&h, wishes);
        assert_false(h.selection.found);
        memset(h.judgement.types, 0, sizeof h.judgement.types);
        h.judgement.types[k ? ART_TYPE_LISTING : ART_TYPE_FORUM] = ART_CHANCE(.9);
        wishes.mode = ARTICLE_MODE_AUTO;
        (void)choose_again(&h, wishes);
        assert_int_equal(h.selection.found, rows[k].as_list);
        html_free(&h);
    }
}

/* A page of very many blocks is judged by some trees, once. */
static void very_many_blocks_are_judged_once(void **state)
{
    (void)state;
    for (int more = 0; more < 2; more++) {
        size_t count = ART_MANY_BLOCKS + (size_t)more;
        char *page = calloc(count, 4 + 1);
        assert_non_null(page);
        for (size_t i = 0; i < count; i++)
            memcpy(page + 4 * i, "<p>x", 4);
        html h;
        html_judge(&h, page);
        assert_int_equal(h.blocks.count, count);
        assert_int_equal(
            !memcmp(h.judgement.logits, h.judgement.second, count * sizeof *h.judgement.second),
            more);
        html_free(&h);
        free(page);
    }
}

/* --- the gate --- */

static void types_share_the_whole(void **state)
{
    (void)state;
    static const char *const pages[] = {
        "", "<p>" HTML_PROSE "</p>",
        "<ul><li><a href=a>One</a><li><a href=b>Two</a><li><a href=c>Three</a></ul>"};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        html h;
        html_judge(&h, pages[i]);
        uint32_t sum = 0;
        for (int k = 0; k < ART_TYPE_COUNT; k++) {
            sum += h.judgement.types[k];
            assert_true(h.judgement.types[k] <= h.judgement.types[h.judgement.type]);
        }
        assert_true(sum <= 65535 && sum >= 65535 - ART_TYPE_COUNT);
        html_free(&h);
    }
}

static void the_best_threshold_is_between_text_and_clutter(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<p>" HTML_PROSE "</p><p>Other</p><p>More " HTML_PROSE "</p><p>Menu</p>");
    static const art_chance chances[] = {ART_CHANCE(.9), ART_CHANCE(.1), ART_CHANCE(.8),
                                         ART_CHANCE(.05)};
    int16_t promise;
    art_chance threshold = art_judge_best_threshold(&h.blocks, chances, &promise);
    assert_true(threshold > ART_CHANCE(.1) && threshold <= ART_CHANCE(.8));
    assert_true(promise > 850 && promise < 950);
    static const art_chance none[] = {0, 0, 0, 0};
    (void)art_judge_best_threshold(&h.blocks, none, &promise);
    assert_int_equal(promise, 0);
    html_free(&h);
}

static void the_choice_is_weighed(void **state)
{
    (void)state;
    html h;
    html_judge(&h, "<article><p>" HTML_PROSE "</p><p>Then " HTML_PROSE "</p></article>");
    const int16_t *row = h.selection.row;
    assert_true(row[ART_CHOICE_FEATURE_choice_promise] > 800 &&
                row[ART_CHOICE_FEATURE_choice_promise] <= 1000);
    assert_int_equal(row[ART_CHOICE_FEATURE_choice_share], 1000);
    assert_int_equal(row[ART_CHOICE_FEATURE_choice_missed], 0);
    assert_true(h.selection.confidence > ART_CHANCE(.5));
    html_free(&h);
}

static void a_missing_page_is_none(void **state)
{
    (void)state;
    html h;
    html_judge(
        &h, "<h1>Page not found</h1><ul><li><a href=a>The mill turns again</a><li><a href=b>Geese "
            "cross the road</a><li><a href=c>A bank lends the rest of the money</a><li><a href=d>"
            "Nine years of repairs, in pictures</a></ul>");
    assert_false(h.selection.found);
    html_free(&h);
}

/* --- document --- */

static void parts_are_told_apart(void **state)
{
    (void)state;
    html h;
    art_parts d;
    html_read(&h, "<p>para</p><h3>head</h3><ul><li>item<ul><li>deep</ul></ul><ol start=4><li>four"
                  "<li><p>five</p><p>more</p></ol><blockquote>said</blockquote><pre>co  de</pre>"
                  "<table><tr><td>cell</table><figure><figcaption>cap</figcaption></figure>");
    assert_int_equal(h.blocks.count, 11);
    assert_int_equal(art_parts_build(&h.arena, &h.page, &h.blocks, &d), ARTICLE_OK);
    static const struct {
        article_block_kind kind;
        int level;
    } expected[] = {
        {ARTICLE_BLOCK_PARAGRAPH, 0},  {ARTICLE_BLOCK_HEADING, 3},   {ARTICLE_BLOCK_LIST_ITEM, 1},
        {ARTICLE_BLOCK_LIST_ITEM, 2},  {ARTICLE_BLOCK_LIST_ITEM, 1}, {ARTICLE_BLOCK_LIST_ITEM, 1},
        {ARTICLE_BLOCK_PARAGRAPH, 0},  {ARTICLE_BLOCK_QUOTE, 1},     {ARTICLE_BLOCK_CODE, 0},
        {ARTICLE_BLOCK_TABLE_CELL, 0}, {ARTICLE_BLOCK_CAPTION, 0}};
    for (uint32_t i = 0; i < h.blocks.count; i++) {
        assert_int_equal(d.items[i].kind, expected[i].kind);
        assert_int_equal(d.items[i].level, expected[i].level);
    }
    html_free(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_is_likelier_than_a_menu),
        cmocka_unit_test(the_article_is_kept_and_the_page_is_not),
        cmocka_unit_test(copies_are_kept_once_and_visible),
        cmocka_unit_test(comments_go_when_there_is_an_article),
        cmocka_unit_test(labels_at_the_edges_go),
        cmocka_unit_test(a_few_words_are_no_article),
        cmocka_unit_test(a_tiny_page_is_all_there_is),
        cmocka_unit_test(a_biography_goes),
        cmocka_unit_test(a_list_of_people_stays),
        cmocka_unit_test(of_few_words_some_are_likely),
        cmocka_unit_test(tickers_go),
        cmocka_unit_test(islands_go),
        cmocka_unit_test(a_long_title_is_text),
        cmocka_unit_test(numbers_of_pictures_go),
        cmocka_unit_test(a_heading_goes_with_its_box),
        cmocka_unit_test(a_list_of_boxes_stays),
        cmocka_unit_test(a_list_of_excerpts_is_found_as_a_list),
        cmocka_unit_test(very_many_blocks_are_judged_once),
        cmocka_unit_test(a_bare_article_is_kept_whole),
        cmocka_unit_test(teasers_under_a_label_go),
        cmocka_unit_test(a_refrain_is_no_copy),
        cmocka_unit_test(a_notice_about_cookies_goes),
        cmocka_unit_test(favors_are_ordered),
        cmocka_unit_test(rules_can_be_left_out),
        cmocka_unit_test(types_share_the_whole),
        cmocka_unit_test(the_best_threshold_is_between_text_and_clutter),
        cmocka_unit_test(the_choice_is_weighed),
        cmocka_unit_test(a_missing_page_is_none),
        cmocka_unit_test(parts_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
