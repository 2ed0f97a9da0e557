#include "article/surroundings.h"

art_sums art_surroundings_in(const art_surroundings *s, art_range range)
{
    const art_sums *a = &s->sums[range.begin], *b = &s->sums[range.end];
    return (art_sums){b->blocks - a->blocks, b->words - a->words,
                      b->links - a->links,   b->long_words - a->long_words,
                      b->commas - a->commas, b->headings - a->headings,
                      b->told - a->told,     b->density - a->density,
                      b->worth - a->worth};
}

/* Readability's score of a paragraph, in 1/100: commas and length. */
static uint32_t density_of(const art_block *b, const art_measure *m)
{
    if (b->words < 8 || b->link_words * 2 >= b->words)
        return 0;
    return 100 + 100 * m->commas + (m->characters < 300 ? m->characters : 300);
}

/* In tenths of a word; a short block that is no heading costs as much as two words of links. */
static int64_t worth_of(const art_block *b, bool heading)
{
    bool text = b->words >= 10 && b->link_words * 20 < b->words * 7;
    return (text ? 10 * (int64_t)b->words : 0) - 10 * (int64_t)b->link_words -
           (b->words < 5 && !heading ? 20 : 0);
}

static bool make_sums(art_arena *arena, art_surroundings *s)
{
    uint32_t count = s->blocks->count;
    s->sums = art_arena_array(arena, (size_t)count + 1, sizeof *s->sums);
    if (!s->sums)
        return false;
    int64_t most = INT64_MIN;
    for (uint32_t i = 0; i < count; i++) {
        const art_block *b = &s->blocks->items[i];
        const art_measure *m = &s->measures[i];
        const art_sums *a = &s->sums[i];
        bool heading = s->contexts[b->element].level > 0;
        s->sums[i + 1] = (art_sums){a->blocks + 1,
                                    a->words + b->words,
                                    a->links + b->link_words,
                                    a->long_words + (m->long_block ? b->words : 0),
                                    a->commas + m->commas,
                                    a->headings + heading,
                                    a->told + (m->sentences > 0 && b->words >= 8),
                                    a->density + density_of(b, m),
                                    a->worth + worth_of(b, heading)};
        int64_t own = (int64_t)b->words - 2 * (int64_t)b->link_words;
        if (own > most) {
            most = own;
            s->longest = i;
        }
    }
    return true;
}

/* --- containers --- */

static bool is_block_element(const art_page *page, uint32_t node)
{
    return (art_tag_flags[page->nodes[node].tag] & ART_IS_BLOCK) != 0;
}

static bool find_containers(art_arena *arena, art_surroundings *s)
{
    const art_page *page = s->page;
    uint32_t elements = 0;
    for (uint32_t n = page->body; n < page->nodes[page->body].end; n++)
        elements += is_block_element(page, n);
    s->container_of = art_arena_alloc(arena, (size_t)page->count * sizeof *s->container_of);
    s->containers = art_arena_alloc(arena, (size_t)elements * sizeof *s->containers);
    if (!s->containers || !s->container_of)
        return false;
    for (uint32_t n = page->body; n < page->nodes[page->body].end; n++) {
        if (!is_block_element(page, n))
            continue;
        uint32_t outer = n == page->body ? ART_NO_NODE : s->container_of[s->contexts[n].around];
        art_range r = s->blocks->ranges[n];
        s->container_of[n] = outer;
        if (r.end - r.begin < 2)
            continue;
        if (outer != ART_NO_NODE && s->containers[outer].range.begin == r.begin &&
            s->containers[outer].range.end == r.end)
            continue;
        s->containers[s->container_count] =
            (art_container){r, outer, outer == ART_NO_NODE ? 1 : s->containers[outer].depth + 1};
        s->container_of[n] = s->container_count++;
    }
    art_arena_trim(arena, s->containers, s->container_count * sizeof *s->containers);
    return true;
}

/* The subtree of the most worth, the innermost of equals. */
static void find_worthy(art_surroundings *s)
{
    int64_t best = INT64_MIN;
    s->worthy = s->blocks->ranges[s->page->body];
    for (uint32_t n = s->page->body; n < s->page->nodes[s->page->body].end; n++) {
        art_range r = s->blocks->ranges[n];
        int64_t worth = s->sums[r.end].worth - s->sums[r.begin].worth;
        if (r.end > r.begin && worth >= best && is_block_element(s->page, n)) {
            best = worth;
            s->worthy = r;
        }
    }
}

/* The container with the densest paragraphs: each counts for its parent, by halves and thirds for
 * the elements above, as in Readability. */
static bool find_densest(art_arena *arena, art_surroundings *s)
{
    static const uint32_t shares[] = {60, 30, 10, 7};
    uint64_t *scores = art_arena_array(arena, s->page->count, sizeof *scores);
    if (!scores)
        return false;
    for (uint32_t i = 0; i < s->blocks->count; i++) {
        uint32_t density = s->sums[i + 1].density - s->sums[i].density;
        uint32_t node = s->blocks->items[i].element;
        if (!density)
            continue;
        if (s->page->nodes[node].tag == ART_TAG_P)
            node = s->contexts[node].around;
        for (size_t level = 0; level < sizeof shares / sizeof *shares; level++) {
            scores[node] += (uint64_t)density * shares[level];
            if (node <= s->page->body)
                break;
            node = s->contexts[node].around;
        }
    }
    uint64_t best = 0;
    s->densest = s->blocks->ranges[s->page->body];
    for (uint32_t n = s->page->body; n < s->page->nodes[s->page->body].end; n++) {
        if (scores[n] <= best)
            continue;
        art_sums in = art_surroundings_in(s, s->blocks->ranges[n]);
        uint64_t score = in.words ? scores[n] / in.words * (in.words - in.links) : 0;
        if (score > best) {
            best = score;
            s->densest = s->blocks->ranges[n];
        }
    }
    art_arena_trim(arena, scores, 0);
    return true;
}

/* --- groups --- */

static uint64_t key_of(const art_surroundings *s, uint32_t block, art_likeness kind)
{
    const art_context *c = &s->contexts[s->blocks->items[block].element];
    if (kind == ART_SAME_PATH)
        return c->path;
    if (kind == ART_SAME_KIN)
        return (uint64_t)c->path * UINT64_C(0x9E3779B97F4A7C15) + c->kin * 31u +
               s->contexts[c->around].kin;
    return s->measures[block].hash;
}

/* Groups all blocks by a key, in an open hash table of size slots: 1 + number of a group, or 0. */
static bool group(art_arena *arena, art_surroundings *s, art_likeness kind, uint32_t *slots,
                  size_t size)
{
    uint32_t count = 0;
    uint32_t *group_of = art_arena_alloc(arena, s->blocks->count * sizeof *group_of);
    art_group *groups = art_arena_alloc(arena, s->blocks->count * sizeof *groups);
    if (!group_of || !groups)
        return false;
    memset(slots, 0, size * sizeof *slots);
    for (uint32_t i = 0; i < s->blocks->count; i++) {
        const art_block *b = &s->blocks->items[i];
        uint64_t key = key_of(s, i, kind);
        size_t at = (size_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & (size - 1);
        while (slots[at] && groups[slots[at] - 1].key != key)
            at = (at + 1) & (size - 1);
        if (!slots[at]) {
            groups[count] = (art_group){.key = key, .first = i};
            slots[at] = ++count;
        }
        art_group *g = &groups[slots[at] - 1];
        g->blocks++;
        g->words += b->words;
        g->links += b->link_words;
        group_of[i] = slots[at] - 1;
    }
    art_arena_trim(arena, groups, count * sizeof *groups);
    s->groups[kind] = groups;
    s->group_of[kind] = group_of;
    return true;
}

static bool find_groups(art_arena *arena, art_surroundings *s)
{
    size_t size = 64;
    while (size < (size_t)s->blocks->count * 2)
        size *= 2;
    uint32_t *slots = art_arena_alloc(arena, size * sizeof *slots);
    bool done = slots != NULL;
    for (int kind = 0; kind < ART_LIKENESS_COUNT && done; kind++)
        done = group(arena, s, (art_likeness)kind, slots, size);
    return done;
}

bool art_surroundings_survey(art_arena *arena, const art_page *page, const art_blocks *blocks,
                             const art_context *contexts, const art_measure *measures,
                             art_surroundings *s)
{
    *s = (art_surroundings){
        .page = page, .blocks = blocks, .contexts = contexts, .measures = measures};
    if (!make_sums(arena, s) || !find_containers(arena, s) || !find_densest(arena, s) ||
        !find_groups(arena, s))
        return false;
    find_worthy(s);
    return true;
}
