/* Tests of article/scan.h, through the page that the parser makes of a skeleton. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "article/open_elements.h"
#include "page_of_html.h"
#include "unit.h"

typedef struct fixture {
    unit_memory memory;
    art_arena arena;
    char *source; /* of exactly its size, so that sanitizers see a byte too many */
    art_page page;
} fixture;

static void read_page(fixture *f, art_view source)
{
    *f = (fixture){.source = malloc(source.size ? source.size : 1)};
    assert_non_null(f->source);
    memcpy(f->source, source.data, source.size);
    art_arena_init(&f->arena, unit_allocator(&f->memory));
    assert_int_equal(page_of_html(&f->arena, (art_view){f->source, source.size}, &f->page),
                     ARTICLE_OK);
}

static void finish(fixture *f)
{
    art_arena_free(&f->arena);
    assert_int_equal(f->memory.live, 0);
    free(f->source);
}

/* --- a page as markup --- */

static void add_start_tag(art_buffer *out, const art_node *n)
{
    art_buffer_add_char(out, '<');
    art_buffer_add_view(out, art_tag_name((art_tag)n->tag));
    for (uint32_t i = 0; i < n->attribute_count; i++) {
        art_buffer_add_char(out, ' ');
        art_buffer_add_view(out, art_attr_name(n->u.attributes[i].name));
        art_buffer_add_char(out, '=');
        art_buffer_add_view(out, n->u.attributes[i].value);
    }
    art_buffer_add_char(out, '>');
}

static void add_end_tag(art_buffer *out, const art_node *n)
{
    if (n->tag == ART_TAG_TEXT)
        return;
    art_buffer_add(out, "</", 2);
    art_buffer_add_view(out, art_tag_name((art_tag)n->tag));
    art_buffer_add_char(out, '>');
}

/* The subtree of a node; elements without a name are "<>". */
static art_view print(fixture *f, uint32_t root)
{
    art_buffer out;
    const art_page *page = &f->page;
    art_buffer_init(&out, &f->arena);
    for (uint32_t i = root; i < page->nodes[root].end; i++) {
        const art_node *n = &page->nodes[i];
        if (n->tag == ART_TAG_TEXT)
            art_buffer_add_view(&out, n->u.text);
        else
            add_start_tag(&out, n);
        for (uint32_t k = i;; k = page->nodes[k].parent) {
            if (page->nodes[k].end > i + 1)
                break;
            add_end_tag(&out, &page->nodes[k]);
            if (k == root)
                break;
        }
    }
    assert_false(out.failed);
    return (art_view){out.data, out.size};
}

typedef struct row {
    const char *source, *body;
} row;

static void check_view(art_view source, art_view body)
{
    fixture f;
    read_page(&f, source);
    art_view printed = print(&f, f.page.body);
    const size_t begin = sizeof "<body>" - 1, end = sizeof "</body>" - 1;
    art_view inner = {printed.data + begin, printed.size - begin - end};
    if (!art_view_equal(inner, body))
        fail_msg("%.*s: %.*s", (int)source.size, source.data, (int)inner.size, inner.data);
    assert_false(f.page.limited);
    finish(&f);
}

static void check(const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_view(art_view_of(rows[i].source), art_view_of(rows[i].body));
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

/* --- what becomes of a page --- */

static void white_space(void **state)
{
    (void)state;
    static const row rows[] = {
        {"<p>a  b\n c\t</p>", "<p>a  b\n c\t</p>"},
        {"<b>a</b> \n <i>b</i>", "<b>a</b> <i>b</i>"},
        {"<p>\n <b>a</b>", "<p><b>a</b></p>"},     /* behind a block's tag */
        {"<b>a</b> <p>b</p>", "<b>a</b><p>b</p>"}, /* and in front of it */
        {"<p>a</p>\n<p>b</p>\n", "<p>a</p><p>b</p>"},
        {"<p>a <!-- --> b", "<p>a  b</p>"},
        {"<p>\n a", "<p> a</p>"},
        {"<br>\n<br>", "<br></br> <br></br>"},            /* no block */
        {"<b><p>a</p> <p>b", "<b><p>a</p> <p>b</p></b>"}, /* what is bold may be reopened */
        {"<pre> a\n  <b> b</b>\n \n</pre>", "<pre> a\n  <b> b</b>\n \n</pre>"},
        {"<pre><p>\n  </p>\n</pre>", "<pre><p>\n  </p>\n</pre>"},
        {"<table> <tr> <td> a", "<table><tbody><tr><td> a</td></tr></tbody></table>"},
        {"a&#32;<b>b", "a <b>b</b>"},
        {"<p>&#9;&nbsp;", "<p> \u00A0</p>"}};
    CHECK(rows);
}

static void line_feed_behind_a_start_tag(void **state)
{
    (void)state;
    static const row rows[] = {{"<pre>\n a</pre>", "<pre> a</pre>"},
                               {"<pre>\n\n a</pre>", "<pre>\n a</pre>"},
                               {"<pre>\r\na</pre>", "<pre>a</pre>"},
                               {"<pre> \na</pre>", "<pre> \na</pre>"},
                               {"<pre><!-- -->\na</pre>", "<pre>\na</pre>"},
                               {"<listing>\na</listing>", "<listing>a</listing>"},
                               {"<textarea>\n a\n</textarea>", "<textarea> a\n</textarea>"},
                               {"<textarea>\n\n</textarea>", "<textarea>\n</textarea>"},
                               {"<textarea></textarea>a", "<textarea></textarea>a"}};
    CHECK(rows);
}

static void references(void **state)
{
    (void)state;
    static const row rows[] = {
        {"<p>&lt;b&gt; &amp;lt; &#8217;", "<p><b> &lt; \u2019</p>"},
        {"<p id='&lt;&quot;'>", "<p id=<\"></p>"},
        {"<a href='?a&copy=1'>", "<a href=?a&copy=1></a>"},
        {"a&amp<b>;", "a&<b>;</b>"}, /* one does not reach into the next run */
        {"&l<!-- -->t;", "&lt;"},
        {"<textarea>&lt;/textarea></textarea>", "<textarea></textarea></textarea>"}};
    CHECK(rows);
}

static void raw_text(void **state)
{
    (void)state;
    static const row rows[] = {
        {"a<script>a<b></script>b", "a<script></script>b"},
        {"<p>a<style>p > b {}</style><!-- <p> -->b", "<p>a<style></style>b</p>"},
        {"<p>a<iframe><p></iframe>b", "<p>a<iframe></iframe>b</p>"},
        {"<p>a<noembed><p></noembed>b", "<p>a<noembed></noembed>b</p>"},
        {"<xmp><b>&amp;</xmp>b", "<xmp><b>&amp;</xmp>b"},
        {"<p>a<plaintext><b>&amp;</plaintext>",
         "<p>a</p><plaintext><b>&amp;</plaintext></plaintext>"},
        {"<p>a<title><b>b</title>c", "<p>a<title><b>b</title>c</p>"},
        {"a<script><!-- <script> </script> b --></script>c", "a<script></script>c"},
        {"a<textarea><b>b", "a<textarea><b>b</textarea>"},
        {"a<svg><path/><g>b</g></svg>c", "a<svg></svg>c"},
        {"a<svg><g>b<p>c", "a<svg><>b</></svg><p>c</p>"},
        {"a<svg><title><b>b", "a<svg><title><b>b</b></title></svg>"},
        {"a<svg><foreignObject><![CDATA[<b>&lt;]]>",
         "a<svg><foreignobject><b>&lt;</foreignobject></svg>"},
        {"a<![CDATA[b]]>c", "ac"}};
    CHECK(rows);
}

static void json_ld_is_kept(void **state)
{
    (void)state;
    static const row rows[] = {
        {"<p><script type='application/ld+json'> {\"a\": \"</b>&amp;\"}\n</script>",
         "<p><script type=application/ld+json> {\"a\": \"</b>&amp;\"}\n</script></p>"},
        {"<p><script type=application/ld&#43;json>{}</script>",
         "<p><script type=application/ld+json>{}</script></p>"},
        {"<p><script type='Application/LD+JSON; charset=utf-8'>{}</script>",
         "<p><script type=Application/LD+JSON; charset=utf-8>{}</script></p>"},
        {"<p><script type=application/json>{}</script>",
         "<p><script type=application/json></script></p>"},
        {"<p><script type='application/ld+json'></script>",
         "<p><script type=application/ld+json></script></p>"},
        {"<p><style type='application/ld+json'>{}</style>",
         "<p><style type=application/ld+json></style></p>"}};
    CHECK(rows);
}

static void attributes(void **state)
{
    (void)state;
    static const row rows[] = {
        {"<p CLASS=a class=b id=c onclick=d Id=e>", "<p class=a id=c></p>"},
        {"<p onclick=a onclick=b>", "<p></p>"},
        {"<p class=' a\n b '>", "<p class= a\n b ></p>"},
        {"<p hidden><p id=''>", "<p hidden=></p><p id=></p>"},
        {"<p/class=a/>", "<p class=a/></p>"},
        {"<p></p class=a><p id=b>", "<p></p><p id=b></p>"},
        {"<p><a id=a><b class=b><p>x", /* copies have them as well */
         "<p><a id=a><b class=b></b></a></p><p><a id=a><b class=b>x</b></a></p>"},
        {"<image src=a><p id=b>", "<img src=a></img><p id=b></p>"},
        {"a<p class=b", "a"}, /* the page ends within the tag */
        {"a<p class='b>c", "a"}};
    CHECK(rows);
}

static void what_the_parser_asks_of_attributes(void **state)
{
    (void)state;
    static const row rows[] = {
        {"<table><input type=Hidden>a", "a<table><input type=Hidden></input></table>"},
        {"<table><input type=text>a", "<input type=text></input>a<table></table>"},
        {"<svg><font>a</font></svg><p>b", "<svg><font>a</font></svg><p>b</p>"},
        {"<svg><font size=1>a</font></svg>", "<svg></svg><font>a</font>"},
        {"<math><annotation-xml encoding='Text/HTML'><p>a",
         "<math><annotation-xml><p>a</p></annotation-xml></math>"},
        {"<math><annotation-xml><p>a", "<math><annotation-xml></annotation-xml></math><p>a</p>"},
        /* equal ones in any order: no more than three are reopened */
        {"<p><b id=1 x=2><b x=2 id=1><b id=1 x=2><b id=1 x=2></p>a",
         "<p><b id=1><b id=1><b id=1><b id=1></b></b></b></b></p><b id=1><b id=1><b "
         "id=1>a</b></b></b>"},
        {"<p><b x=1><b x=2><b x=3><b x=4></p>a",
         "<p><b><b><b><b></b></b></b></b></p><b><b><b><b>a</b></b></b></b>"}};
    CHECK(rows);
}

static void nul(void **state)
{
    (void)state;
    check_view(ART_VIEW("<p>a\0b\0 <b>c"), ART_VIEW("<p>ab <b>c</b></p>"));
    check_view(ART_VIEW("<p id='a\0&lt;'>"), ART_VIEW("<p id=a\uFFFD<></p>"));
    check_view(ART_VIEW("<textarea>a\0b</textarea>"), ART_VIEW("<textarea>a\uFFFDb</textarea>"));
    check_view(ART_VIEW("<p\0>a<p>b"), ART_VIEW("<>a<p>b</p></>"));
    check_view(ART_VIEW("\0"), ART_VIEW(""));
}

/* It decides on quirks mode, in which a table stands in a paragraph. */
static void doctype(void **state)
{
    (void)state;
    static const row rows[] = {
        {"<p>a<table>", "<p>a<table></table></p>"},
        {"<!doctype html><p>a<table>", "<p>a</p><table></table>"},
        {"<!-- x -->\n<!DocType HTML ><p>a<table>", "<p>a</p><table></table>"},
        {"<!x><p>a<table>", "<p>a<table></table></p>"},
        {"<!doctype html PUBLIC 'HTML'><p>a<table>", "<p>a<table></table></p>"},
        {"<p>a<!doctype html>b", "<p>ab</p>"}};
    CHECK(rows);
    char long_one[1200] = "<!doctype html ";
    memset(long_one + 15, 'x', 1000);
    strcpy(long_one + 1015, "><p>a<table>");
    check_view(art_view_of(long_one),
               ART_VIEW("<p>a<table></table></p>")); /* as if there were none */
}

static void html_and_body_are_merged(void **state)
{
    (void)state;
    fixture f;
    read_page(&f,
              ART_VIEW("<html lang=en><title>t</title><body class='a &amp; b' id=''>x<body class=c "
                       "id=d dir=ltr onload=e><html lang=de dir='r t l'>"));
    assert_view(print(&f, 0), "<html lang=en dir=r t l><head><title>t</title></head>"
                              "<body class=a & b id= dir=ltr>x</body></html>");
    finish(&f);
}

/* --- forged placeholders --- */

#define FORGED "\U000F0000\U000F0001\U00100001\U000F0000"

static void forged_placeholders_stay_text(void **state)
{
    (void)state;
    static const row rows[] = {
        {"<b>one</b><p>" FORGED, "<b>one</b><p>" FORGED "</p>"},
        {"<b>one</b><p>&#xF0000;&#xF0001;&#x100001;&#xF0000;", "<b>one</b><p>" FORGED "</p>"},
        {"<b>one</b><p> \U000F0000 two", "<b>one</b><p> \U000F0000 two</p>"},
        {"one<textarea>" FORGED "</textarea>", "one<textarea>" FORGED "</textarea>"},
        {"one<xmp>" FORGED "</xmp>", "one<xmp>" FORGED "</xmp>"},
        {"one<a title=" FORGED " id='&#xF0000;'>", "one<a title=" FORGED " id=\U000F0000></a>"},
        {"one<x" FORGED " " FORGED ">two</x" FORGED ">", "one<>two</>"},
        {"one<!" FORGED "><?" FORGED "></" FORGED ">", "one"},
        {"one<select><x" FORGED "><svg" FORGED ">", "one<select></select>"},
        {"one<title>" FORGED, "one<title>" FORGED "</title>"}};
    CHECK(rows);
    fixture f;
    read_page(&f, ART_VIEW("<!doctype html" FORGED "><html lang=" FORGED "><title>" FORGED
                           "</title><body class='&#xF0001;'>x<body id=" FORGED ">"));
    assert_view(print(&f, 0), "<html lang=" FORGED "><head><title>" FORGED "</title></head>"
                              "<body class=\U000F0001 id=" FORGED ">x</body></html>");
    finish(&f);
}

/* --- where a text comes from --- */

static void source_ranges(void **state)
{
    (void)state;
    static const struct {
        const char *source, *text, *range;
    } rows[] = {{"<p>ab</p>", "ab", "ab"},
                {"<p>a &amp; b</p>", "a & b", "a &amp; b"},
                {"<p>\n  a</p>", " a", " a"},
                {"<p>\n  a &lt; b</p>", " a < b", "\n  a &lt; b"},
                {"<p>&#32;a</p>", " a", "&#32;a"},
                {"<p>a<!-- b -->c<p>d", "ac", "a<!-- b -->c"},
                {"<p>a <!-- b --> c<p>d", "a  c", "a <!-- b --> c"},
                {"<pre>\n a\n</pre>", " a\n", " a\n"},
                {"<table>x<tr>y<td>z</table>", "y", "y"}, /* moved in front of the table */
                {"<b>x</b> <b>y</b>", " ", ""},
                {"<textarea>a&lt;b</textarea>", "a<b", "a&lt;b"},
                {"<title>a&nbsp;</title>", "a\u00A0", "a&nbsp;"},
                {"\u00E4<p>\u00F6&uuml;", "\u00F6\u00FC", "\u00F6&uuml;"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture f;
        bool found = false;
        read_page(&f, art_view_of(rows[i].source));
        for (uint32_t k = 0; k < f.page.count; k++) {
            const art_node *n = &f.page.nodes[k];
            if (n->tag != ART_TAG_TEXT || !art_view_equal(n->u.text, art_view_of(rows[i].text)))
                continue;
            found = true;
            assert_true(n->source_begin <= n->source_end);
            art_view range = {f.source + n->source_begin, n->source_end - n->source_begin};
            if (!art_view_equal(range, art_view_of(rows[i].range)))
                fail_msg("%s: %.*s", rows[i].source, (int)range.size, range.data);
        }
        if (!found)
            fail_msg("%s: no such text", rows[i].source);
        finish(&f);
    }
}

/* Browsers, which run scripts, end a noscript at its end tag, whatever is open in it. */
static void raw_text_ends_with_noscript(void **state)
{
    (void)state;
    static const row rows[] = {
        {"<body><noscript><iframe src=x></noscript><p>a",
         "<noscript><iframe src=x></iframe></noscript><p>a</p>"},
        {"<body><noscript><iframe src=x></iframe></noscript><p>a",
         "<noscript><iframe src=x></iframe></noscript><p>a</p>"},
        {"<body><noscript><textarea>b</NoScript><p>a",
         "<noscript><textarea>b</textarea></noscript><p>a</p>"},
        {"<body><noscript><style>a</noscript><p>b", "<noscript><style></style></noscript><p>b</p>"},
        {"<body><noscript><p>a<script>'</noscript>'</script>b",
         "<noscript><p>a<script></script>b</p></noscript>"},
        {"<body><iframe src=x></noscript><p>a", "<iframe src=x></iframe>"},
        {"<body><noscript></noscript><style></noscript><p>a",
         "<noscript></noscript><style></style>"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_view(art_view_of(rows[i].source), art_view_of(rows[i].body));
}

/* libgumbo would take its insertion mode from them, and end the process. */
static void misleading_names_are_changed(void **state)
{
    (void)state;
    static const row rows[] = {
        {"<body><table><td><svg><select><foreignObject><table><table>",
         "<table><tbody><tr><td><svg><><foreignobject><table></table><table></table>"
         "</foreignobject></></svg></td></tr></tbody></table>"},
        {"<body><math><td>a</TD>b</math>c", "<math><>a</>b</math>c"},
        {"<body><table><td><svg><g></td>a",
         "a<table><tbody><tr><td><svg><></></svg></td></tr></tbody></table>"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_view(art_view_of(rows[i].source), art_view_of(rows[i].body));
}

/* --- limits --- */

/* Is the page of count such pieces, and a tail, limited? */
static bool is_limited(const char *piece, size_t count, art_view tail, uint32_t *depth)
{
    fixture f;
    size_t size = strlen(piece);
    char *source = malloc(size * count + tail.size);
    assert_non_null(source);
    for (size_t i = 0; i < count; i++)
        memcpy(source + i * size, piece, size);
    memcpy(source + count * size, tail.data, tail.size);
    read_page(&f, (art_view){source, size * count + tail.size});
    bool limited = f.page.limited, found = false;
    for (uint32_t i = 0; i < f.page.count; i++) {
        const art_node *n = &f.page.nodes[i];
        if (n->tag != ART_TAG_TEXT || !art_view_equal(n->u.text, ART_VIEW("tail")))
            continue;
        found = true;
        *depth = n->depth;
    }
    assert_true(found); /* text is never lost */
    finish(&f);
    free(source);
    return limited;
}

static void caps(void **state)
{
    (void)state;
    uint32_t depth;
    assert_false(is_limited("<div>", ART_DEPTH_MAX, ART_VIEW("tail"), &depth));
    assert_int_equal(depth, ART_DEPTH_MAX + 2);
    assert_true(is_limited("<div>", 5 * ART_DEPTH_MAX, ART_VIEW("tail"), &depth));
    assert_int_equal(depth, ART_DEPTH_MAX + 2);
    assert_true(
        is_limited("<div>", ART_DEPTH_MAX + 3, ART_VIEW("</div></div></div></div>tail"), &depth));
    assert_int_equal(depth, ART_DEPTH_MAX + 1);
    assert_false(is_limited("<svg><a>", ART_FOREIGN_MAX / 2, ART_VIEW("<p>tail"), &depth));
    assert_true(is_limited("<svg><a>", ART_FOREIGN_MAX, ART_VIEW("<p>tail"), &depth));
    /* in svg it holds no HTML, whose buttons would close each other */
#define PAIR "<button><annotation-xml encoding=text/html>"
#define FIVE PAIR PAIR PAIR PAIR PAIR
    assert_true(is_limited("<svg>", 1, ART_VIEW(FIVE FIVE FIVE FIVE FIVE FIVE FIVE FIVE "<p>tail"),
                           &depth));
    assert_false(is_limited("<p>x<b><i>", 200, ART_VIEW("<p>tail"), &depth));
    assert_true(is_limited("<p>x<b><i>", 2000, ART_VIEW("<p>tail"), &depth));
}

static void formatting_is_capped(void **state)
{
    (void)state;
    art_buffer source;
    fixture f;
    unit_memory memory = {0};
    art_arena arena;
    art_arena_init(&arena, unit_allocator(&memory));
    art_buffer_init(&source, &arena);
    for (char i = 0; i < ART_FORMATTING_MAX; i++) {
        art_buffer_add(&source, "<font size=", 11);
        art_buffer_add_char(&source, (char)('0' + i));
        art_buffer_add_char(&source, '>');
    }
    read_page(&f, (art_view){source.data, source.size});
    assert_false(f.page.limited);
    finish(&f);
    art_buffer_add(&source, "<b>x</b></font>y", 16);
    read_page(&f, (art_view){source.data, source.size});
    assert_true(f.page.limited);
    assert_int_equal(f.page.nodes[f.page.count - 2].depth, ART_FORMATTING_MAX + 2);
    assert_int_equal(f.page.nodes[f.page.count - 1].depth, ART_FORMATTING_MAX + 1);
    finish(&f);
    art_arena_free(&arena);
}

/* Markup in which the parser's list of formatting elements is not what it seems: each paragraph or
 * text would reopen all of them, and the tree would outgrow its budget. */
static void no_way_around_the_caps(void **state)
{
    (void)state;
    static const char *const patterns[] = {
        /* The adoption agency gives up behind eight blocks. */
        ("<p></p><font size=%d><div><div><div><div><div><div><div><div><div></font>"
         "</div></div></div></div></div></div></div></div></div>"),
        "</table><i id=%d><i><p><table>x",         /* in quirks mode */
        "<b id=%d><form id=x><b id=y><p><math x>", /* the second form is ignored */
        "<i id=%d><math><col><math>",              /* what is dropped does not leave <math> */
        "<dd><math><mtext><dd id=%d>x"};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        fixture f;
        art_buffer source;
        unit_memory memory = {0};
        art_arena arena;
        uint32_t depth = 0;
        art_arena_init(&arena, unit_allocator(&memory));
        art_buffer_init(&source, &arena);
        for (int k = 0; k < 1500; k++) {
            char piece[200];
            int size = snprintf(piece, sizeof piece, patterns[i], k);
            art_buffer_add(&source, piece, (size_t)size);
        }
        read_page(&f, (art_view){source.data, source.size});
        assert_true(f.page.limited);
        for (uint32_t k = 0; k < f.page.count; k++)
            depth = f.page.nodes[k].depth > depth ? f.page.nodes[k].depth : depth;
        if (depth > 2 * ART_DEPTH_MAX) /* what the parser implies comes on top */
            fail_msg("%s: %u", patterns[i], depth);
        finish(&f);
        art_arena_free(&arena);
    }
}

static void framesets_are_capped(void **state)
{
    (void)state;
    for (size_t count = ART_FRAMESET_MAX; count <= ART_FRAMESET_MAX + 1; count++) {
        fixture f;
        char source[10 * (ART_FRAMESET_MAX + 1) + 1] = "";
        for (size_t i = 0; i < count; i++)
            strcat(source, "<frameset>");
        read_page(&f, art_view_of(source));
        assert_int_equal(f.page.limited, count > ART_FRAMESET_MAX);
        assert_int_equal(f.page.nodes[f.page.count - 1].depth, ART_FRAMESET_MAX);
        finish(&f);
    }
}

static void long_names_are_cut_between_characters(void **state)
{
    (void)state;
    unit_memory memory = {0};
    art_arena arena;
    art_skeleton skeleton;
    char source[140] = "<x", expected[70] = "<x";
    for (int i = 0; i < 60; i++)
        strcat(source, "\u00E9");
    strcat(source, ">");
    for (int i = 0; i < 31; i++)
        strcat(expected, "\u00E9");
    strcat(expected, ">");
    art_arena_init(&arena, unit_allocator(&memory));
    assert_int_equal(art_scan(&arena, &arena, art_view_of(source), &skeleton), ARTICLE_OK);
    assert_string_equal(skeleton.text, expected);
    art_arena_free(&arena);
}

/* --- memory --- */

/* Something of everything that allocates. */
static const char everything[] =
    "<!doctype html><html lang=en><title>a &amp; b</title><body class='x &lt; y' id=\0>"
    "<p class=a id='&eacute;' title=\0>one &amp; <b id=1>two<p>three<!-- --> four &copy;"
    "<table>x<tr>y<td>z</table><script type='application/ld+json'>{}</script>"
    "<pre> \n  <i> </i>a\n \n </pre><svg><g/></svg><svg><foreignObject><![CDATA[c]]><div>d</div>"
    "<select><option>e</select><textarea>\nf</textarea><dialog>g</dialog><font size=1><p>h<p>i";

/* As the extractor goes about it: two arenas, of which one goes first. */
static article_status read_everything(unit_memory *memory, size_t limit, size_t copies)
{
    const size_t size = sizeof everything - 1;
    char *source = malloc(copies * size);
    assert_non_null(source);
    for (size_t i = 0; i < copies; i++)
        memcpy(source + i * size, everything, size);
    art_arena arena, page_arena;
    art_skeleton skeleton;
    const struct GumboInternalOutput *tree;
    art_page page;
    art_arena_init(&page_arena, unit_allocator(memory));
    art_arena_init_beside(&arena, &page_arena);
    art_arena_reset(&page_arena, limit);
    art_view html = {source, copies * size};
    article_status status = art_scan(&arena, &page_arena, html, &skeleton);
    if (status == ARTICLE_OK)
        status = art_tree_parse(&arena, &skeleton, &tree);
    if (status == ARTICLE_OK)
        status = art_page_from_tree(&page_arena, &skeleton, tree, &page);
    art_arena_free(&arena);
    size_t sum = 0;
    for (uint32_t i = 0; status == ARTICLE_OK && i < page.count; i++) { /* lives without the tree */
        const art_node *n = &page.nodes[i];
        for (size_t k = 0; n->tag == ART_TAG_TEXT && k < n->u.text.size; k++)
            sum += (unsigned char)n->u.text.data[k];
        for (uint32_t k = 0; k < n->attribute_count; k++)
            sum += n->u.attributes[k].value.size;
    }
    assert_int_equal(sum > 0, status == ARTICLE_OK);
    art_arena_free(&page_arena);
    assert_int_equal(memory->live, 0);
    free(source);
    return status;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    for (size_t fail_at = 1;; fail_at++) {
        unit_memory memory = {.fail_at = fail_at};
        article_status status = read_everything(&memory, SIZE_MAX, 50);
        if (memory.calls < fail_at) {
            assert_int_equal(status, ARTICLE_OK);
            assert_true(fail_at > 10);
            return;
        }
        assert_int_equal(status, ARTICLE_ERROR_MEMORY);
    }
}

/* The arenas ask for large pieces: a limit stops them at each of the small ones. */
static void every_limit_is_kept(void **state)
{
    (void)state;
    size_t failures = 0;
    for (size_t limit = 16;; limit += 16 + limit / 400) {
        unit_memory memory = {0};
        article_status status = read_everything(&memory, limit, 1);
        if (status == ARTICLE_OK)
            break;
        assert_int_equal(status, ARTICLE_ERROR_MAX_MEMORY);
        failures++;
    }
    assert_true(failures > 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space),
        cmocka_unit_test(line_feed_behind_a_start_tag),
        cmocka_unit_test(references),
        cmocka_unit_test(raw_text),
        cmocka_unit_test(json_ld_is_kept),
        cmocka_unit_test(attributes),
        cmocka_unit_test(what_the_parser_asks_of_attributes),
        cmocka_unit_test(nul),
        cmocka_unit_test(doctype),
        cmocka_unit_test(html_and_body_are_merged),
        cmocka_unit_test(forged_placeholders_stay_text),
        cmocka_unit_test(source_ranges),
        cmocka_unit_test(raw_text_ends_with_noscript),
        cmocka_unit_test(misleading_names_are_changed),
        cmocka_unit_test(caps),
        cmocka_unit_test(formatting_is_capped),
        cmocka_unit_test(no_way_around_the_caps),
        cmocka_unit_test(framesets_are_capped),
        cmocka_unit_test(long_names_are_cut_between_characters),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(every_limit_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
