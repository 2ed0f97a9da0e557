/*
 * One harness over the whole library, through article.h alone.
 *
 * An input is HEADER option characters, then the page. Each option is the character's distance from
 * '0', so that seeds can be written by hand and "00000000" stands for the defaults:
 *
 *     [0] kind of input + 4 * favor + 12 * mode
 *     [1] url   [2] charset   [3] max_bytes   [4] max_memory
 *     [5] [6] the allocation that fails: first digit + 8 * second; 0 for none
 *     [7] the call of the sink that stops the writer; 0 for none
 *
 * Besides what the sanitizers watch, the promises of article.h are checked: valid UTF-8, NUL behind
 * every string, statuses, memory within its limit and all given back, the same answer twice.
 *
 * With -DREPLAY there is a main that runs the files it is given, for compilers without libFuzzer.
 */
#include "article.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEADER 8

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition) ((condition) ? (void)0 : broken(#condition, __LINE__))

static void broken(const char *condition, int line)
{
    fprintf(stderr, "fuzz_article.c:%d: broken promise: %s\n", line, condition);
    abort();
}

/* --- UTF-8, in pieces ----------------------------------------------------------------------- */

typedef struct utf8 {
    unsigned missing;        /* continuation bytes */
    unsigned char low, high; /* bounds of the next one */
} utf8;

static void utf8_take(utf8 *state, const char *data, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)data[i];
        if (state->missing) {
            REQUIRE(c >= state->low && c <= state->high);
            *state = (utf8){state->missing - 1, 0x80, 0xBF};
        } else if (c >= 0x80) {
            REQUIRE(c >= 0xC2 && c <= 0xF4);
            *state = (utf8){c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1, 0x80, 0xBF};
            if (c == 0xE0)
                state->low = 0xA0;
            else if (c == 0xED)
                state->high = 0x9F;
            else if (c == 0xF0)
                state->low = 0x90;
            else if (c == 0xF4)
                state->high = 0x8F;
        }
    }
}

/* A string of the library: valid UTF-8, no NUL inside, one behind. */
static void check_string(const char *string, size_t length)
{
    utf8 state = {0, 0, 0};
    REQUIRE(string != NULL);
    REQUIRE(strlen(string) == length);
    utf8_take(&state, string, length);
    REQUIRE(state.missing == 0);
}

/* --- an allocator that counts, and fails on demand ------------------------------------------ */

typedef struct memory {
    size_t live, peak;
    unsigned until_failure; /* 0: never */
} memory;

/* The size stands before each allocation, to check what the library says about it. */
#define PREFIX 16

static void *counted(void *context, void *old, size_t old_size, size_t new_size)
{
    memory *m = context;
    unsigned char *block = old ? (unsigned char *)old - PREFIX : NULL;
    size_t known = 0;
    if (block)
        memcpy(&known, block, sizeof known);
    REQUIRE(known == old_size);
    if (new_size == 0) {
        m->live -= old_size;
        free(block);
        return NULL;
    }
    if (m->until_failure && --m->until_failure == 0)
        return NULL;
    unsigned char *new_block = malloc(PREFIX + new_size);
    if (!new_block)
        return NULL;
    memcpy(new_block, &new_size, sizeof new_size);
    if (block) {
        memcpy(new_block + PREFIX, old, old_size < new_size ? old_size : new_size);
        free(block);
    }
    m->live += new_size - old_size;
    if (m->live > m->peak)
        m->peak = m->live;
    return new_block + PREFIX;
}

/* --- what a result says --------------------------------------------------------------------- */

/* All that a result says goes through here; two runs must give the same hash. */
typedef struct answer {
    article_status status;
    uint64_t hash;
} answer;

static void mix(answer *a, const void *data, size_t size)
{
    const unsigned char *bytes = data;
    for (size_t i = 0; i < size; i++)
        a->hash = (a->hash ^ bytes[i]) * 0x100000001B3u;
}

static void mix_string(answer *a, const char *string, size_t length)
{
    check_string(string, length);
    mix(a, string, length + 1);
}

typedef struct output {
    utf8 state;
    char *data;
    size_t size, capacity;
    unsigned until_stop; /* 0: never */
    bool stopped;
} output;

static int collect(void *user, const char *data, size_t size)
{
    output *out = user;
    REQUIRE(size > 0);
    REQUIRE(!out->stopped);
    if (out->until_stop && --out->until_stop == 0) {
        out->stopped = true;
        return 1;
    }
    utf8_take(&out->state, data, size);
    if (size > out->capacity - out->size) {
        out->capacity = 2 * (out->size + size);
        char *grown = realloc(out->data, out->capacity);
        REQUIRE(grown != NULL);
        out->data = grown;
    }
    memcpy(out->data + out->size, data, size);
    out->size += size;
    return 0;
}

static void check_format(answer *all, const article *a, article_format format, unsigned flags,
                         unsigned long long keys, unsigned stop)
{
    output out = {.until_stop = stop};
    article_write_options options = ARTICLE_WRITE_OPTIONS_INIT;
    options.format = format;
    options.flags = flags;
    options.keys = keys;
    article_status status = article_write(a, &options, collect, &out);
    REQUIRE(status == (out.stopped ? ARTICLE_ERROR_SINK : ARTICLE_OK));
    if (!out.stopped) {
        REQUIRE(out.state.missing == 0);
        if (format != ARTICLE_FORMAT_JSON)
            REQUIRE(article_found(a) || out.size == 0);
        if (format == ARTICLE_FORMAT_JSON) {
            json_t *json = json_loadb(out.data, out.size, JSON_REJECT_DUPLICATES, NULL);
            REQUIRE(json_is_object(json));
            json_decref(json);
        }
        REQUIRE(out.size == 0 || out.data[out.size - 1] == '\n');
    }
    mix(all, out.data, out.size);
    free(out.data);
}

/* No reasons where there is no memory for them: each run of an input has the same. */
static void check_reasons(answer *all, const article *a, size_t block)
{
    article_reason reasons[4] = {{.size = sizeof *reasons}};
    size_t count = article_block_reasons(a, block, reasons, 3);
    REQUIRE(count <= 3 && reasons[3].size == 0);
    for (size_t i = 0; i < count; i++) {
        REQUIRE(*reasons[i].feature && *reasons[i].text);
        REQUIRE(reasons[i].weight > -1000 && reasons[i].weight < 1000 && reasons[i].weight != 0);
        mix(all, reasons[i].feature, strlen(reasons[i].feature));
        mix(all, &reasons[i].weight, sizeof reasons[i].weight);
    }
}

static void check_blocks(answer *all, const article *a)
{
    article_block block = {.size = sizeof block};
    size_t count = article_block_count(a);
    for (size_t i = 0; i < count; i++) {
        REQUIRE(article_block_get(a, i, &block) == ARTICLE_OK);
        REQUIRE((unsigned)block.kind <= ARTICLE_BLOCK_CAPTION);
        REQUIRE(block.kind != ARTICLE_BLOCK_HEADING || (block.level >= 1 && block.level <= 6));
        REQUIRE(block.level >= 0);
        REQUIRE(block.score >= 0 && block.score <= 1);
        REQUIRE(block.kept == 0 || (block.kept == 1 && article_found(a)));
        REQUIRE(*block.rule && *block.rule_text);
        mix_string(all, block.text, block.length);
        mix(all, &block.kept, sizeof block.kept);
        mix(all, block.rule, strlen(block.rule));
        check_reasons(all, a, i);
    }
    REQUIRE(article_threshold(a) > 0 && article_threshold(a) < 1);
    REQUIRE(article_block_get(a, count, &block) == ARTICLE_ERROR_ARGUMENT);
}

static void check_fields(answer *all, const article *a)
{
    for (int f = -1; f <= ARTICLE_FIELD_COUNT; f++) {
        article_field field = (article_field)f;
        size_t length = 0, count = article_field_count(a, field);
        REQUIRE(count == 0 || (f >= 0 && f < ARTICLE_FIELD_COUNT));
        for (size_t i = 0; i < count; i++) {
            const char *value = article_field_value(a, field, i, &length);
            mix_string(all, value, length);
        }
        REQUIRE(article_field_value(a, field, count, NULL) == NULL);
        const char *joined = article_field_text(a, field, &length);
        REQUIRE((joined != NULL) == (count > 0));
        if (joined)
            mix_string(all, joined, length);
        const char *origin = article_field_origin(a, field);
        REQUIRE((origin != NULL) == (count > 0));
    }
}

static void check_candidates(answer *all, const article *a)
{
    article_candidate candidate = {.size = sizeof candidate};
    size_t count = article_candidate_count(a);
    for (size_t i = 0; i < count; i++) {
        REQUIRE(article_candidate_get(a, i, &candidate) == ARTICLE_OK);
        REQUIRE((unsigned)candidate.field < ARTICLE_FIELD_COUNT);
        REQUIRE(candidate.rank >= 1 && candidate.rank <= 10);
        REQUIRE(candidate.origin != NULL && candidate.length > 0);
        mix_string(all, candidate.value, candidate.length);
        mix(all, &candidate.chosen, sizeof candidate.chosen);
    }
    REQUIRE(article_candidate_get(a, count, &candidate) == ARTICLE_ERROR_ARGUMENT);
}

static void check_result(answer *all, const article *a, unsigned stop)
{
    size_t length = 0;
    const char *text = article_text(a, &length);
    mix_string(all, text, length);
    REQUIRE(article_found(a) == 1 || (article_found(a) == 0 && length == 0));
    double confidence = article_confidence(a);
    REQUIRE(confidence >= 0 && confidence < 1 && (confidence == 0 || article_found(a)));
    REQUIRE(*article_page_type(a));
    const char *charset = article_charset(a);
    REQUIRE(article_charset_known(charset));
    mix_string(all, charset, strlen(charset));
    check_fields(all, a);
    check_candidates(all, a);
    check_blocks(all, a);
    check_format(all, a, ARTICLE_FORMAT_TEXT, 0, 0, stop);
    const unsigned rich = ARTICLE_WRITE_LINKS | ARTICLE_WRITE_IMAGES | ARTICLE_WRITE_META;
    for (int format = ARTICLE_FORMAT_MARKDOWN; format <= ARTICLE_FORMAT_HTML; format++) {
        check_format(all, a, (article_format)format, 0, 0, stop);
        check_format(all, a, (article_format)format, rich, 0, stop);
        check_format(all, a, (article_format)format, ARTICLE_WRITE_NO_TABLES, 0, stop);
    }
    check_format(all, a, ARTICLE_FORMAT_JSON, 0, 0, stop);
    check_format(all, a, ARTICLE_FORMAT_JSON, ARTICLE_WRITE_INDENT,
                 ARTICLE_KEY_BIT(ARTICLE_KEY_COUNT) - 1, stop);
    check_format(all, a, ARTICLE_FORMAT_JSON, ARTICLE_WRITE_READABILITY, 0, stop);
}

/* Drops every other kept block, and once more all of them. */
static void check_drop(answer *all, article_extractor *x, const article *a)
{
    article_block block = {.size = sizeof block};
    size_t count = article_block_count(a), length;
    size_t *blocks = malloc((count + 1) * sizeof *blocks);
    REQUIRE(blocks != NULL);
    for (size_t round = 1; round <= 2; round++) {
        size_t dropped = 0;
        for (size_t i = 0; i < count; i += 3 - round)
            blocks[dropped++] = i;
        article_status status = article_drop_blocks(x, blocks, dropped);
        REQUIRE(status == ARTICLE_OK || status == ARTICLE_ERROR_MEMORY ||
                status == ARTICLE_ERROR_MAX_MEMORY);
        mix(all, &status, sizeof status);
        const char *text = article_text(a, &length);
        mix_string(all, text, length);
        for (size_t i = 0; i < dropped && status == ARTICLE_OK; i++)
            REQUIRE(article_block_get(a, blocks[i], &block) == ARTICLE_OK && !block.kept);
        REQUIRE(round == 1 || status != ARTICLE_OK || (!article_found(a) && length == 0));
    }
    free(blocks);
}

static answer run(article_extractor *x, const char *page, size_t size,
                  const article_page_info *info, unsigned stop)
{
    answer all = {ARTICLE_OK, 0xCBF29CE484222325u};
    const article *a = NULL;
    all.status = article_extractor_run(x, page, size, info, &a);
    REQUIRE((all.status == ARTICLE_OK) == (a != NULL));
    REQUIRE(all.status <= ARTICLE_ERROR_BINARY);
    check_string(article_status_message(all.status), strlen(article_status_message(all.status)));
    if (a)
        check_result(&all, a, stop);
    if (a)
        check_drop(&all, x, a);
    return all;
}

/* --- one input ------------------------------------------------------------------------------ */

/* One of a list of strings, or, behind its end, the first bytes of the page. */
static const char *choose(unsigned char option, const char *const *list, unsigned count,
                          const char *page, size_t size, char store[64])
{
    if (option < count)
        return list[option];
    size_t length = size < 63 ? size : 63;
    memcpy(store, page, length);
    store[length] = '\0';
    return store;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const urls[] = {NULL, "https://example.org/2020/01/13/story.html?a=1#b", "",
                                       "//no-scheme/..", "http://[::1"};
    static const char *const charsets[] = {NULL,     "utf-8",      "windows-1252", "shift_jis",
                                           "big5",   "utf-16le",   "gb18030",      "iso-2022-jp",
                                           "koi8-r", "no-charset", "replacement"};
    unsigned char option[HEADER];
    char url[64], charset[64];
    if (size < HEADER)
        return 0;
    memcpy(option, data, HEADER);
    for (int i = 0; i < HEADER; i++)
        option[i] = (unsigned char)(option[i] - '0');

    /* Exactly as long as the page: reading one byte too many is seen. */
    size -= HEADER;
    char *page = malloc(size ? size : 1);
    REQUIRE(page != NULL);
    memcpy(page, data + HEADER, size);

    memory m = {0, 0, 0};
    article_options options = ARTICLE_OPTIONS_INIT;
    options.allocator.reallocate = counted;
    options.allocator.context = &m;
    options.max_bytes = option[3] ? (size_t)1 << (option[3] % 24) : 0;
    options.max_memory = option[4] ? (size_t)1 << (8 + option[4] % 20) : 0;
    options.favor = (article_favor)(option[0] / 4 % 3);
    options.mode = (article_mode)(option[0] / 12 % 2);
    article_page_info info = ARTICLE_PAGE_INFO_INIT;
    info.input = (article_input)(option[0] % 4);
    info.url = choose(option[1], urls, sizeof urls / sizeof *urls, page, size, url);
    info.charset =
        choose(option[2], charsets, sizeof charsets / sizeof *charsets, page, size, charset);

    /* Once with an allocation that fails: any status will do, but the next run must not suffer. */
    article_extractor *x = article_extractor_new(&options);
    REQUIRE(x != NULL);
    size_t own = m.live;
    if (option[5] || option[6]) {
        m.until_failure = option[5] + 8u * option[6];
        (void)run(x, page, size, &info, option[7]);
        m.until_failure = 0;
    }

    answer first = run(x, page, size, &info, option[7]);
    answer second = run(x, page, size, &info, option[7]);
    REQUIRE(first.status == second.status);
    REQUIRE(first.hash == second.hash);
    REQUIRE(!options.max_memory || m.peak <= own + options.max_memory);
    article_extractor_free(x);
    REQUIRE(m.live == 0);
    free(page);
    return 0;
}

#ifdef REPLAY
#include "replay.h"
#endif
