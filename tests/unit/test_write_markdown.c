#include "writing.h"

static void gives(const char *source, const char *expected)
{
    writes(source, ARTICLE_FORMAT_MARKDOWN, ARTICLE_WRITE_LINKS | ARTICLE_WRITE_IMAGES, expected);
}

static void text_is_not_taken_for_markup(void **state)
{
    (void)state;
    gives("<p>a*b*c `d` [e] \\f ~g~ &lt;h> &amp;amp; &amp;i 3 &lt; 4",
          "a\\*b\\*c \\`d\\` \\[e\\] \\\\f \\~g\\~ \\<h> \\&amp; &i 3 < 4\n");
    gives("<p>snake_case _word_ __init__", "snake_case \\_word\\_ \\_\\_init\\_\\_\n");
    gives("<p>Stop!<a href=x>this</a>", "Stop\\![this](https://example.org/a/x)\n");
    gives("<p>see http://x.org/a?b=1 and http://x.org/_a_ and www.x.org/*",
          "see http://x.org/a?b=1 and http\\://x.org/\\_a\\_ and www\\.x.org/\\*\n");
}

static void line_starts_are_not_taken_for_markup(void **state)
{
    (void)state;
    gives("<p>1986. A year", "1986\\. A year\n");
    gives("<p>3) three", "3\\) three\n");
    gives("<p>3.14 is pi", "3.14 is pi\n");
    gives("<p># one", "\\# one\n");
    gives("<p>#one", "#one\n");
    gives("<p>- one", "\\- one\n");
    gives("<p>+ one", "\\+ one\n");
    gives("<p>> one", "\\> one\n");
    gives("<p>a<br>===<br>--- b<br>| c", "a\\\n\\===\\\n\\--- b\\\n\\| c\n");
    gives("<p>-1 degree", "-1 degree\n");
}

static void emphasis_holds_whatever_stands_beside_it(void **state)
{
    (void)state;
    gives("<p>a <b> bold </b> c <i>it</i>", "a **bold** c *it*\n");
    gives("<p><b>Note:</b>text", "**Note:**&#116;ext\n");
    gives("<p><b>Note:</b> text", "**Note:** text\n");
    gives("<p>a<b>\"b\"</b>", "a<strong>\"b\"</strong>\n");
    gives("<p><b>a</b><i>b</i>", "**a**<em>b</em>\n");
    gives("<p><b>a</b><b>b</b> <b></b>c", "**ab** c\n");
    gives("<p><b><i>a</i></b> b", "***a*** b\n");
    gives("<p><b><strong>a</strong></b>", "**a**\n");
    gives("<p><del>old</del> new", "~~old~~ new\n");
    gives("<p>H<sub>2</sub>O, m<sup>2</sup>", "H<sub>2</sub>O, m<sup>2</sup>\n");
    gives("<p><b style='font-weight:normal'>plain</b>", "plain\n");
}

static void code_is_fenced(void **state)
{
    (void)state;
    gives("<p>the <code>a*b</code> call", "the `a*b` call\n");
    gives("<p><code>`a`</code> b", "`` `a` `` b\n");
    gives("<p><code>one <a href=x>two</a></code>", "`one` [`two`](https://example.org/a/x)\n");
    gives("<pre><code class='hljs language-c'>int x;\n\n  y();\n</code></pre>",
          "```c\nint x;\n\n  y();\n```\n");
    gives("<pre>a\n```\nb</pre>", "````\na\n```\nb\n````\n");
    gives("<div class=highlight-source-shell><pre>ls -l</pre></div>", "```shell\nls -l\n```\n");
    gives("<pre><div>if (a) {</div><div>  b();</div><div>}</div></pre>",
          "```\nif (a) {\n  b();\n}\n```\n");
}

static void lists_nest(void **state)
{
    (void)state;
    gives("<ul><li>one<ul><li>deep</ul><li>two</ul>", "- one\n  - deep\n- two\n");
    gives("<ol start=9><li>nine<li>ten<p>more</p></ol>", "9. nine\n\n10. ten\n\n    more\n");
    gives("<ul><li>a</ul><ul><li>b</ul><ul><li>c</ul>", "- a\n\n* b\n\n- c\n");
    gives("<ol><li>a</ol><ol><li>b</ol>", "1. a\n\n1) b\n");
    gives("<ul><li>a<ol start=2><li>b</ol></ul>", "- a\n\n  2. b\n");
    gives("<ul><li>a<ul><li>b</ul>tail</ul>", "- a\n  - b\n\n  tail\n");
    gives("<ul><li>a<pre>b</pre></ul>", "- a\n\n  ```\n  b\n  ```\n");
    gives("<li>stray<li>items", "- stray\n- items\n");
    gives("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b\n");
}

static void quotations_nest(void **state)
{
    (void)state;
    gives("<blockquote><p>a<p>b<blockquote>c</blockquote></blockquote><p>d",
          "> a\n>\n> b\n>\n> > c\n\nd\n");
    gives("<blockquote>a</blockquote><blockquote>b</blockquote>", "> a\n\n> b\n");
    gives("<ul><li>a<blockquote>b<br>c</blockquote></ul>", "- a\n\n  > b\\\n  > c\n");
    gives("<blockquote><pre>a\n\nb</pre></blockquote>", "> ```\n> a\n>\n> b\n> ```\n");
}

static void headings_keep_their_levels(void **state)
{
    (void)state;
    gives("<h2>a <b>b</b> #</h2><h6>C# 1. d</h6>", "## a b \\#\n\n###### C# 1. d\n");
    gives("<h3>a<br>b</h3>", "### a<br>b\n");
}

static void tables_of_data_are_tables(void **state)
{
    (void)state;
    gives("<table><tr><th>a<th>b|c<tr><td>1<td><code>x|y</code></table>",
          "| a | b\\|c |\n| --- | --- |\n| 1 | `x\\|y` |\n");
    gives("<table><tr><td>a<td>b<tr><td>c<td>-</table>",
          "|   |   |\n| --- | --- |\n| a | b |\n| c | - |\n");
    gives("<table><tr><th>a<th>b<th>c<tr><td rowspan=2>d<td colspan=2>e<tr><td>f</table>",
          "| a | b | c |\n| --- | --- | --- |\n| d | e |   |\n|   | f |   |\n");
    gives("<table><tr><td>a<br>b<p>c<td>d<tr><td>e<td>f</table>",
          "|   |   |\n| --- | --- |\n| a<br>b<br>c | d |\n| e | f |\n");
    gives("<ul><li>x<table><tr><th>a<th>b<tr><td>c<td>d</table></ul>",
          "- x\n\n  | a | b |\n  | --- | --- |\n  | c | d |\n");
    writes("<table><tr><td>a<td>b<tr><td>c<td>d</table>", ARTICLE_FORMAT_MARKDOWN,
           ARTICLE_WRITE_NO_TABLES, "a\n\nb\n\nc\n\nd\n");
}

static void links_and_images_are_absolute(void **state)
{
    (void)state;
    gives("<p><a href='/x(1)?a=b&amp;amp;'>t [x]</a>",
          "[t \\[x\\]](https://example.org/x\\(1\\)?a=b&amp;amp;)\n");
    gives("<p><a href='javascript:x'>a</a> <a href='#b'>b</a> <a href='mailto:c@d'>c</a>",
          "a b c\n");
    gives("<p>one<p><img src=i.png alt='a [b]\n c'><p>two",
          "one\n\n![a \\[b\\] c](https://example.org/a/i.png)\n\ntwo\n");
    gives("<p>one <img src=i.png alt=x> two", "one![x](https://example.org/a/i.png) two\n");
    gives("<p>one<p><a href=l><img src=i.png></a><p>two",
          "one\n\n[![](https://example.org/a/i.png)](https://example.org/a/l)\n\ntwo\n");
    gives("<p>one</p><iframe src='//v.example/embed/1' title='A *video*'></iframe><p>two",
          "one\n\n[A \\*video\\*](https://v.example/embed/1)\n\ntwo\n");
    writes("<p><a href=x>a</a><p><img src=i.png><p>b", ARTICLE_FORMAT_MARKDOWN, 0, "a\n\nb\n");
}

static void rules_stand_between(void **state)
{
    (void)state;
    gives("<hr><p>a<hr><hr><p>b<hr>", "a\n\n___\n\nb\n");
}

static void front_matter_is_yaml(void **state)
{
    (void)state;
    writing w;
    art_view names[] = {ART_VIEW("Ann \"A\" Lee"), ART_VIEW("Bo")};
    art_view title = ART_VIEW("# 1. Title");
    writing_read(&w, "<p>body");
    w.a.metadata.fields[ARTICLE_TITLE] = (art_values){&title, 1, title, NULL};
    w.a.metadata.fields[ARTICLE_AUTHOR] = (art_values){names, 2, names[0], NULL};
    assert_string_equal(writing_write(&w, ARTICLE_FORMAT_MARKDOWN, 0), "# \\# 1. Title\n\nbody\n");
    assert_string_equal(
        writing_write(&w, ARTICLE_FORMAT_MARKDOWN, ARTICLE_WRITE_META),
        "---\ntitle: \"# 1. Title\"\nauthor: [\"Ann \\\"A\\\" Lee\", \"Bo\"]\n---\n\n"
        "body\n");
    w.a.selection.found = false;
    assert_string_equal(writing_write(&w, ARTICLE_FORMAT_MARKDOWN, ARTICLE_WRITE_META), "");
    writing_free(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_not_taken_for_markup),
        cmocka_unit_test(line_starts_are_not_taken_for_markup),
        cmocka_unit_test(emphasis_holds_whatever_stands_beside_it),
        cmocka_unit_test(code_is_fenced),
        cmocka_unit_test(lists_nest),
        cmocka_unit_test(quotations_nest),
        cmocka_unit_test(headings_keep_their_levels),
        cmocka_unit_test(tables_of_data_are_tables),
        cmocka_unit_test(links_and_images_are_absolute),
        cmocka_unit_test(rules_stand_between),
        cmocka_unit_test(front_matter_is_yaml),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
