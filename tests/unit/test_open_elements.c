/* Tests of article/open_elements.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "article/construction.h"
#include "article/open_elements.h"
#include "unit.h"

typedef struct fixture {
    unit_memory memory;
    art_arena arena;
    art_skeleton skeleton;
    art_open_elements open;
} fixture;

static void begin(fixture *f)
{
    f->memory = (unit_memory){0};
    art_arena_init(&f->arena, unit_allocator(&f->memory));
    art_skeleton_init(&f->skeleton, &f->arena, &f->arena, ART_VIEW(""));
    art_open_init(&f->open, 0);
    f->open.quirks = false;
}

static void start_foreign(art_open_elements *o, art_tag tag, art_view name, art_namespace space)
{
    bool integration = tag == ART_TAG_FOREIGNOBJECT || tag == ART_TAG_MTEXT;
    if (!art_open_is_full(o, tag, space))
        art_open_push(o, tag, name, space, integration);
}

/* What the scan does at a start tag. */
static void start(fixture *f, art_view name)
{
    art_open_elements *o = &f->open;
    art_tag tag = art_tag_of(name);
    unsigned rules = art_construction[tag];
    if (art_open_is_foreign(o) && (rules & ART_BREAKOUT) && !art_open_break_out(o, tag))
        return;
    if (art_open_is_foreign(o)) {
        start_foreign(o, tag, name, (art_namespace)o->stack[o->depth - 1].space);
        return;
    }
    if (!art_open_imply(o, tag) || (rules & (ART_VOID | ART_RCDATA | ART_RAW_TEXT)))
        return;
    if (!(rules & ART_SPECIAL) || (rules & ART_REOPENS))
        art_open_reopen(o, &f->skeleton);
    if (tag == ART_TAG_SVG || tag == ART_TAG_MATH)
        start_foreign(o, tag, name, tag == ART_TAG_SVG ? ART_SVG : ART_MATH);
    else if (art_open_is_full(o, tag, ART_HTML))
        return;
    else if (rules & ART_FORMATTING)
        art_open_push_formatting(o, tag, name, 0, false);
    else
        art_open_push(o, tag, name, ART_HTML, false);
}

/* "div": a start tag; "/div": an end tag; ".": text. */
static void play(fixture *f, const char *tokens)
{
    while (*tokens) {
        size_t size = strcspn(tokens, " ");
        if (*tokens == '.')
            art_open_reopen(&f->open, &f->skeleton);
        else if (*tokens == '/')
            (void)art_open_end(&f->open, art_tag_of((art_view){tokens + 1, size - 1}),
                               (art_view){tokens + 1, size - 1});
        else
            start(f, (art_view){tokens, size});
        tokens += size + (tokens[size] == ' ');
    }
}

/* The names on the stack; the counts must agree with it. */
static void list(const art_open_elements *o, char *out)
{
    uint32_t count[ART_TAG_COUNT] = {0};
    unsigned foreign = 0;
    *out = '\0';
    for (unsigned i = 0; i < o->depth; i++) {
        out += sprintf(out, i ? " %s" : "%s", art_tag_name((art_tag)o->stack[i].tag).data);
        count[o->stack[i].space ? ART_TAG_OTHER : o->stack[i].tag]++;
        foreign += o->stack[i].space != ART_HTML;
    }
    assert_memory_equal(count, o->count, sizeof count);
    assert_int_equal(foreign, o->foreign);
}

typedef struct row {
    const char *tokens, *open;
} row;

static void check(const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fixture f;
        char open[500];
        begin(&f);
        play(&f, rows[i].tokens);
        list(&f.open, open);
        if (strcmp(open, rows[i].open) != 0)
            fail_msg("%s: %s", rows[i].tokens, open);
        assert_false(f.open.limited);
        art_arena_free(&f.arena);
    }
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static void start_tags_imply_end_tags(void **state)
{
    (void)state;
    static const row rows[] = {{"ul li ul li li", "ul li ul li"},
                               {"ul li div span li", "ul li"},
                               {"ul li blockquote li", "ul li blockquote li"},
                               {"dl dt dd", "dl dd"},
                               {"p div", "div"},
                               {"p span p", "p"},
                               {"p button p", "p button p"},
                               {"p object p", "p object p"},
                               {"li p li", "li"},
                               {"h1 h2", "h2"},
                               {"h1 span h2", "h1 span h2"},
                               {"option option", "option"},
                               {"button span button", "button"},
                               {"form div form", "form div"},
                               {"form p form", "form p"}, /* ignored, with what it would close */
                               {"div form /div form", ""},
                               {"div form /div /form form", "form"},
                               {"template form form", "template form form"},
                               {"table form p", "table p"}, /* closed at once */
                               {"table p form", "table p"},
                               {"table form div form", "table div"},
                               {"table caption form", "table caption form"},
                               {"table tr td p form", "table tr td form"},
                               {"ruby rb rt rp", "ruby rp"},
                               {"ruby rtc rt rb", "ruby rb"},
                               {"ruby rtc rt", "ruby rtc rt"},
                               {"rt rp", "rt rp"}, /* outside of ruby nothing is implied */
                               {"html head body div", "div"}};
    CHECK(rows);
}

static void end_tags_close(void **state)
{
    (void)state;
    static const row rows[] = {{"div section p /div", ""},
                               {"div span /div", ""},
                               {"span div /span", "span div"}, /* a special element is in the way */
                               {"noscript nav /noscript", "noscript nav"}, /* here, too */
                               {"span main /span", ""},                    /* this one is none */
                               {"nav noscript i /noscript", "nav"},
                               {"div object /div", "div object"},
                               {"h1 span /h4", ""},
                               {"h1 object /h1", "h1 object"},
                               {"form div /form", "div"},
                               {"template form div /form", "template form div"},
                               {"template form p /form", "template"},
                               {"template div /template", ""},
                               {"ul li ul span /li", "ul li ul span"},
                               {"p button span /p", "p button span"},
                               {"div /p /br /body /html /x", "div"},
                               {"/div", ""}};
    CHECK(rows);
}

/* The parser would search its stack for them. */
static void end_tags_of_nothing_are_dropped(void **state)
{
    (void)state;
    static const struct {
        const char *open, *name;
        bool kept;
    } rows[] = {{"div", "span", false},
                {"div span", "span", true},
                {"div", "x-y", false},
                {"div x-y", "other", true}, /* all unknown elements are one to libgumbo */
                {"table", "span", true},    /* it ends a group of columns */
                {"table colgroup", "h2", true},
                {"table td", "h2", false},
                {"div", "td", false},
                {"div", "h2", false},
                {"div h1", "h2", true},
                {"svg other", "x-y", false},
                {"table", "tr", true},
                {"div", "p", true},
                {"div", "br", true},
                {"div", "b", true}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture f;
        begin(&f);
        play(&f, rows[i].open);
        art_view name = art_view_of(rows[i].name);
        assert_int_equal(art_open_end(&f.open, art_tag_of(name), name), rows[i].kept);
        art_arena_free(&f.arena);
    }
}

static void selects(void **state)
{
    (void)state;
    static const row rows[] = {{"select option option", "select option"},
                               {"select optgroup option optgroup", "select optgroup"},
                               {"select div b svg", "select"}, /* ignored */
                               {"select select div", "div"},
                               {"select input div", "div"},
                               {"select textarea p", "p"},
                               {"select option /div /select", ""},
                               {"div select /div", "div select"},
                               {"select tr", "select"}, /* no table around */
                               {"table td select option tr", "table tr"},
                               {"table td select /table", ""},
                               {"table select /tr", "table select"}};
    CHECK(rows);
}

static void tables(void **state)
{
    (void)state;
    static const row rows[] = {{"template col div", "template"}, /* nothing but columns */
                               {"template col template", "template template"},
                               {"template colgroup template div", "template colgroup template div"},
                               {"td tr tbody", ""}, /* without a table: ignored */
                               {"template td", "template td"},
                               {"table thead tr th td tr", "table thead tr"},
                               {"table thead tr td p tbody", "table tbody"},
                               {"table caption td", "table td"},
                               {"p table td p", "table td p"},
                               {"table td p /table", ""},
                               {"table tr td div /tr", "table"},
                               /* rows and groups that are implied, and not on the stack */
                               {"table td div /tr", "table"},
                               {"table td div /tbody", "table"},
                               {"table tr td div /tbody", "table"},
                               {"table tbody td div /tr", "table tbody"},
                               {"table thead td div /tbody", "table thead td div"},
                               {"table caption div /tr", "table caption div"},
                               {"template td div /tr", "template td div"},
                               {"table td select /tr", "table"},
                               {"table td table /td", "table td table"},
                               {"table td div /td", "table"},
                               /* tables in tables */
                               {"table tr td table", "table tr td table"},
                               {"table caption table", "table caption table"},
                               {"table table", "table"},
                               {"table tbody tr table", "table"},
                               {"table object table", "table"},
                               {"table td object table", "table td object table"},
                               {"div table div table", "div table"}};
    CHECK(rows);
}

static void formatting_is_reopened(void **state)
{
    (void)state;
    static const row rows[] = {{"p b i p", "p"},
                               {"p b i p .", "p b i"},
                               {"p b i p span", "p b i span"},
                               {"p b i p div .", "div b i"},
                               {"div b /div", ""},
                               {"p b /b p .", "p"},
                               {"b table td .", "b table td"}, /* not into a cell */
                               {"table td b td .", "table td"},
                               {"b table td /table .", "b"},
                               {"p b b b b /p .", "b b b"}, /* "Noah's Ark": three of a kind */
                               {"p b i b b b /p .", "i b b b"}};
    CHECK(rows);
}

static void adoption_agency(void **state)
{
    (void)state;
    static const row rows[] = {
        {"b i /b .", "i"},
        {"b span b b b /b /b /b /b .", "b span"}, /* the first is no longer listed */
        {"i b b b b /b /b /b /b .", "i"},         /* nor here, but it is the current one */
        {"b span /b .", ""},
        {"b p /b .", "p"},
        {"b i p /b .", "i p"},
        {"b span p span /b .", "p"},
        {"b section i div /b .", "section i div"},
        {"b object /b", "b object"},
        {"b table td /b", "b table td"},
        {"p b p /b .", "p"}, /* it is on the list alone */
        {"a span a", "a"},
        {"a div a", "div a"},
        {"a table a", "table a"},
        {"a table td a", "a table td a"},
        {"nobr nobr", "nobr"},
        {"nobr table nobr", "nobr table nobr"},
        /* no more than eight rounds */

        {"b div div div div div div div div div div /b .",
         "div div div div div div div div b div div"},
        {"b div div div div div div div div div div /b /div /div /div .",
         "div div div div div div div b"},
        {"b i div div div div div div div div u div /b /div /div .",
         "i div div div div div div div b u"},
        {"a div div div div div div div div div a", "div div div div div div div div div a"}};
    CHECK(rows);
}

static void foreign_content(void **state)
{
    (void)state;
    static const row rows[] = {
        {"svg title desc", "svg title desc"},
        {"svg a p", "p"},
        {"math mtext b", "math mtext b"},
        {"math b", "b"},
        {"svg foreignObject p p", "svg foreignobject p"},
        {"svg foreignObject svg div", "svg foreignobject div"},
        {"svg foreignObject p /svg", "svg foreignobject p"},
        {"p math annotation-xml /p", "p math annotation-xml"}, /* in the way of every scope */
        {"p svg annotation-xml /p", ""},
        {"svg foreignObject /svg", ""},
        {"svg A /a", "svg"},
        {"svg a desc /SVG", ""},
        {"svg select div", "div"},
        {"div svg /div", ""},
        {"p svg foreignObject p", "p svg foreignobject p"},
        {"b svg foreignObject b /b", "b svg foreignobject"},
        {"dd math mtext dd", "dd math mtext dd"},
        {"table td svg tr foreignObject td", "table td"},
        {"svg template foreignObject form form", "svg template foreignobject form"},
        {"svg li a li", "li"}};
    CHECK(rows);
}

static void names_count_in_foreign_content(void **state)
{
    (void)state;
    fixture f;
    begin(&f);
    play(&f, "svg linearGradient stop /stops");
    assert_int_equal(f.open.depth, 3);
    play(&f, "/lineargradient");
    assert_int_equal(f.open.depth, 1);
    art_arena_free(&f.arena);
}

static void white_space_counts(void **state)
{
    (void)state;
    fixture f;
    begin(&f);
    play(&f, "div pre b listing");
    assert_int_equal(f.open.verbatim, 2);
    play(&f, "/listing");
    assert_int_equal(f.open.verbatim, 1);
    play(&f, "/div");
    assert_int_equal(f.open.verbatim, 0);
    play(&f, "svg pre"); /* breaks out */
    assert_int_equal(f.open.verbatim, 1);
    art_arena_free(&f.arena);
}

static void tables_in_paragraphs(void **state)
{
    (void)state;
    fixture f;
    char open[500];
    begin(&f);
    f.open.quirks = true;
    play(&f, "p table td p");
    list(&f.open, open);
    assert_string_equal(open, "p table td p");
    art_arena_free(&f.arena);
}

/* --- limits --- */

static void depth_is_limited(void **state)
{
    (void)state;
    fixture f;
    begin(&f);
    for (int i = 0; i < ART_DEPTH_MAX; i++)
        play(&f, "div");
    assert_false(f.open.limited);
    play(&f, "div section div");
    assert_true(f.open.limited);
    assert_int_equal(f.open.depth, ART_DEPTH_MAX);
    /* End tags of what was dropped are dropped; others are not. */
    assert_false(art_open_end(&f.open, ART_TAG_DIV, ART_VIEW("div")));
    assert_false(art_open_end(&f.open, ART_TAG_SECTION, ART_VIEW("section")));
    assert_true(art_open_end(&f.open, ART_TAG_SECTION, ART_VIEW("section")));
    assert_false(art_open_end(&f.open, ART_TAG_DIV, ART_VIEW("div")));
    assert_true(art_open_end(&f.open, ART_TAG_DIV, ART_VIEW("div")));
    assert_int_equal(f.open.depth, ART_DEPTH_MAX - 1);
    play(&f, "div div");
    assert_false(art_open_end(&f.open, ART_TAG_DIV, ART_VIEW("div")));
    play(&f, "/div /div");
    assert_int_equal(f.open.depth, ART_DEPTH_MAX - 2);
    art_arena_free(&f.arena);
}

static void foreign_depth_is_limited(void **state)
{
    (void)state;
    fixture f;
    begin(&f);
    for (int i = 0; i < ART_FOREIGN_MAX; i++)
        play(&f, "svg");
    assert_false(f.open.limited);
    play(&f, "svg a");
    assert_true(f.open.limited);
    assert_int_equal(f.open.depth, ART_FOREIGN_MAX);
    play(&f, "div");
    assert_int_equal(f.open.depth, 1);
    art_arena_free(&f.arena);
}

static void formatting_is_limited(void **state)
{
    (void)state;
    fixture f;
    begin(&f);
    for (uint32_t i = 1; i <= ART_FORMATTING_MAX; i++) {
        assert_false(art_open_is_formatting_full(&f.open));
        art_open_push_formatting(&f.open, ART_TAG_FONT, ART_VIEW("font"), i, true);
    }
    assert_false(f.open.limited);
    assert_true(art_open_is_formatting_full(&f.open));
    assert_true(f.open.limited);
    play(&f, "/font");
    assert_false(art_open_is_formatting_full(&f.open));
    assert_int_equal(f.open.active, ART_FORMATTING_MAX - 1);
    art_arena_free(&f.arena);
}

/* To be reopened counts as open: there must be room when the time comes. */
static void closed_formatting_takes_depth(void **state)
{
    (void)state;
    fixture f;
    begin(&f);
    play(&f, "p b i u /p");
    for (int i = 0; i < ART_DEPTH_MAX; i++)
        play(&f, "div");
    assert_int_equal(f.open.depth, ART_DEPTH_MAX - 3);
    play(&f, "/div .");
    assert_int_equal(f.open.depth, ART_DEPTH_MAX - 3 - 1 + 3);
    assert_int_equal(f.open.closed, 0);
    art_arena_free(&f.arena);
}

static void reopening_has_a_budget(void **state)
{
    (void)state;
    fixture f;
    unsigned rounds = 0;
    begin(&f);
    play(&f, "p b i");
    art_open_push_formatting(&f.open, ART_TAG_FONT, ART_VIEW("font"), 1, true);
    play(&f, "p");
    while (!f.open.limited) {
        play(&f, ". p");
        assert_true(++rounds <= ART_REOPENED_MIN);
    }
    /* Two without attributes and one with some: a weight of four. */
    assert_int_equal(rounds, ART_REOPENED_MIN / 4 + 2);
    assert_view(((art_view){f.skeleton.text, f.skeleton.size}), "</font></i></b>");
    assert_int_equal(f.open.listed, 0);
    assert_true(art_open_is_formatting_full(&f.open));
    art_open_init(&f.open, 1600); /* a larger page has more */
    assert_int_equal(f.open.reopened_max, ART_REOPENED_MIN + 100);
    art_arena_free(&f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(start_tags_imply_end_tags),
        cmocka_unit_test(end_tags_close),
        cmocka_unit_test(end_tags_of_nothing_are_dropped),
        cmocka_unit_test(selects),
        cmocka_unit_test(tables),
        cmocka_unit_test(formatting_is_reopened),
        cmocka_unit_test(adoption_agency),
        cmocka_unit_test(foreign_content),
        cmocka_unit_test(names_count_in_foreign_content),
        cmocka_unit_test(white_space_counts),
        cmocka_unit_test(tables_in_paragraphs),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(foreign_depth_is_limited),
        cmocka_unit_test(formatting_is_limited),
        cmocka_unit_test(closed_formatting_takes_depth),
        cmocka_unit_test(reopening_has_a_budget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
