#include "writing.h"

#include <stdio.h>

enum {
    RICH = ARTICLE_WRITE_LINKS | ARTICLE_WRITE_IMAGES
};

/* The article element without its tags. */
static void gives(const char *source, unsigned flags, const char *expected)
{
    char whole[2048];
    snprintf(whole, sizeof whole, "<article>\n%s</article>\n", expected);
    writes(source, ARTICLE_FORMAT_HTML, flags, whole);
}

static void text_is_escaped(void **state)
{
    (void)state;
    gives("<p>a &lt;script> &amp;amp; \"b\"", 0,
          "<p>a &lt;script&gt; &amp;amp; &quot;b&quot;</p>\n");
    gives("<p>a\x01<b onclick=x style='font-weight:bold'>b</b>", 0, "<p>a<strong>b</strong></p>\n");
}

static void nodes_nest_as_in_html(void **state)
{
    (void)state;
    gives("<ul><li>a<ul><li>b</ul><li>c<p>d</ul>", 0,
          "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>\n<p>c</p>\n<p>d</p>\n</li>\n</ul>\n");
    gives("<ul><li>a</li><p>b</p></ul>", 0, "<ul>\n<li>a\n<p>b</p>\n</li>\n</ul>\n");
    gives("<ol start=3><li>a</ol>", 0, "<ol start=\"3\">\n<li>a</li>\n</ol>\n");
    gives("<blockquote>a</blockquote><hr><h2>b</h2>", 0,
          "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n<h2>b</h2>\n");
    gives("<pre class=lang-c>a &lt; b\n\tc</pre>", 0,
          "<pre><code class=\"language-c\">a &lt; b\n\tc\n</code></pre>\n");
    gives("<b><p>a</p><p>b</p></b>", 0, "<p><strong>a</strong></p>\n<p><strong>b</strong></p>\n");
    gives("<p>a<br>b<br><br>c", 0, "<p>a<br>\nb</p>\n<p>c</p>\n");
}

static void dropped_items_leave_their_number(void **state)
{
    (void)state;
    writing w;
    writing_read(&w, "<ol><li>a<li>b<li>c<li>d</ol>");
    w.kept[0] = w.kept[2] = false;
    assert_string_equal(
        writing_write(&w, ARTICLE_FORMAT_HTML, ARTICLE_WRITE_BODY),
        "<article>\n<ol start=\"2\">\n<li>b</li>\n<li value=\"4\">d</li>\n</ol>\n</article>\n");
    assert_string_equal(writing_write(&w, ARTICLE_FORMAT_MARKDOWN, ARTICLE_WRITE_BODY),
                        "2. b\n4. d\n");
    writing_free(&w);
}

static void tables_are_tables(void **state)
{
    (void)state;
    gives(
        "<table><caption>t</caption><tr><th>a<th>b<tr><td colspan=2 onclick=x>c</table>", 0,
        "<p>t</p>\n<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        "<td colspan=\"2\">c</td>\n</tr>\n</tbody>\n</table>\n");
    gives("<table><tr><td>a<td>b<tr><td><td>c</table>", 0,
          "<table>\n<tbody>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n<tr>\n<td></td>\n<td>c</td>\n</"
          "tr>\n"
          "</tbody>\n</table>\n");
    /* Layout: one column, another table inside, a long text. */
    gives("<table><tr><td>a<tr><td>b</table>", 0, "<p>a</p>\n<p>b</p>\n");
    gives(
        "<table><tr><td>x<td><table><tr><th>a<th>b<tr><td>c<td>d</table></table>", 0,
        "<p>x</p>\n<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        "<td>c</td>\n<td>d</td>\n</tr>\n</tbody>\n</table>\n");
    gives("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>", 0,
          "<p>a</p>\n<p>b</p>\n<p>c</p>\n<p>d</p>\n");
}

static void figures_have_captions(void **state)
{
    (void)state;
    const char *page = "<p>a<figure><img src=i.png alt='&quot;x&quot;'><figcaption>cap <i>t</i>"
                       "</figcaption></figure><p>b";
    writing w;
    writing_read(&w, page);
    w.kept[1] = false;
    assert_string_equal(
        writing_write(&w, ARTICLE_FORMAT_HTML, ARTICLE_WRITE_BODY | RICH),
        "<article>\n<p>a</p>\n<figure>\n<img src=\"https://example.org/a/i.png\" "
        "alt=\"&quot;x&quot;\">\n<figcaption>cap <em>t</em></figcaption>\n</figure>\n<p>b</p>\n"
        "</article>\n");
    assert_string_equal(writing_write(&w, ARTICLE_FORMAT_HTML, ARTICLE_WRITE_BODY),
                        "<article>\n<p>a</p>\n<p>b</p>\n</article>\n");
    w.kept[2] = false; /* between blocks of which neither is kept */
    w.kept[0] = false;
    assert_string_equal(writing_write(&w, ARTICLE_FORMAT_HTML, ARTICLE_WRITE_BODY | RICH),
                        "<article>\n</article>\n");
    writing_free(&w);
}

static void addresses_are_safe(void **state)
{
    (void)state;
    gives("<p><a href='java\tscript:alert(1)'>a</a><img src='data:image/png;base64,x'>", RICH,
          "<p>a</p>\n");
    gives("<p>x <a href='b\"c<d>&amp;e'>a</a>", RICH,
          "<p>x <a href=\"https://example.org/a/b%22c%3Cd%3E&amp;e\">a</a></p>\n");
    gives("<p>a</p><iframe src=javascript:x></iframe><iframe src=embed/v></iframe><p>b", RICH,
          "<p>a</p>\n<figure>\n<figcaption><a "
          "href=\"https://example.org/a/embed/v\">example.org</a></figcaption>\n</figure>\n<p>b</"
          "p>\n");
}

static void a_page_stands_alone(void **state)
{
    (void)state;
    writing w;
    art_view title = ART_VIEW("T<1>"), date = ART_VIEW("2020-01-02"), dir = ART_VIEW("rtl");
    writing_read(&w, "<p>body");
    w.a.metadata.fields[ARTICLE_TITLE] = (art_values){&title, 1, title, NULL};
    w.a.metadata.fields[ARTICLE_DATE] = (art_values){&date, 1, date, NULL};
    w.a.metadata.fields[ARTICLE_DIR] = (art_values){&dir, 1, dir, NULL};
    assert_string_equal(writing_write(&w, ARTICLE_FORMAT_HTML, 0),
                        "<article dir=\"rtl\">\n<h1>T&lt;1&gt;</h1>\n<p>body</p>\n</article>\n");
    const char *page = writing_write(&w, ARTICLE_FORMAT_HTML, ARTICLE_WRITE_STANDALONE);
    assert_memory_equal(page, "<!DOCTYPE html>\n<html dir=\"rtl\">\n<head>\n", 40);
    assert_non_null(strstr(page, "<title>T&lt;1&gt;</title>"));
    assert_non_null(strstr(page, "2020-01-02"));
    assert_non_null(strstr(page, "<p>body</p>\n</article>\n</body>\n</html>\n"));
    w.a.selection.found = false;
    assert_string_equal(writing_write(&w, ARTICLE_FORMAT_HTML, ARTICLE_WRITE_STANDALONE), "");
    writing_free(&w);
}

static void nesting_is_bounded(void **state)
{
    (void)state;
    char page[8192] = "";
    for (int i = 0; i < 400; i++)
        strcat(page, "<ul><li>");
    strcat(page, "deep");
    writing w;
    writing_read(&w, page);
    const char *text = writing_write(&w, ARTICLE_FORMAT_MARKDOWN, 0);
    assert_int_equal(strlen(text), ART_NESTING_MAX / 2 * 2 + 5);
    writing_free(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_escaped),
        cmocka_unit_test(nodes_nest_as_in_html),
        cmocka_unit_test(dropped_items_leave_their_number),
        cmocka_unit_test(tables_are_tables),
        cmocka_unit_test(figures_have_captions),
        cmocka_unit_test(addresses_are_safe),
        cmocka_unit_test(a_page_stands_alone),
        cmocka_unit_test(nesting_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
