#include "article/tree.h"

#include "article/status.h"

#include <gumbo.h>
#include <setjmp.h>
#include <stdint.h>

/*
 * libgumbo cannot survive NULL from its allocator, and its destructor recurses over the document.
 * So it allocates from the page's arena, frees nothing, and is left by longjmp when it wants too
 * much. Nothing of it is lost by that: it holds no other resources and writes no static variables.
 */
typedef struct guard {
    art_arena *arena;
    char *free, *end; /* of the piece of the arena that small allocations come from */
    char *last;       /* the newest of them, which can be taken back */
    size_t left;      /* of the budget */
    bool over_budget;
    jmp_buf escape;
} guard;

enum {
    ALIGNMENT = 8, /* libgumbo has pointers and size_t, and nothing larger */
    PIECE = 4080   /* taken from the arena at a time; four of them fill its smallest chunk */
};

/*
 * A parse without frees takes 4 to 15 times the page on real pages (the maximum seen on 2,813 pages
 * is below 30). 64 times leaves room for the odd ones; the constant is for tiny pages. Raising it
 * lets hostile markup take more memory and time before it is stopped, lowering it rejects pages.
 */
size_t art_tree_budget(size_t size)
{
    enum {
        FACTOR = 64,
        CONSTANT = 1 << 20
    };
    return size > (SIZE_MAX - CONSTANT) / FACTOR ? SIZE_MAX : size * FACTOR + CONSTANT;
}

/* Of the arena, or out. */
static void *take(guard *g, size_t size)
{
    void *p = NULL;
    if (size > g->left)
        g->over_budget = true;
    else
        p = art_arena_alloc(g->arena, size);
    if (!p)
        longjmp(g->escape, 1);
    g->left -= size;
    return p;
}

static void *guarded_alloc(void *user, size_t size)
{
    guard *g = user;
    if (size > PIECE / 4)
        return take(g, size);
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if ((size_t)(g->end - g->free) < size) {
        g->free = take(g, PIECE);
        g->end = g->free + PIECE;
    }
    g->last = g->free;
    g->free += size;
    return g->last;
}

static void guarded_free(void *user, void *p)
{
    guard *g = user;
    if (p && p == g->last)
        g->free = g->last;
}

article_status art_tree_parse(art_arena *arena, const art_skeleton *skeleton,
                              const GumboOutput **tree)
{
    guard g = {.arena = arena, .left = art_tree_budget(skeleton->source.size)};
    /* Every error that libgumbo keeps copies its stack of open tags: 100 KB of nested <div> would
     * take 3 GB. */
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = guarded_alloc;
    options.deallocator = guarded_free;
    options.userdata = &g;
    options.max_errors = 0;
    *tree = NULL;
    if (setjmp(g.escape) == 0) {
        *tree = gumbo_parse_with_options(&options, skeleton->text, skeleton->size);
        return ARTICLE_OK;
    }
    if (g.over_budget)
        return ARTICLE_ERROR_PARSER_LIMIT;
    return art_status_of(arena);
}
