/*
 * JSON-LD, by the library's own functions: the tolerant reader of JSON, and what is made of it.
 *
 * The first byte is the number of the allocation that fails, from '1' on; '0' for none. The rest is
 * a script. Besides what the sanitizers watch: a tree whose values lie inside of each other and of
 * the text, facts that are clean, the same answer twice, all memory given back.
 */
#include "article/jsonld.h"
#include "base/json_read.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition) ((condition) ? (void)0 : broken(#condition, __LINE__))

static void broken(const char *condition, int line)
{
    fprintf(stderr, "fuzz_jsonld.c:%d: broken promise: %s\n", line, condition);
    abort();
}

typedef struct memory {
    size_t live;
    unsigned until_failure; /* 0: none fails */
} memory;

static void *reallocate(void *context, void *old, size_t old_size, size_t new_size)
{
    memory *m = context;
    if (!new_size) {
        m->live -= old ? old_size : 0;
        free(old);
        return NULL;
    }
    if (m->until_failure && --m->until_failure == 0)
        return NULL;
    void *p = realloc(old, new_size);
    REQUIRE(p != NULL);
    m->live += new_size - (old ? old_size : 0);
    return p;
}

static bool inside(art_view part, art_view text)
{
    return !part.size || (part.data >= text.data && part.size <= text.size &&
                          (size_t)(part.data - text.data) <= text.size - part.size);
}

static void check_tree(art_arena *arena, art_view text)
{
    art_json_tree tree;
    if (!art_json_read(arena, text, &tree)) {
        REQUIRE(arena->budget->failure != ART_FAILURE_NONE);
        return;
    }
    REQUIRE(tree.count <= ART_JSON_VALUES_MAX);
    uint32_t ends[ART_JSON_DEPTH_MAX + 1];
    unsigned depth = 0;
    for (uint32_t i = 0; i < tree.count; i++) {
        const art_json_value *v = &tree.values[i];
        while (depth && ends[depth - 1] <= i)
            depth--;
        REQUIRE(v->end > i && v->end <= (depth ? ends[depth - 1] : tree.count));
        REQUIRE(v->kind > ART_JSON_STRING || v->end == i + 1);
        REQUIRE(inside(v->key, text) && inside(v->text, text));
        REQUIRE(depth < ART_JSON_DEPTH_MAX || v->kind <= ART_JSON_STRING);
        ends[depth++] = v->end;
        art_view decoded = art_json_text(arena, v);
        REQUIRE(decoded.size <= 2 * v->text.size);
    }
}

static void check_facts(const art_facts *facts)
{
    for (size_t i = 0; i < facts->count; i++) {
        art_view text = facts->items[i].text;
        REQUIRE(text.size > 0 && text.size <= ART_FACT_SIZE_MAX);
        REQUIRE(text.data[text.size] == '\0');
        REQUIRE(art_utf8_valid(text.data, text.size) == text.size);
        for (size_t k = 0; k < text.size; k++)
            REQUIRE((unsigned char)text.data[k] >= ' ' && text.data[k] != 0x7F);
    }
    for (size_t i = 0; i < ART_CANDIDATE_COUNT; i++)
        REQUIRE(facts->taken[i] <= ART_FACTS_MAX);
}

/* The number of facts of a page that has the script twice. */
static size_t run(memory *m, art_view text)
{
    art_arena arena;
    art_facts facts;
    art_jsonld state = {.bytes = 0};
    art_arena_init(&arena, (art_allocator){reallocate, m});
    art_arena_reset(&arena, (size_t)64 << 20);
    art_facts_init(&facts, &arena);
    check_tree(&arena, text);
    bool fine =
        art_jsonld_read(&state, text, 1, &facts) && art_jsonld_read(&state, text, 2, &facts);
    REQUIRE(fine || arena.budget->failure != ART_FAILURE_NONE);
    check_facts(&facts);
    size_t count = facts.count;
    art_arena_free(&arena);
    REQUIRE(m->live == 0);
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!size)
        return 0;
    memory m = {.until_failure = data[0] > '0' ? (unsigned)(data[0] - '0') : 0};
    char *copy = malloc(size); /* of its exact size, so that reading past it is seen */
    REQUIRE(copy != NULL);
    memcpy(copy, data + 1, size - 1);
    art_view text = {copy, size - 1};
    (void)run(&m, text);
    m.until_failure = 0;
    size_t first = run(&m, text);
    REQUIRE(run(&m, text) == first);
    free(copy);
    return 0;
}

#ifdef REPLAY
#include "replay.h"
#endif
