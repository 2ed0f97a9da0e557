#include "writing.h"

static void gives(const char *source, unsigned flags, const char *expected)
{
    writes(source, ARTICLE_FORMAT_TEXT, flags, expected);
}

static void wraps(const char *source, unsigned width, const char *expected)
{
    writing w;
    writing_read(&w, source);
    assert_string_equal(writing_write_lines(&w, ARTICLE_FORMAT_TEXT, ARTICLE_WRITE_BODY, width),
                        expected);
    writing_free(&w);
}

static void paragraphs_stand_apart(void **state)
{
    (void)state;
    gives("<h2>head</h2><p>a <b>b</b>c<p>d<br>e<hr><blockquote>f</blockquote>", 0,
          "head\n\na bc\n\nd\ne\n\nf\n");
    gives("<pre>a\n\n  b\n</pre><p>c", 0, "a\n\n  b\n\nc\n");
}

static void lists_are_marked_and_indented(void **state)
{
    (void)state;
    gives("<ul><li>a<ol><li>b<li>c</ol><li>d<p>e<li>f</ul>", 0,
          "- a\n  1. b\n  2. c\n\n- d\n\n  e\n\n- f\n");
    gives("<ol start=9><li>a<li>b<br>c</ol>", 0, "9. a\n10. b\n    c\n");
    gives("<ul><li><ul><li>a</ul></ul>", 0, "- - a\n");
    gives("<ul><li><pre>a\nb</pre></ul>", 0, "- a\n  b\n");
}

static void columns_are_aligned(void **state)
{
    (void)state;
    gives("<table><tr><th>a<th>bb<tr><td>ccc<td>d<tr><td><td>e</table>", 0,
          "a    bb\n---  --\nccc  d\n     e\n");
    gives("<table><tr><th>a<th>b<tr><td>c<td>&nbsp;</table>", 0, "a  b\n-  -\nc\n");
    /* By what is seen: Chinese characters take two columns, accents none. */
    gives("<table><tr><td>\xE4\xB8\xAD<td>b<tr><td>e\xCC\x81<td>d</table>", 0,
          "\xE4\xB8\xAD  b\ne\xCC\x81   d\n");
    gives("<table><tr><td>a<td>b<td>c<tr><td colspan=2>wide one<td>d</table>", 0,
          "a  b  c\nwide one  d\n");
    gives("<table><tr><td>a<td>b<tr><td>c<td>d</table>", ARTICLE_WRITE_NO_TABLES,
          "a\n\nb\n\nc\n\nd\n");
    gives("<table><tr><td>1234567890123456789012345678901234567890123<td>b<tr><td>c<td>d</table>",
          0,
          "1234567890123456789012345678901234567890123  b\n"
          "c                                         d\n");
}

static void links_have_numbers(void **state)
{
    (void)state;
    gives("<p><a href=x>a</a>, <a href='y z'>b</a>", ARTICLE_WRITE_LINKS,
          "a [1], b [2]\n\n[1] https://example.org/a/x\n[2] https://example.org/a/y%20z\n");
    gives("<p>a", ARTICLE_WRITE_LINKS, "a\n");
}

static void images_are_named(void **state)
{
    (void)state;
    gives("<p>a<p><img src=i alt=' an\nimage '><p>b<p><img src=j><p>c", ARTICLE_WRITE_IMAGES,
          "a\n\n[Image: an image]\n\nb\n\n[Image]\n\nc\n");
}

static void lines_are_wrapped(void **state)
{
    (void)state;
    wraps("<p>one two three four", 10, "one two\nthree four\n");
    wraps("<p>a verylongwordindeed b", 10, "a\nverylongwordindeed\nb\n");
    wraps("<ul><li>one two three four</ul>", 12, "- one two\n  three four\n");
    wraps("<p>\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x89\xE5\x9B\x9B\xE4\xBA\x94\xE5\x85\xAD", 10,
          "\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x89\xE5\x9B\x9B\xE4\xBA\x94\n\xE5\x85\xAD\n");
    /* A full stop stays with its character. */
    wraps("<p>\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x89\xE5\x9B\x9B\xE4\xBA\x94\xE3\x80\x82", 10,
          "\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x89\xE5\x9B\x9B\n\xE4\xBA\x94\xE3\x80\x82\n");
    wraps("<pre>one two three four five</pre>", 10, "one two three four five\n");
    wraps("<p>one <b>two</b>three <i>four</i>", 10, "one\ntwothree\nfour\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_stand_apart), cmocka_unit_test(lists_are_marked_and_indented),
        cmocka_unit_test(columns_are_aligned),    cmocka_unit_test(links_have_numbers),
        cmocka_unit_test(images_are_named),       cmocka_unit_test(lines_are_wrapped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
