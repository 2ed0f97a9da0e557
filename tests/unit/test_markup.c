/* Tests of article/markup.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "article/markup.h"
#include "unit.h"

/* A copy of exactly the text's size, so that sanitizers see a byte too many. */
static char *copy_of(const char *text)
{
    size_t size = strlen(text);
    char *copy = malloc(size ? size : 1);
    assert_non_null(copy);
    memcpy(copy, text, size);
    return copy;
}

/* Source as far as the function goes, and what follows. */
typedef struct split {
    const char *passed, *rest;
} split;

static void check(const split *rows, size_t count, const char *(*pass)(const char *, const char *))
{
    for (size_t i = 0; i < count; i++) {
        char source[200];
        strcat(strcpy(source, rows[i].passed), rows[i].rest);
        char *copy = copy_of(source);
        const char *end = pass(copy, copy + strlen(source));
        if ((size_t)(end - copy) != strlen(rows[i].passed))
            fail_msg("%s: %d", source, (int)(end - copy));
        free(copy);
    }
}

#define CHECK(rows, pass) check(rows, sizeof(rows) / sizeof *(rows), pass)

static void comments(void **state)
{
    (void)state;
    static const split rows[] = {{">", "x-->"},      {"->", "x-->"},  {"-->", "x"},
                                 {" a -->", "b-->"}, {"--->", "-->"}, {"a--!>", "x-->"},
                                 {"--!>", ">"},      {"-!>x-->", ""}, {"a--!-->", "b"},
                                 {"a--!->b", ""},    {"a- ->b", ""},  {"a -- > <!-- b -->", "-->"},
                                 {"a--!", ""},       {"a--", ""},     {"a-", ""},
                                 {"", ""},           {"<!-->", "-->"}};
    CHECK(rows, art_markup_comment);
}

static void bogus_comments(void **state)
{
    (void)state;
    static const split rows[] = {
        {"!x>", "y>"}, {"?xml version='>", "'?>"}, {"/ -->", ">"}, {"!x", ""}, {"", ""}};
    CHECK(rows, art_markup_bogus);
}

static const char *raw_title(const char *at, const char *end)
{
    return art_markup_raw(at, end, ART_VIEW("title"));
}

static void raw_text(void **state)
{
    (void)state;
    static const split rows[] = {{"a</b><!--", "</TITLE >-->"},
                                 {"</titles>", "</title/x>"},
                                 {"</ title><title>", "</title\n"},
                                 {"</title", ""},
                                 {"<</", ""},
                                 {"", "</title>"},
                                 {"", ""}};
    CHECK(rows, raw_title);
}

static void scripts(void **state)
{
    (void)state;
    static const split rows[] = {{"a", "</script>"},
                                 {"x = '<script>'", "</script>"},
                                 {"</scripts></script", ""},
                                 {"<!-- ", "</script>"},
                                 {"<!-- <script> </script> -->", "</script>"},
                                 {"<!-- <SCRIPT/> </Script> ", "</script> -->"},
                                 {"<!-- <script> <script> </script> ", "</script>"},
                                 {"<!-- <script> </script> <script> </script> ", "</script>"},
                                 {"<!-- <script> --> ", "</script>"},
                                 {"<!-- <script> --> <script> <!-- ", "</script>"},
                                 {"<!-- --> <script> ", "</script>"},
                                 {"<!--> <script> ", "</script>"},
                                 {"<!---> <script> ", "</script>"},
                                 {"<!-- -- > - <script> </script> ", "</script>"},
                                 {"<!-- <scripty> <script", "</script>"},
                                 {"<!-- <script> </script> ", ""},
                                 {"<!-- <script> </scripts> ", ""},
                                 {"<!--", "</script>"},
                                 {"<!", ""},
                                 {"", ""}};
    CHECK(rows, art_markup_script);
}

static void names(void **state)
{
    (void)state;
    static const split rows[] = {{"div", ">"},     {"a", "/b>"}, {"a", "\fb>"},
                                 {"a<b='", "\n>"}, {"a", ""},    {"", ""}};
    CHECK(rows, art_markup_name_end);
}

/* All attributes as "[name=value]", "/" when the tag closes itself, "!" when it does not end. */
static void read_all(const char *source, char *out)
{
    char *copy = copy_of(source);
    const char *at = copy, *end = copy + strlen(source);
    art_raw_attribute a;
    bool self_closing;
    while (art_markup_attribute(&at, end, &a, &self_closing)) {
        assert_false(self_closing);
        out += sprintf(out, "[%.*s=%.*s]", (int)a.name.size, a.name.data, (int)a.value.size,
                       a.value.data);
    }
    assert_true(at == end || *at == '>');
    strcpy(out, at == end ? "!" : self_closing ? "/" : "");
    free(copy);
}

static void attributes(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {" a=1 B='2' c=\"3\">", "[a=1][B=2][c=3]"},
        {" a b>", "[a=][b=]"},
        {" a =\n1>", "[a=1]"},
        {" a=1/>", "[a=1/]"}, /* unquoted: the "/" is part of it */
        {" a='1'/>", "[a=1]/"},
        {" a=1 />", "[a=1]/"},
        {"/>", "/"},
        {" /a/ / >", "[a=]"},
        {" =x=y>", "[=x=y]"},
        {" ==>", "[==]"},
        {" a='b>c'd>", "[a=b>c][d=]"},
        {" a=>", "[a=]"},
        {" a= >", "[a=]"},
        {" a=b'c\"d<=`>", "[a=b'c\"d<=`]"},
        {" a\"b'<=1>", "[a\"b'<=1]"},
        {" a=''b>", "[a=][b=]"},
        {" a=\"x>", "[a=x>]!"},
        {" a=x", "[a=x]!"},
        {" a=", "[a=]!"},
        {" a", "[a=]!"},
        {" /", "!"},
        {"", "!"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[200];
        read_all(rows[i][0], out);
        assert_string_equal(out, rows[i][1]);
    }
}

static void nul_in_front_of_an_attribute(void **state)
{
    (void)state;
    static const char source[] = " \0a\0b=\0>";
    const char *at = source, *end = source + sizeof source - 1;
    art_raw_attribute a;
    bool self_closing;
    assert_true(art_markup_attribute(&at, end, &a, &self_closing));
    assert_view(a.name, "a\0b");
    assert_view(a.value, "\0");
    assert_false(art_markup_attribute(&at, end, &a, &self_closing));
}

/* --- drawings --- */

static void drawings_end(void **state)
{
    (void)state;
    static const split rows[] = {
        {"", "</svg>"},
        {"<path d='</svg>'/>", "</SVG >"},
        {"<g><svg></svg></g>", "</svg></svg>"},
        {"<!-- </svg> -->", "</svg>"},
        {"<!doctype '</svg'>", "</svg>"},
        {"<![CDATA[ ]]</svg> ]]]>", "</svg>"},
        {"<title>a</title><desc></DESC>", "</svg>"},
        {"<linearGradient><stop></lineargradient>", "</svg>"}, /* and stop with it */
        {"1 < 2 <? </? > </ <g> >", "</svg>"},
        {"x", "</svg"},
        {"<style>a{}</style><a><text>b</text></a><font-face/>", "</svg>"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char source[200];
        strcat(strcpy(source, rows[i].passed), rows[i].rest);
        const char *give_up = source;
        const char *end = art_markup_svg(source, source + strlen(source), &give_up);
        if (!end || (size_t)(end - source) != strlen(rows[i].passed))
            fail_msg("%s: %d", source, end ? (int)(end - source) : -1);
        assert_ptr_equal(give_up, source);
    }
}

/* Up to where a drawing that cannot be dropped was looked at: none inside of it is looked at again,
 * or "<svg><svg><svg> ..." would take quadratic time. */
static void drawings_that_hold_more(void **state)
{
    (void)state;
    static const split rows[] = {{"<g>", "<p></p></g></svg>"},
                                 {"<svg><svg>", "<div></svg></svg></svg>"},
                                 {"", "<foreignObject>x</foreignObject></svg>"},
                                 {"", "<math></math></svg>"},
                                 {"", "<font size=1></font></svg>"},
                                 {"<g/>", "</g></svg>"},
                                 {"", "</p></svg>"},
                                 {"", "<title><b>x</b></title></svg>"},
                                 {"", "<desc>x</desc ></svg>"},
                                 {"<g>", "<g a='></svg>"},
                                 {"", "<![CDATA[ ]] ></svg>"},
                                 {"<g>", "</svg>"},
                                 {"<g></g>", ""},
                                 {"<!-- </svg>", ""},
                                 {"", ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char source[200];
        strcat(strcpy(source, rows[i].passed), rows[i].rest);
        char *copy = copy_of(source);
        const char *give_up = copy;
        if (art_markup_svg(copy, copy + strlen(source), &give_up))
            fail_msg("%s: dropped", source);
        if ((size_t)(give_up - copy) != strlen(rows[i].passed))
            fail_msg("%s: gave up at %d", source, (int)(give_up - copy));
        free(copy);
    }
}

static void deep_drawings_are_left_to_the_parser(void **state)
{
    (void)state;
    enum {
        DEPTH = 64
    };
    char source[8 * DEPTH + 20] = "<g>"; /* one more than is looked through */
    for (int i = 0; i < DEPTH; i++)
        strcat(source, "<g>");
    for (int i = 0; i < DEPTH; i++)
        strcat(source, "</g>");
    strcat(source, "</g></svg>");
    char *end = source + strlen(source);
    const char *give_up = source;
    assert_null(art_markup_svg(source, end, &give_up));
    assert_ptr_equal(give_up, source + 3 * DEPTH);
    memcpy(end - 10, "</svg>", 6);
    assert_ptr_equal(art_markup_svg(source + 3, end, &give_up), end - 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comments),
        cmocka_unit_test(bogus_comments),
        cmocka_unit_test(raw_text),
        cmocka_unit_test(scripts),
        cmocka_unit_test(names),
        cmocka_unit_test(attributes),
        cmocka_unit_test(nul_in_front_of_an_attribute),
        cmocka_unit_test(drawings_end),
        cmocka_unit_test(drawings_that_hold_more),
        cmocka_unit_test(deep_drawings_are_left_to_the_parser),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
