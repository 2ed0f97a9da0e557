#include "html.h"

#include <stdio.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "article/tree.h"

/* A skeleton that no scan has made: markup goes to the parser as it is. */
static article_status parse(art_arena *arena, art_view text,
                            const struct GumboInternalOutput **tree)
{
    char *copy = malloc(text.size + 1);
    assert_non_null(copy);
    memcpy(copy, text.data, text.size);
    copy[text.size] = '\0';
    art_skeleton skeleton = {.arena = arena, .source = text, .text = copy, .size = text.size};
    article_status status = art_tree_parse(arena, &skeleton, tree);
    free(copy);
    return status;
}

static void parses_within_its_budget(void **state)
{
    (void)state;
    art_arena arena;
    const struct GumboInternalOutput *tree;
    art_arena_init(&arena, (art_allocator){html_reallocate, NULL});
    assert_int_equal(parse(&arena, ART_VIEW("<p>a<p>b"), &tree), ARTICLE_OK);
    assert_non_null(tree);
    art_arena_free(&arena);
}

static void empty_input_is_a_tree(void **state)
{
    (void)state;
    html h;
    html_read(&h, "");
    assert_int_equal(h.blocks.count, 0);
    assert_int_equal(h.page.nodes[0].tag, ART_TAG_HTML);
    html_free(&h);
}

/* Each <p> reopens all <font> elements: a few kilobytes make a tree of gigabytes. The scan does not
 * let it come so far. */
static void amplification_hits_the_budget(void **state)
{
    (void)state;
    enum {
        SIZE = 64 * 1024
    };
    char *source = malloc(SIZE);
    assert_non_null(source);
    size_t size = 0;
    for (unsigned i = 0; size + 32 < SIZE; i++)
        size += (size_t)snprintf(source + size, SIZE - size, "<font size=%u><p>", i);
    art_arena arena;
    const struct GumboInternalOutput *tree = (const void *)source;
    art_arena_init(&arena, (art_allocator){html_reallocate, NULL});
    assert_int_equal(parse(&arena, (art_view){source, size}, &tree), ARTICLE_ERROR_PARSER_LIMIT);
    assert_null(tree);
    assert_true(arena.held <= 2 * art_tree_budget(size));
    art_arena_free(&arena);
    free(source);
}

static void arena_limit_is_told_from_budget(void **state)
{
    (void)state;
    art_arena arena;
    const struct GumboInternalOutput *tree;
    art_arena_init(&arena, (art_allocator){html_reallocate, NULL});
    art_arena_reset(&arena, 1000);
    assert_int_equal(parse(&arena, ART_VIEW("<p>some text</p>"), &tree), ARTICLE_ERROR_MAX_MEMORY);
    art_arena_free(&arena);
}

static void *no_memory(void *context, void *old, size_t old_size, size_t new_size)
{
    (void)context;
    (void)old;
    (void)old_size;
    (void)new_size;
    return NULL;
}

static void no_memory_is_told(void **state)
{
    (void)state;
    art_arena arena;
    const struct GumboInternalOutput *tree;
    art_arena_init(&arena, (art_allocator){no_memory, NULL});
    assert_int_equal(parse(&arena, ART_VIEW("<p>"), &tree), ARTICLE_ERROR_MEMORY);
    art_arena_free(&arena);
}

/* An assertion of Debian's libgumbo would end the process here. */
static void cdata_in_a_table_is_survived(void **state)
{
    (void)state;
    html h;
    html_read(&h, "<table><svg><foreignObject><![CDATA[y]]>z</table><p>text</p><![CDATA[ gone >");
    assert_view(h.blocks.items[h.blocks.count - 1].text, "text");
    html_free(&h);
}

static void budget_does_not_overflow(void **state)
{
    (void)state;
    assert_true(art_tree_budget(0) > 0);
    assert_true(art_tree_budget(1000) > art_tree_budget(10));
    assert_int_equal(art_tree_budget(SIZE_MAX), SIZE_MAX);
    assert_int_equal(art_tree_budget(SIZE_MAX / 2), SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parses_within_its_budget),
        cmocka_unit_test(empty_input_is_a_tree),
        cmocka_unit_test(amplification_hits_the_budget),
        cmocka_unit_test(arena_limit_is_told_from_budget),
        cmocka_unit_test(no_memory_is_told),
        cmocka_unit_test(cdata_in_a_table_is_survived),
        cmocka_unit_test(budget_does_not_overflow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
