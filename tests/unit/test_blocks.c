#include "html.h"

static void assert_blocks(const char *source, size_t count, const char *const *expected)
{
    html h;
    html_read(&h, source);
    assert_int_equal(h.blocks.count, count);
    for (size_t i = 0; i < count; i++)
        assert_view(h.blocks.items[i].text, expected[i]);
    html_free(&h);
}

#define ASSERT_BLOCKS(source, ...)                                                                 \
    do {                                                                                           \
        const char *const expected_[] = {__VA_ARGS__};                                             \
        assert_blocks(source, sizeof expected_ / sizeof *expected_, expected_);                    \
    } while (0)

static void inline_text_joins_without_a_space(void **state)
{
    (void)state;
    ASSERT_BLOCKS("<p>w<b>or</b>d and\n\t <i>more</i> </p>", "word and more");
    ASSERT_BLOCKS("<div>a<p>b</p>c</div>", "a", "b", "c");
    ASSERT_BLOCKS("<a href=x><div>in a link</div></a>tail", "in a link", "tail");
}

static void two_breaks_split_one_does_not(void **state)
{
    (void)state;
    ASSERT_BLOCKS("one<br>two<br><br>three<br> <br>four", "one two", "three", "four");
}

static void what_is_no_text_is_dropped(void **state)
{
    (void)state;
    ASSERT_BLOCKS("a<script>b</script><style>c</style>"
                  "<textarea>e</textarea><template>f</template><svg><text>g</text></svg>h",
                  "ah");
    ASSERT_BLOCKS("a<select><option>d</select>b", "a", "b");
    ASSERT_BLOCKS("<p>|</p><p> *** </p><p>x</p>", "x");
    ASSERT_BLOCKS("<p>soft\xC2\xADly \xE2\x80\x8B\xEF\xBB\xBF.</p>", "softly .");
}

/* libgumbo has U+FFFD for some control characters; plain text comes without it. */
static void no_control_character_comes_out(void **state)
{
    (void)state;
    html h = {0};
    art_arena_init(&h.arena, (art_allocator){html_reallocate, NULL});
    assert_int_equal(
        art_page_from_text(&h.arena, ART_VIEW("a\x1b[31mb\x07 \x7f\xC2\x9B!"), &h.page),
        ARTICLE_OK);
    assert_int_equal(art_blocks_cut(&h.arena, &h.page, &h.blocks), ARTICLE_OK);
    assert_view(h.blocks.items[0].text, "a[31mb !");
    html_free(&h);
}

static void spaces_of_all_kinds_are_one(void **state)
{
    (void)state;
    ASSERT_BLOCKS("<p>&nbsp;a&nbsp;\xE3\x80\x80 b&ensp;</p>", "a b");
}

static void preformatted_text_keeps_its_spaces(void **state)
{
    (void)state;
    ASSERT_BLOCKS("<pre>\n\nint  x;\n\ty();\n\n</pre>", "int  x;\n\ty();");
    /* but no controls of terminals: a form feed, CSI */
    ASSERT_BLOCKS("<pre>a\fb\xC2\x9B"
                  "c\x1B[d\x7F</pre>",
                  "a b c[d");
}

static void noscript_counts_from_40_words(void **state)
{
    (void)state;
    ASSERT_BLOCKS("<p>x</p><noscript>Please enable JavaScript.</noscript>", "x");
    html h;
    html_read(&h, "<p>x</p><noscript>" HTML_PROSE "</noscript>");
    assert_int_equal(h.blocks.count, 2);
    html_free(&h);
}

static void words_and_links_are_counted(void **state)
{
    (void)state;
    html h;
    html_read(&h, "<p><img src=a>one <a href=x>two three</a> <a name=y>four</a> <b>fi</b>ve"
                  "<p>\xE6\xB8\xAF\xE5\x8F\xA3\xE5\xB8\x82\xE9\x95\xBF abc</p>");
    const art_block *b = &h.blocks.items[0];
    assert_int_equal(b->words, 5);
    assert_int_equal(b->link_words, 2);
    assert_int_equal(b->links, 1);
    assert_int_equal(b->bold_words, 1);
    assert_int_equal(b->images, 1);
    assert_int_equal(h.blocks.items[1].words, 3); /* two pairs of characters, and abc */
    html_free(&h);
}

static void elements_own_ranges_of_blocks(void **state)
{
    (void)state;
    html h;
    html_read(&h, "<p>a</p><div><p>b</p><span>c</span></div><div></div>d");
    for (uint32_t i = h.page.body; i < h.page.count; i++) {
        art_range r = h.blocks.ranges[i], p = h.blocks.ranges[h.page.nodes[i].parent];
        assert_true(r.begin <= r.end && r.end <= h.blocks.count);
        if (i > h.page.body)
            assert_true(r.begin >= p.begin && r.end <= p.end);
        if (h.page.nodes[i].tag == ART_TAG_DIV && r.end > r.begin) {
            assert_int_equal(r.begin, 1);
            assert_int_equal(r.end, 3);
        }
    }
    assert_int_equal(h.blocks.ranges[h.page.body].end, 4);
    html_free(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inline_text_joins_without_a_space),
        cmocka_unit_test(two_breaks_split_one_does_not),
        cmocka_unit_test(what_is_no_text_is_dropped),
        cmocka_unit_test(no_control_character_comes_out),
        cmocka_unit_test(spaces_of_all_kinds_are_one),
        cmocka_unit_test(preformatted_text_keeps_its_spaces),
        cmocka_unit_test(noscript_counts_from_40_words),
        cmocka_unit_test(words_and_links_are_counted),
        cmocka_unit_test(elements_own_ranges_of_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
