#include "html.h"

static uint32_t find(const html *h, art_tag tag)
{
    for (uint32_t i = 0; i < h->page.count; i++)
        if (h->page.nodes[i].tag == tag)
            return i;
    return ART_NO_NODE;
}

static void nodes_stand_in_preorder(void **state)
{
    (void)state;
    html h;
    html_read(&h, "<title>t</title><div><p>one<p>two</div><hr>tail<!-- gone -->");
    assert_int_equal(h.page.nodes[0].tag, ART_TAG_HTML);
    assert_int_equal(h.page.nodes[0].parent, ART_NO_NODE);
    assert_int_equal(h.page.nodes[0].end, h.page.count);
    for (uint32_t i = 1; i < h.page.count; i++) {
        const art_node *node = &h.page.nodes[i], *parent = &h.page.nodes[node->parent];
        assert_true(node->parent < i);
        assert_true(node->end > i && node->end <= parent->end);
        assert_int_equal(node->depth, parent->depth + 1);
    }
    assert_int_equal(h.page.nodes[h.page.head].tag, ART_TAG_HEAD);
    assert_int_equal(h.page.nodes[h.page.body].tag, ART_TAG_BODY);
    uint32_t div = find(&h, ART_TAG_DIV);
    assert_int_equal(h.page.nodes[div].end - div, 5); /* div, p, one, p, two */
    html_free(&h);
}

static void attributes_are_found_and_trimmed(void **state)
{
    (void)state;
    html h;
    html_read(&h, "<div CLASS=' a&amp;b ' onclick=evil() id>x</div>");
    uint32_t div = find(&h, ART_TAG_DIV);
    assert_view(art_page_attribute(&h.page, div, ART_ATTR_CLASS), "a&b");
    assert_int_equal(h.page.nodes[div].attribute_count, 2);
    assert_int_equal(art_page_attribute(&h.page, div, ART_ATTR_ID).size, 0);
    assert_non_null(art_page_attribute(&h.page, div, ART_ATTR_ID).data);
    assert_null(art_page_attribute(&h.page, div, ART_ATTR_HREF).data);
    assert_null(art_page_attribute(&h.page, div + 1, ART_ATTR_CLASS).data); /* text */
    html_free(&h);
}

static void unknown_elements_are_known_by_name(void **state)
{
    (void)state;
    html h;
    html_read(&h, "<amp-img src=x></amp-img><dialog>a</dialog><my-part>b</my-part>");
    assert_true(find(&h, ART_TAG_AMP_IMG) != ART_NO_NODE);
    assert_true(find(&h, ART_TAG_DIALOG) != ART_NO_NODE);
    assert_true(find(&h, ART_TAG_OTHER) != ART_NO_NODE);
    html_free(&h);
}

static void text_of_a_subtree(void **state)
{
    (void)state;
    html h;
    art_buffer text;
    html_read(&h, "<div> a<b>b</b>\n<p>c</p>d<br>e<script>no</script><ul><li>f<li>g</ul></div>");
    art_buffer_init(&text, &h.arena);
    art_page_text(&h.page, find(&h, ART_TAG_DIV), &text);
    assert_view((art_view){text.data, text.size}, "ab c d e f g");
    html_free(&h);
}

static void plain_text_is_cut_at_blank_lines(void **state)
{
    (void)state;
    html h = {0};
    art_arena_init(&h.arena, (art_allocator){html_reallocate, NULL});
    assert_int_equal(
        art_page_from_text(&h.arena, ART_VIEW("\n\none\ntwo\n \t\r\n\nthree\n\n"), &h.page),
        ARTICLE_OK);
    assert_int_equal(art_blocks_cut(&h.arena, &h.page, &h.blocks), ARTICLE_OK);
    assert_int_equal(h.blocks.count, 2);
    assert_view(h.blocks.items[0].text, "one two");
    assert_view(h.blocks.items[1].text, "three");
    assert_int_equal(art_page_from_text(&h.arena, ART_VIEW(" \n"), &h.page), ARTICLE_OK);
    assert_int_equal(h.page.count, 2);
    html_free(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nodes_stand_in_preorder),
        cmocka_unit_test(attributes_are_found_and_trimmed),
        cmocka_unit_test(unknown_elements_are_known_by_name),
        cmocka_unit_test(text_of_a_subtree),
        cmocka_unit_test(plain_text_is_cut_at_blank_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
