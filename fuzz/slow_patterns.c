/*
 * slow_patterns SECONDS [SEED]: looks for markup that costs more time or memory than its size
 * allows, for so many seconds of the clock on the wall.
 *
 * A pattern is a head, and then sections of a few tokens repeated over and over. Patterns are made
 * at random and by changing the worst ones found so far, and tried at 64 KB. What is among the
 * worst is tried again at 1 MB, and reported when it takes more than a second of processor time or
 * more than 128 bytes of memory for each byte of the page. Reported at once is what nests deeper in
 * libgumbo's tree than the scan allows: all that bounds the parser's time hangs on that. Ends with
 * "N passed, N failed" and status 1 when there was such a pattern. The pages of the worst ones are
 * left in slow_patterns.time and slow_patterns.memory.
 */
#include "article.h"
#include "article/open_stack.h"
#include "article/scan.h"
#include "article/tree.h"

#include "../tests/bench/cost.h"
#include "tags.h"

#include <gumbo.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum {
    SECTIONS = 3,
    TOKENS = 6, /* in a section */
    KEPT = 24,  /* worst patterns, half by time and half by memory */
    SMALL = 64 * 1024,
    LARGE = 1024 * 1024
};

static const double second_per_page = 1.0, bytes_per_byte = 128.0;

/* Beyond the scan's limit: html and body, and rows and groups that a table implies. */
static const unsigned deepest_nesting = 2 * ART_DEPTH_MAX + 16;

typedef struct pattern {
    unsigned char head[TOKENS], head_length;
    unsigned char section[SECTIONS][TOKENS], length[SECTIONS], sections;
    double seconds, memory; /* of the page, and for each of its bytes, at 64 KB */
} pattern;

static uint64_t state;

static unsigned char random_token(void)
{
    return (unsigned char)tags_below(&state, TAG_COUNT);
}

static pattern random_pattern(void)
{
    pattern p = {.head_length = (unsigned char)tags_below(&state, 3),
                 .sections = (unsigned char)(1 + tags_below(&state, SECTIONS))};
    for (int i = 0; i < TOKENS; i++)
        p.head[i] = random_token();
    for (int s = 0; s < SECTIONS; s++) {
        p.length[s] = (unsigned char)(1 + tags_below(&state, 4));
        for (int i = 0; i < TOKENS; i++)
            p.section[s][i] = random_token();
    }
    return p;
}

static pattern changed(pattern p)
{
    unsigned s = tags_below(&state, p.sections);
    switch (tags_below(&state, 5)) {
    case 0:
        p.section[s][tags_below(&state, p.length[s])] = random_token();
        break;
    case 1:
        p.length[s] = (unsigned char)(1 + tags_below(&state, TOKENS));
        break;
    case 2:
        p.head_length = (unsigned char)tags_below(&state, TOKENS);
        p.head[tags_below(&state, TOKENS)] = random_token();
        break;
    case 3:
        p.sections = (unsigned char)(1 + tags_below(&state, SECTIONS));
        break;
    default:
        memcpy(p.section[tags_below(&state, SECTIONS)], p.section[s], TOKENS);
    }
    return p;
}

/* The page of a pattern, about so large; returns how large. */
static size_t write_page(const pattern *p, char *page, size_t size)
{
    size_t at = 0;
    unsigned number = 0;
    for (int i = 0; i < p->head_length; i++)
        at = tags_put(page, at, size, tags[p->head[i]], number++);
    for (int s = 0; s < p->sections; s++) {
        size_t end = size / p->sections * (size_t)(s + 1), before;
        do {
            before = at;
            for (int i = 0; i < p->length[s]; i++)
                at = tags_put(page, at, end, tags[p->section[s][i]], number++);
        } while (at > before && at + 64 < end);
    }
    return at;
}

static const article_write_options json = {.size = sizeof(article_write_options),
                                           .format = ARTICLE_FORMAT_JSON};

/* Extracts the page of a pattern once, and says what it took. */
static void try_pattern(pattern *p, char *page, size_t size)
{
    cost_memory m = {0, 0};
    const article *a;
    size_t written = 0;
    article_options options = ARTICLE_OPTIONS_INIT;
    article_page_info info = ARTICLE_PAGE_INFO_INIT;
    options.allocator = (article_allocator){cost_reallocate, &m};
    info.input = ARTICLE_INPUT_HTML;
    size = write_page(p, page, size);
    article_extractor *x = article_extractor_new(&options);
    if (!x || !size)
        exit(2);
    double begin = cost_seconds(CLOCK_PROCESS_CPUTIME_ID);
    if (article_extractor_run(x, page, size, &info, &a) == ARTICLE_OK)
        (void)article_write(a, &json, cost_swallow, &written);
    p->seconds = cost_seconds(CLOCK_PROCESS_CPUTIME_ID) - begin;
    p->memory = (double)m.peak / (double)size;
    article_extractor_free(x);
}

/* How deep the elements of the tree are nested that the parser makes of the page; 0: of none. */
static unsigned nesting(const char *page, size_t size)
{
    cost_memory m = {0, 0};
    art_arena arena;
    art_skeleton skeleton;
    const GumboOutput *tree;
    unsigned depth = 0, deepest = 0;
    art_arena_init(&arena, (art_allocator){cost_reallocate, &m});
    if (art_scan(&arena, &arena, (art_view){page, size}, &skeleton) == ARTICLE_OK &&
        art_tree_parse(&arena, &skeleton, &tree) == ARTICLE_OK) {
        const GumboNode *node = tree->root;
        unsigned next = 0; /* child of the node to go to */
        while (node->type != GUMBO_NODE_DOCUMENT) {
            const GumboVector *children = &node->v.element.children;
            if (next == children->length) {
                next = (unsigned)node->index_within_parent + 1;
                node = node->parent;
                depth--;
                continue;
            }
            const GumboNode *child = children->data[next++];
            if (child->type != GUMBO_NODE_ELEMENT && child->type != GUMBO_NODE_TEMPLATE)
                continue;
            node = child;
            next = 0;
            depth++;
            deepest = depth > deepest ? depth : deepest;
        }
    }
    art_arena_free(&arena);
    return deepest;
}

/* Takes p into one half of the worst, if it is; best[0] is the worst of all. */
static int keep(pattern *best, const pattern *p, int by_memory)
{
    int i = KEPT / 2;
    double cost = by_memory ? p->memory : p->seconds;
    for (; i > 0; i--) {
        double other = by_memory ? best[i - 1].memory : best[i - 1].seconds;
        if (other >= cost)
            break;
    }
    if (i == KEPT / 2)
        return 0;
    memmove(best + i + 1, best + i, (size_t)(KEPT / 2 - 1 - i) * sizeof *best);
    best[i] = *p;
    return 1;
}

static void print_pattern(const pattern *p)
{
    for (int i = 0; i < p->head_length; i++)
        fputs(tags[p->head[i]], stdout);
    for (int s = 0; s < p->sections; s++) {
        fputs(" (", stdout);
        for (int i = 0; i < p->length[s]; i++)
            printf("%s", *tags[p->section[s][i]] == '\n' ? "\\n" : tags[p->section[s][i]]);
        fputs(")*", stdout);
    }
    putchar('\n');
}

static void save(const char *name, const char *page, size_t size)
{
    FILE *file = fopen(name, "wb");
    if (!file || fwrite(page, 1, size, file) != size || fclose(file))
        perror(name);
}

int main(int argc, char **argv)
{
    static pattern best[KEPT];
    double end = cost_seconds(CLOCK_MONOTONIC) + (argc > 1 ? strtod(argv[1], NULL) : 60);
    char *page = malloc(LARGE);
    unsigned tried = 0;
    int failed = 0;
    state = 88172645463325252u + (argc > 2 ? strtoull(argv[2], NULL, 10) : 1);
    if (!page)
        return 2;
    while (cost_seconds(CLOCK_MONOTONIC) < end) {
        int by_memory = (int)tags_below(&state, 2);
        pattern *half = best + by_memory * (KEPT / 2);
        const pattern *parent = &half[tags_below(&state, KEPT / 2)];
        pattern p = tags_below(&state, 4) && parent->sections ? changed(*parent) : random_pattern();
        try_pattern(&p, page, SMALL);
        if (nesting(page, write_page(&p, page, SMALL)) > deepest_nesting) {
            failed++;
            fputs("BAD nesting: ", stdout);
            print_pattern(&p);
            fflush(stdout);
        }
        (void)keep(best, &p, 0);
        (void)keep(best + KEPT / 2, &p, 1);
        tried++;
    }
    for (int i = 0; i < KEPT; i++) {
        pattern large = best[i];
        if (!large.sections)
            continue;
        /* Not at once: time may grow with the square of the size, or worse. */
        for (size_t size = 2 * SMALL; size <= LARGE && large.seconds <= second_per_page; size *= 2)
            try_pattern(&large, page, size);
        int bad = large.seconds > second_per_page || large.memory > bytes_per_byte;
        failed += bad;
        if (i % (KEPT / 2) == 0)
            save(i ? "slow_patterns.memory" : "slow_patterns.time", page,
                 write_page(&large, page, LARGE));
        printf("%s %.2f s, %.0f bytes/byte (%.2f s at 64 KB) ", bad ? "BAD" : "   ", large.seconds,
               large.memory, best[i].seconds);
        print_pattern(&large);
        fflush(stdout);
    }
    printf("%u passed, %d failed\n", tried - (unsigned)failed, failed);
    free(page);
    return failed > 0;
}
