/*
 * bench [-r ROUNDS] PAGE...: what an extraction costs, beside what the parsers of others cost.
 *
 * All pages (plain or gzipped) are held in memory. Page by page, each contestant is timed in turn,
 * by processor time; the best of all rounds counts, so that noise of the machine hits all alike:
 *     stock gumbo   gumbo_parse_with_options with the defaults, and gumbo_destroy_output
 *     libxml2       htmlReadMemory, and xmlFreeDoc (where it was installed at build time)
 *     extract       article_extractor_run, and article_write to JSON; and its steps, one by one
 * Ratios are those of the sums over all pages. The last line is "extract/stock-gumbo N.NN".
 */
#include "article/steps.h"

#include "cost.h"

#include <gumbo.h>
#include <stdio.h>
#include <zlib.h>

#ifdef HAVE_LIBXML2
#include <libxml/HTMLparser.h>
#endif

enum {
    STOCK,
    LIBXML2,
    RUN,
    FRONT, /* encoding, scan, tree and page */
    WRITE, /* and the next ones, one for each format */
    STEPS = WRITE + ARTICLE_FORMAT_JSON + 1,
    CONTESTANTS = STEPS + ART_STEP_COUNT
};

typedef struct sample {
    char *data;
    size_t size;
    double best[CONTESTANTS]; /* seconds */
    double peak;              /* bytes of memory per byte of the page */
} sample;

static double now(void)
{
    return cost_seconds(CLOCK_PROCESS_CPUTIME_ID);
}

static void die(const char *what)
{
    perror(what);
    exit(2);
}

static void read_page(const char *name, sample *page)
{
    size_t capacity = 1 << 16;
    int got;
    gzFile file = gzopen(name, "rb");
    if (!file)
        die(name);
    *page = (sample){.data = malloc(capacity)};
    while (page->data &&
           (got = gzread(file, page->data + page->size, (unsigned)(capacity - page->size))) > 0) {
        page->size += (size_t)got;
        if (page->size == capacity)
            page->data = realloc(page->data, capacity *= 2);
    }
    gzclose(file);
    if (!page->data)
        die(name);
    for (int i = 0; i < CONTESTANTS; i++)
        page->best[i] = 1e9;
}

static void note(sample *page, int contestant, double seconds)
{
    if (seconds < page->best[contestant])
        page->best[contestant] = seconds;
}

/* --- contestants ------------------------------------------------------------------------------ */

static void time_stock(sample *page)
{
    GumboOptions options = kGumboDefaultOptions;
    double begin = now();
    GumboOutput *output = gumbo_parse_with_options(&options, page->data, page->size);
    gumbo_destroy_output(&options, output);
    note(page, STOCK, now() - begin);
}

static void time_libxml2(sample *page)
{
#ifdef HAVE_LIBXML2
    double begin = now();
    htmlDocPtr document =
        htmlReadMemory(page->data, (int)page->size, NULL, NULL,
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | (int)XML_PARSE_HUGE);
    xmlFreeDoc(document);
    note(page, LIBXML2, now() - begin);
#else
    note(page, LIBXML2, 0);
#endif
}

/* Writes the article, with all that a format can hold. */
static void time_write(const article *a, article_format format, sample *page)
{
    article_write_options options = ARTICLE_WRITE_OPTIONS_INIT;
    size_t written = 0;
    options.format = format;
    if (format != ARTICLE_FORMAT_JSON)
        options.flags = ARTICLE_WRITE_LINKS | ARTICLE_WRITE_IMAGES | ARTICLE_WRITE_META;
    double begin = now();
    (void)article_write(a, &options, cost_swallow, &written);
    note(page, WRITE + (int)format, now() - begin);
}

static void time_run(article_extractor *x, sample *page)
{
    const article *a;
    double begin = now();
    article_status status = article_extractor_run(x, page->data, page->size, NULL, &a);
    if (status == ARTICLE_OK)
        time_write(a, ARTICLE_FORMAT_JSON, page);
    note(page, RUN, now() - begin);
    for (int format = 0; status == ARTICLE_OK && format < ARTICLE_FORMAT_JSON; format++)
        time_write(a, (article_format)format, page);
}

/* The steps, in arenas that are reused as the extractor's own are. */
static void time_steps(art_arena arenas[2], sample *page)
{
    static const article_page_info info = ARTICLE_PAGE_INFO_INIT;
    article result = {.charset = ""};
    art_run run = {.page_arena = &arenas[0],
                   .arena = &arenas[1],
                   .bytes = {page->data, page->size},
                   .info = &info,
                   .model = &art_model_builtin,
                   .result = &result};
    art_arena_reset(&arenas[0], SIZE_MAX);
    art_arena_reset(&arenas[1], SIZE_MAX);
    double begin = now(), last = begin;
    for (int i = 0; i < ART_STEP_COUNT; i++) {
        if (art_steps[i].take(&run) != ARTICLE_OK)
            return;
        double at = now();
        note(page, STEPS + i, at - last);
        if (i == 3)
            note(page, FRONT, at - begin);
        last = at;
    }
}

/* --- memory ----------------------------------------------------------------------------------- */

/* The most that a new extractor holds at a time for this page. */
static void measure_memory(sample *page)
{
    cost_memory m = {0, 0};
    const article *a;
    article_options options = ARTICLE_OPTIONS_INIT;
    options.allocator = (article_allocator){cost_reallocate, &m};
    article_extractor *x = article_extractor_new(&options);
    if (!x)
        die("memory");
    (void)article_extractor_run(x, page->data, page->size, NULL, &a);
    page->peak = page->size ? (double)m.peak / (double)page->size : 0;
    article_extractor_free(x);
}

static int by_peak(const void *a, const void *b)
{
    double x = ((const sample *)a)->peak, y = ((const sample *)b)->peak;
    return (x > y) - (x < y);
}

/* --- report ----------------------------------------------------------------------------------- */

static void report(sample *pages, size_t count)
{
    double sum[CONTESTANTS] = {0}, bytes = 0;
    for (size_t i = 0; i < count; i++) {
        bytes += (double)pages[i].size;
        for (int k = 0; k < CONTESTANTS; k++)
            sum[k] += pages[i].best[k] < 1e9 ? pages[i].best[k] : 0;
    }
    printf("%zu pages, %.1f MB\n\n", count, bytes / 1e6);
    printf("%-28s %8s %8s %9s\n", "", "ratio", "MB/s", "pages/s");
    static const char *const names[] = {
        "stock gumbo", "libxml2",        "extract: run to JSON", "encoding + scan + tree + page",
        "write text",  "write Markdown", "write HTML",           "write JSON"};
    for (int k = 0; k < CONTESTANTS; k++) {
        if (sum[k] <= 0)
            continue;
        const char *name = k < STEPS ? names[k] : art_steps[k - STEPS].name;
        printf("%s%-*s %8.4f %8.0f %9.0f\n", k < STEPS ? "" : "  ", k < STEPS ? 28 : 26, name,
               sum[k] / sum[STOCK], bytes / 1e6 / sum[k], (double)count / sum[k]);
    }
    qsort(pages, count, sizeof *pages, by_peak);
    printf("\nmemory per byte of the page: median %.1f, p95 %.1f, maximum %.1f\n",
           pages[count / 2].peak, pages[count * 95 / 100].peak, pages[count - 1].peak);
    printf("extract/stock-gumbo %.3f\n", sum[RUN] / sum[STOCK]);
}

int main(int argc, char **argv)
{
    int rounds = 3, first = 1;
    if (argc > 2 && !strcmp(argv[1], "-r")) {
        rounds = atoi(argv[2]);
        first = 3;
    }
    if (first >= argc) {
        fputs("usage: bench [-r ROUNDS] PAGE...\n", stderr);
        return 2;
    }
    size_t count = (size_t)(argc - first);
    sample *pages = calloc(count, sizeof *pages);
    article_extractor *x = article_extractor_new(NULL);
    art_arena arenas[2];
    cost_memory all = {0, 0};
    art_arena_init(&arenas[0], (art_allocator){cost_reallocate, &all});
    art_arena_init_beside(&arenas[1], &arenas[0]);
    if (!pages || !x)
        die("memory");
    for (size_t i = 0; i < count; i++)
        read_page(argv[first + (int)i], &pages[i]);
    for (int round = 0; round < rounds; round++)
        for (size_t i = 0; i < count; i++) {
            time_stock(&pages[i]);
            time_libxml2(&pages[i]);
            time_run(x, &pages[i]);
            time_steps(arenas, &pages[i]);
        }
    for (size_t i = 0; i < count; i++)
        measure_memory(&pages[i]);
    report(pages, count);
    for (size_t i = 0; i < count; i++)
        free(pages[i].data);
    art_arena_free(&arenas[1]);
    art_arena_free(&arenas[0]);
    article_extractor_free(x);
    free(pages);
    return 0;
}
