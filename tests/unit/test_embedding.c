/*
 * What programs that embed the library rely on: every allocation may fail, memory stays flat, a
 * small stack is enough, threads do not meet. Uses article.h alone, and all fixture pages.
 * SOAK=N in the environment takes N times as many pages; `make soak` sets 100. TEST=NAME runs one
 * test alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "article.h"
#include "article/extractor.h"

#include <glob.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct file {
    char *data;
    size_t size;
} file;

static file pages[200];
static size_t page_count;

static file read_file(const char *name)
{
    FILE *in = fopen(name, "rb");
    assert_non_null(in);
    assert_int_equal(fseek(in, 0, SEEK_END), 0);
    file f = {.size = (size_t)ftell(in)};
    rewind(in);
    f.data = malloc(f.size ? f.size : 1); /* to the byte: a sanitizer sees reads behind it */
    assert_int_equal(fread(f.data, 1, f.size, in), f.size);
    fclose(in);
    return f;
}

static int read_pages(void **state)
{
    (void)state;
    glob_t names;
    if (glob("tests/pages/*/page.*", 0, NULL, &names) != 0)
        return -1;
    for (size_t i = 0; i < names.gl_pathc && page_count < 200; i++)
        pages[page_count++] = read_file(names.gl_pathv[i]);
    globfree(&names);
    return 0;
}

static int free_pages(void **state)
{
    (void)state;
    while (page_count)
        free(pages[--page_count].data);
    return 0;
}

static unsigned soaked(unsigned few)
{
    const char *soak = getenv("SOAK");
    return soak && atoi(soak) > 1 ? few * (unsigned)atoi(soak) : few;
}

/* A hash of all that is written (FNV-1a). */
static int hash(void *user, const char *data, size_t size)
{
    uint64_t *h = user;
    for (size_t i = 0; i < size; i++)
        *h = (*h ^ (unsigned char)data[i]) * 0x100000001B3u;
    return 0;
}

static uint64_t hash_of(const article *a)
{
    uint64_t h = 0xCBF29CE484222325u;
    article_write_options options = ARTICLE_WRITE_OPTIONS_INIT;
    options.flags = ARTICLE_WRITE_LINKS | ARTICLE_WRITE_IMAGES;
    options.keys = ARTICLE_KEY_BIT(ARTICLE_KEY_COUNT) - 1;
    for (int format = ARTICLE_FORMAT_TEXT; format <= ARTICLE_FORMAT_JSON; format++) {
        options.format = (article_format)format;
        (void)article_write(a, &options, hash, &h);
    }
    return h;
}

/* --- memory --- */

typedef struct meter {
    size_t live, most;
    long left; /* allocations until one fails; below 0: never */
} meter;

static void *metered(void *context, void *old, size_t old_size, size_t new_size)
{
    meter *m = context;
    if (new_size && m->left >= 0 && m->left-- == 0)
        return NULL;
    m->live += new_size;
    m->live -= old ? old_size : 0;
    m->most = m->live > m->most ? m->live : m->most;
    if (new_size)
        return realloc(old, new_size);
    free(old);
    return NULL;
}

static article_extractor *metered_extractor(meter *m)
{
    article_options options = ARTICLE_OPTIONS_INIT;
    options.allocator = (article_allocator){metered, m};
    return article_extractor_new(&options);
}

/* Lets allocation number n fail; false when the page needs no more than n. */
static bool fails(const file *page, long n, uint64_t expected)
{
    meter m = {.left = n};
    const article *a = NULL;
    article_extractor *x = metered_extractor(&m);
    article_status status = ARTICLE_ERROR_MEMORY;
    if (x)
        status = article_extractor_run(x, page->data, page->size, NULL, &a);
    bool run_failed = m.left < 0;
    assert_int_equal(status, run_failed ? ARTICLE_ERROR_MEMORY : ARTICLE_OK);
    assert_true((a != NULL) == !run_failed);
    article_reason reason = {.size = sizeof reason}; /* which take memory when they are asked for */
    size_t reasons = article_block_reasons(a, 0, &reason, 1);
    bool failed = m.left < 0;
    assert_true(!failed || run_failed || reasons == 0);
    m.left = -1;
    if (x) { /* which can be used again */
        assert_int_equal(article_extractor_run(x, page->data, page->size, NULL, &a), ARTICLE_OK);
        assert_true(hash_of(a) == expected);
    }
    article_extractor_free(x);
    assert_int_equal(m.live, 0);
    return failed;
}

static void every_allocation_may_fail_on_every_page(void **state)
{
    (void)state;
    article_extractor *x = article_extractor_new(NULL);
    for (size_t i = 0; i < page_count; i++) {
        const article *a;
        assert_int_equal(article_extractor_run(x, pages[i].data, pages[i].size, NULL, &a),
                         ARTICLE_OK);
        uint64_t expected = hash_of(a);
        long n = 0;
        while (fails(&pages[i], n, expected))
            n++;
        assert_true(n > 2);
    }
    article_extractor_free(x);
}

static void memory_stays_flat(void **state)
{
    (void)state;
    meter m = {.left = -1};
    article_extractor *x = metered_extractor(&m);
    unsigned rounds = soaked(16);
    size_t settled = 0, most = 0;
    for (unsigned round = 0; round < rounds; round++) {
        for (size_t i = 0; i < page_count; i++) {
            const article *a;
            assert_int_equal(article_extractor_run(x, pages[i].data, pages[i].size, NULL, &a),
                             ARTICLE_OK);
        }
        if (round < 2) { /* in the second round, the first page finds what the last one left */
            settled = m.live;
            most = m.most;
        }
        assert_true(m.live <= settled && m.most <= most);
    }
    article_extractor_free(x);
    assert_int_equal(m.live, 0);
}

static void the_same_page_again_allocates_nothing(void **state)
{
    (void)state;
    if (ART_FORGETS_FOR_GOOD)
        skip();
    meter m = {.left = -1};
    article_extractor *x = metered_extractor(&m);
    for (size_t i = 0; i < page_count; i++)
        for (int times = 0; times < 3; times++) {
            const article *a;
            m.left = times ? 0 : -1;
            assert_int_equal(article_extractor_run(x, pages[i].data, pages[i].size, NULL, &a),
                             ARTICLE_OK);
        }
    article_extractor_free(x);
    assert_int_equal(m.live, 0);
}

/* --- threads --- */

typedef struct job {
    pthread_t thread;
    unsigned rounds, first;
    uint64_t *expected; /* of every page */
    size_t wrong;
} job;

static void *work(void *user)
{
    job *j = user;
    article_extractor *x = article_extractor_new(NULL);
    for (unsigned n = 0; n < j->rounds; n++) {
        size_t i = (j->first + n) % page_count;
        const article *a = NULL;
        j->wrong +=
            article_extractor_run(x, pages[i].data, pages[i].size, NULL, &a) != ARTICLE_OK ||
            hash_of(a) != j->expected[i];
    }
    article_extractor_free(x);
    return NULL;
}

static void threads_do_not_meet(void **state)
{
    (void)state;
    enum {
        THREADS = 64
    };
    static job jobs[THREADS];
    uint64_t expected[200];
    article_extractor *x = article_extractor_new(NULL);
    for (size_t i = 0; i < page_count; i++) {
        const article *a;
        assert_int_equal(article_extractor_run(x, pages[i].data, pages[i].size, NULL, &a),
                         ARTICLE_OK);
        expected[i] = hash_of(a);
    }
    article_extractor_free(x);
    for (unsigned t = 0; t < THREADS; t++) {
        jobs[t] = (job){.rounds = soaked(10), .first = t, .expected = expected};
        assert_int_equal(pthread_create(&jobs[t].thread, NULL, work, &jobs[t]), 0);
    }
    for (unsigned t = 0; t < THREADS; t++) {
        assert_int_equal(pthread_join(jobs[t].thread, NULL), 0);
        assert_int_equal(jobs[t].wrong, 0);
    }
}

/* --- the stack --- */

enum {
    STACK = 64 * 1024
};

static void *extract_all(void *user)
{
    size_t *wrong = user;
    article_extractor *x = article_extractor_new(NULL);
    for (size_t i = 0; i < page_count; i++) {
        const article *a = NULL;
        *wrong += article_extractor_run(x, pages[i].data, pages[i].size, NULL, &a) != ARTICLE_OK;
        (void)hash_of(a);
    }
    /* Depth of markup is no depth of calls. */
    static const char *const openings[] = {"<div>",    "<b><p>",     "<ul><li>",     "<table><td>",
                                           "<svg><g>", "<template>", "<blockquote>x"};
    for (size_t k = 0; k < sizeof openings / sizeof *openings; k++) {
        size_t size = strlen(openings[k]), count = 20000;
        char *deep = malloc(size * count);
        for (size_t i = 0; deep && i < count; i++)
            memcpy(deep + i * size, openings[k], size);
        const article *a = NULL;
        article_status status = article_extractor_run(x, deep, size * count, NULL, &a);
        *wrong += status != ARTICLE_OK && status != ARTICLE_ERROR_PARSER_LIMIT;
        (void)hash_of(a);
        free(deep);
    }
    article_extractor_free(x);
    return NULL;
}

static void a_small_stack_is_enough(void **state)
{
    (void)state;
    if (ART_FORGETS_FOR_GOOD)
        skip(); /* AddressSanitizer makes frames larger */
    pthread_attr_t attributes;
    pthread_t thread;
    size_t wrong = 0;
    assert_int_equal(pthread_attr_init(&attributes), 0);
    assert_int_equal(pthread_attr_setstacksize(&attributes, STACK), 0);
    assert_int_equal(pthread_create(&thread, &attributes, extract_all, &wrong), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    pthread_attr_destroy(&attributes);
    assert_int_equal(wrong, 0);
}

/* --- mistakes of the caller --- */

/* Uses a result after the next run; the sanitizer ends the process. */
static void use_an_old_result(const char *(*look)(const article *a))
{
    article_extractor *x = article_extractor_new(NULL);
    const article *old, *a;
    if (article_extractor_run(x, pages[0].data, pages[0].size, NULL, &old) != ARTICLE_OK)
        _exit(0);
    const char *text = look(old);
    (void)article_extractor_run(x, pages[1].data, pages[1].size, NULL, &a);
    volatile char c = text ? text[0] : look(old)[0];
    (void)c;
    _exit(0);
}

static const char *text_of(const article *a)
{
    return article_text(a, NULL);
}

static const char *later(const article *a)
{
    static int calls;
    return calls++ ? article_text(a, NULL) : NULL;
}

static void old_results_are_caught(void **state)
{
    (void)state;
    if (!ART_FORGETS_FOR_GOOD)
        skip(); /* nothing watches */
    const char *(*const looks[])(const article *) = {text_of, later};
    for (size_t i = 0; i < 2; i++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            fclose(stderr); /* its report is expected */
            use_an_old_result(looks[i]);
        }
        int status = 0;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(!WIFEXITED(status) || WEXITSTATUS(status) != 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_allocation_may_fail_on_every_page),
        cmocka_unit_test(memory_stays_flat),
        cmocka_unit_test(the_same_page_again_allocates_nothing),
        cmocka_unit_test(threads_do_not_meet),
        cmocka_unit_test(a_small_stack_is_enough),
        cmocka_unit_test(old_results_are_caught),
    };
    cmocka_set_test_filter(getenv("TEST"));
    return cmocka_run_group_tests(tests, read_pages, free_pages);
}
