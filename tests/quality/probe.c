/*
 * probe: the library for the trainer and for out-of-fold figures.
 *
 *   probe names                   the names of the features: of blocks, pages and choices, an empty line between
 *   probe rules                   the names of the rules of selection
 *   probe hashes                  the hash of the word on each line of standard input
 *   probe name-hashes             the same for names of elements
 *   probe dump [MODEL]            what the trainer learns from, in binary
 *   probe gate MODEL...           what the judgement of each page looks at, in binary
 *   probe review MODEL...         what the second look at its blocks looks at, in binary
 *   probe texts                   the texts of the blocks of each page, a JSON array a line
 *   probe run [OPTION]... MODEL...  two JSON objects for each page, one a line: the result, and how it came about
 *
 * Options are -RULE, to leave a rule of selection out, and +precision or +recall, to favor one.
 *
 * Pages come on standard input, each behind a line "MODEL URL-BYTES TEXT HTML-BYTES" and followed by
 * the URL and the HTML. MODEL is the number of the model file that judges the page (0: the first);
 * TEXT is 1 for plain text. Without model files the model that is compiled in judges.
 */
#include "article/extractor.h"
#include "article/feature_row.h"
#include "article/result.h"
#include "article/review.h"
#include "article/rules.h"
#include "base/json_write.h"

#include <stdio.h>
#include <stdlib.h>

static void fail(const char *what)
{
    fprintf(stderr, "probe: %s\n", what);
    exit(2);
}

static void *allocate(size_t size)
{
    void *p = malloc(size ? size : 1);
    if (!p)
        fail("out of memory");
    return p;
}

/* --- model files: the arrays of src/tables/model_tables.h one after the other --- */

static void *read_array(FILE *file, size_t count, size_t size)
{
    void *p = allocate(count * size);
    if (fread(p, size, count, file) != count)
        fail("the model file is too short");
    return p;
}

static uint32_t read_number(FILE *file)
{
    uint32_t n;
    if (fread(&n, sizeof n, 1, file) != 1)
        fail("the model file is too short");
    return n;
}

static art_weights read_weights(FILE *file, uint32_t columns)
{
    uint32_t count = read_number(file);
    art_weights w = {.columns = columns};
    w.begins = read_array(file, (1u << ART_WEIGHTS_BITS) + 1, sizeof *w.begins);
    w.tails = read_array(file, count, sizeof *w.tails);
    w.weights = read_array(file, (size_t)count * columns, sizeof *w.weights);
    return w;
}

static art_trees read_trees(FILE *file)
{
    art_trees t = {.count = read_number(file)};
    t.depth = read_number(file);
    t.start = (int32_t)read_number(file);
    size_t splits = ((size_t)1 << t.depth) - 1;
    t.features = read_array(file, t.count * splits, sizeof *t.features);
    t.bars = read_array(file, t.count * splits, sizeof *t.bars);
    t.leaves = read_array(file, t.count * (splits + 1), sizeof *t.leaves);
    return t;
}

static art_model read_model(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        fail("cannot open the model file");
    art_model m = {.names = read_weights(file, ART_NAMES_COLUMNS)};
    m.words = read_weights(file, ART_WORDS_COLUMNS);
    m.blocks = read_trees(file);
    m.types = read_trees(file);
    m.confidence = read_trees(file);
    m.review = read_trees(file);
    fclose(file);
    return m;
}

/* --- pages --- */

typedef struct frame {
    unsigned model;
    article_input input;
    char *url, *html;
    size_t size;
} frame;

static bool read_frame(frame *f)
{
    unsigned model, text;
    size_t url_size, size;
    if (scanf("%u %zu %u %zu", &model, &url_size, &text, &size) != 4 || getchar() != '\n')
        return false;
    *f = (frame){model, text ? ARTICLE_INPUT_TEXT : ARTICLE_INPUT_AUTO, allocate(url_size + 1),
                 allocate(size), size};
    f->url[url_size] = '\0';
    if (fread(f->url, 1, url_size, stdin) != url_size || fread(f->html, 1, size, stdin) != size)
        fail("the input ends within a page");
    return true;
}

/* --- dump --- */

static void put(const void *data, size_t count, size_t size)
{
    if (count && fwrite(data, size, count, stdout) != count)
        fail("cannot write");
}

static void put_number(uint32_t n)
{
    put(&n, 1, sizeof n);
}

/* A list of numbers that grows. */
typedef struct list {
    uint32_t *items;
    size_t count, room;
} list;

static void add(list *l, uint32_t n)
{
    if (l->count == l->room) {
        l->room = l->room ? 2 * l->room : 1024;
        l->items = realloc(l->items, l->room * sizeof *l->items);
        if (!l->items)
            fail("out of memory");
    }
    l->items[l->count++] = n;
}

static void put_list(list *l)
{
    put_number((uint32_t)l->count);
    put(l->items, l->count, sizeof *l->items);
    free(l->items);
    *l = (list){0};
}

/* The tokens of the elements that count for blocks: pairs of element and hash; pairs of element and
 * the block element around it. */
static void dump_names(const article *a)
{
    list tokens = {0}, parents = {0};
    for (uint32_t n = a->page.body; n < a->page.nodes[a->page.body].end; n++) {
        const art_node *node = &a->page.nodes[n];
        if (node->tag == ART_TAG_TEXT)
            continue;
        add(&parents, n);
        add(&parents, n == a->page.body ? ART_NO_NODE : a->features.contexts[n].around);
        add(&tokens, n);
        add(&tokens, art_names_of_tag(node->tag));
        for (uint32_t k = 0; k < node->attribute_count; k++) {
            art_names names;
            uint32_t hash;
            if (!art_names_begin(&names, node->u.attributes[k].name, node->u.attributes[k].value))
                continue;
            while (art_names_next(&names, &hash)) {
                add(&tokens, n);
                add(&tokens, hash);
            }
        }
    }
    put_list(&parents);
    put_list(&tokens);
}

/* Pairs of block and element, near and in the middle; one far element per block. */
static void dump_elements(const article *a)
{
    list near = {0}, middle = {0}, far = {0};
    for (uint32_t i = 0; i < a->blocks.count; i++) {
        art_block_elements e;
        art_feature_row_elements(&a->features, i, &e);
        for (uint32_t k = 0; k < e.near_count; k++) {
            add(&near, i);
            add(&near, e.near[k]);
        }
        for (uint32_t k = 0; k < e.middle_count; k++) {
            add(&middle, i);
            add(&middle, e.middle[k]);
        }
        add(&far, e.far);
    }
    put_list(&near);
    put_list(&middle);
    put_list(&far);
}

/* Of every block: the heading over its heading, and the first blocks of the containers around it. */
static void dump_labels(const article *a)
{
    list labels = {0};
    for (uint32_t i = 0; i < a->blocks.count; i++) {
        art_block_labels l;
        art_feature_row_labels(&a->features, i, &l);
        add(&labels, l.over);
        for (int k = 0; k < ART_LABEL_LEVELS; k++)
            add(&labels, l.first[k]);
    }
    put_list(&labels);
}

/* Triples of block, kind and hash: 0 a word, 1 the whole, 2 one of the first of a long block. */
static void dump_words(const article *a)
{
    list words = {0};
    for (uint32_t i = 0; i < a->blocks.count; i++) {
        const art_block *b = &a->blocks.items[i];
        uint32_t hashes[ART_WORDS_LOOKED], phrase;
        uint32_t count = art_measure_words(b->text, hashes, &phrase);
        bool is_short = b->words <= ART_SHORT_WORDS;
        for (uint32_t k = 0; k < count && (is_short || k < ART_FIRST_WORDS); k++) {
            add(&words, i);
            add(&words, is_short ? 0 : 2);
            add(&words, hashes[k]);
        }
        if (b->words <= ART_PHRASE_WORDS) {
            add(&words, i);
            add(&words, 1);
            add(&words, phrase);
        }
    }
    put_list(&words);
}

static void dump(const article *a)
{
    uint32_t blocks = a ? a->blocks.count : 0;
    put_number(blocks);
    if (!blocks)
        return;
    for (uint32_t i = 0; i < blocks; i++) {
        int16_t row[ART_FEATURE_COUNT];
        art_feature_row(&a->features, i, row);
        put(row, ART_FEATURE_COUNT, sizeof *row);
    }
    list words = {0}, ends = {0};
    uint32_t size = 0;
    for (uint32_t i = 0; i < a->blocks.count; i++) {
        add(&words, a->blocks.items[i].words);
        add(&ends, size += (uint32_t)a->blocks.items[i].text.size);
    }
    put_list(&words);
    put_list(&ends);
    for (uint32_t i = 0; i < a->blocks.count; i++)
        put(a->blocks.items[i].text.data, a->blocks.items[i].text.size, 1);
    dump_elements(a);
    dump_names(a);
    dump_words(a);
    dump_labels(a);
}

/* What the judgement of the page looks at. */
static void dump_gate(const article *a)
{
    static const int16_t none[ART_GATE_FEATURE_COUNT];
    put(a ? a->judgement.row : none, ART_GATE_FEATURE_COUNT, sizeof *none);
}

static void *reallocate(void *context, void *old, size_t old_size, size_t new_size)
{
    (void)context;
    (void)old_size;
    if (new_size)
        return realloc(old, new_size);
    free(old);
    return NULL;
}

/* What the second look at blocks looks at. */
static void dump_review(const article *a)
{
    uint32_t blocks = a ? a->blocks.count : 0;
    put_number(blocks);
    if (!blocks)
        return;
    art_arena arena;
    art_review review;
    art_arena_init(&arena, (art_allocator){reallocate, NULL});
    if (!art_review_prepare(&arena, &a->blocks, &a->features, &a->judgement, &review))
        fail("out of memory");
    for (uint32_t i = 0; i < blocks; i++) {
        int16_t row[ART_REVIEW_FEATURE_COUNT];
        art_review_row(&review, i, row);
        put(row, ART_REVIEW_FEATURE_COUNT, sizeof *row);
    }
    art_arena_free(&arena);
}

static void print_names(void)
{
#define PRINT(name, text) puts(#name);
#define PRINT_NAME(name) puts(#name);
    ART_FEATURE_LIST(PRINT)
    puts("");
    ART_GATE_FEATURE_LIST(PRINT)
    puts("");
    ART_CHOICE_FEATURE_LIST(PRINT)
    puts("");
    ART_GLANCE_FEATURE_LIST(PRINT_NAME)
    ART_REVIEW_OWN_FEATURE_LIST(PRINT)
}

/* Of names of elements, or of words. */
static void print_hashes(bool of_names)
{
    char line[256];
    while (fgets(line, sizeof line, stdin)) {
        uint32_t hashes[ART_WORDS_LOOKED], phrase;
        art_view text = art_view_trim(art_view_of(line));
        art_names names;
        if (of_names ? !art_names_begin(&names, ART_ATTR_CLASS, text) || !art_names_next(&names, hashes)
                     : art_measure_words(text, hashes, &phrase) != 1)
            fail("not one word");
        printf("%u\n", hashes[0]);
    }
}

/* --- run --- */

static int to_stdout(void *user, const char *data, size_t size)
{
    (void)user;
    return fwrite(data, 1, size, stdout) != size;
}

static const article_write_options as_json = {.size = sizeof(article_write_options),
                                           .format = ARTICLE_FORMAT_JSON};

static void run(const article *a)
{
    if (!a) {
        puts("{}\n{\"failed\":true}");
        return;
    }
    (void)article_write(a, &as_json, to_stdout, NULL);
    printf("{\"found\":%s,\"row\":[", a->selection.found ? "true" : "false");
    for (int k = 0; k < ART_CHOICE_FEATURE_COUNT; k++)
        printf("%s%d", k ? "," : "", a->selection.row[k]);
    printf("],\"types\":[");
    for (int k = 0; k < ART_TYPE_COUNT; k++)
        printf("%s%d", k ? "," : "", a->judgement.types[k]);
    printf("],\"title\":%ld,\"chances\":[",
           a->features.title == ART_NO_NODE ? -1L : (long)a->features.title);
    for (uint32_t i = 0; i < a->blocks.count; i++)
        printf("%s%d", i ? "," : "", a->judgement.chances[i]);
    printf("],\"kept\":[");
    for (uint32_t i = 0; i < a->blocks.count; i++)
        printf("%s%d", i ? "," : "", a->selection.kept[i]);
    puts("]}");
}

static void print_word_hashes(void)
{
    print_hashes(false);
}

static void print_name_hashes(void)
{
    print_hashes(true);
}

static void put_texts(const article *a)
{
    art_out out;
    art_json json;
    art_out_init(&out, to_stdout, NULL);
    art_json_init(&json, &out, false);
    art_json_begin(&json, '[');
    for (uint32_t i = 0; a && i < a->blocks.count; i++)
        art_json_string(&json, a->blocks.items[i].text);
    art_json_end(&json, ']');
    art_out_add_char(&out, '\n');
    (void)art_out_flush(&out);
}

static uint32_t rule_bit(const char *name)
{
    static const char *const rules[] = {
#define NAME(name, pages, text) #name,
        ART_RULE_LIST(NAME)
#undef NAME
    };
    for (uint32_t k = 0; k < ART_RULE_COUNT; k++)
        if (!strcmp(name, rules[k]))
            return UINT32_C(1) << k;
    fail("no such rule");
    return 0;
}

static void set_favor(article_options *options, const char *name)
{
    if (!strcmp(name, "precision"))
        options->favor = ARTICLE_FAVOR_PRECISION;
    else if (!strcmp(name, "recall"))
        options->favor = ARTICLE_FAVOR_RECALL;
    else if (strcmp(name, "balance") != 0)
        fail("precision, balance or recall?");
}

static void print_rules(void)
{
#define PRINT_RULE(name, pages, text) puts(#name);
    ART_RULE_LIST(PRINT_RULE)
}

int main(int argc, char **argv)
{
    if (argc < 2)
        fail("names, hashes, dump or run?");
    static const struct {
        const char *name;
        void (*print)(void);
    } lists[] = {{"names", print_names},
                 {"rules", print_rules},
                 {"hashes", print_word_hashes},
                 {"name-hashes", print_name_hashes}};
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
        if (!strcmp(argv[1], lists[k].name)) {
            lists[k].print();
            return 0;
        }
    }
    void (*show)(const article *) = run;
    static const struct {
        const char *name;
        void (*show)(const article *);
    } shows[] = {{"dump", dump}, {"texts", put_texts}, {"gate", dump_gate}, {"review", dump_review}};
    for (size_t k = 0; k < sizeof shows / sizeof *shows; k++)
        if (!strcmp(argv[1], shows[k].name))
            show = shows[k].show;
    uint32_t without = 0;
    article_options options = ARTICLE_OPTIONS_INIT;
    for (; argc > 2 && (argv[2][0] == '-' || argv[2][0] == '+'); argc--, argv++) {
        if (argv[2][0] == '-')
            without |= rule_bit(argv[2] + 1);
        else
            set_favor(&options, argv[2] + 1);
    }
    unsigned count = (unsigned)argc - 2;
    art_model *models = allocate(count * sizeof *models);
    for (unsigned k = 0; k < count; k++)
        models[k] = read_model(argv[k + 2]);
    article_extractor *x = article_extractor_new(&options);
    if (!x)
        fail("out of memory");
    art_extractor_leave_out(x, without);
    for (frame f; read_frame(&f);) {
        article_page_info info = ARTICLE_PAGE_INFO_INIT;
        const article *a = NULL;
        info.url = *f.url ? f.url : NULL;
        info.input = f.input;
        if (count)
            art_extractor_use_model(x, f.model < count ? &models[f.model] : &models[0]);
        article_status status = article_extractor_run(x, f.html, f.size, &info, &a);
        if (status != ARTICLE_OK)
            fprintf(stderr, "probe: %s: %s\n", f.url, article_status_message(status));
        show(a);
        free(f.url);
        free(f.html);
    }
    article_extractor_free(x);
    return 0;
}
