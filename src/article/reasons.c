#include "article/reasons.h"

#include "article/feature_row.h"

#include <stddef.h>
#include <stdlib.h>

void art_reasons_decider(const art_selection *selection, uint32_t block, const char **name,
                         const char **text)
{
    static const struct {
        const char *name, *text;
    } deciders[ART_DECIDER_COUNT] = {
        [ART_BY_THRESHOLD] = {"threshold", "keep blocks whose score reaches the threshold"},
#define ROW(rule, pages, meaning) [ART_BY_RULE + ART_RULE_##rule] = {#rule, meaning},
        ART_RULE_LIST(ROW)
#undef ROW
            [ART_BY_CALLER] = {"caller", "drop what the caller knows from other pages"},
        [ART_BY_NOTHING_FOUND] = {"nothing_found", "drop what is not worth printing"},
    };
    art_decider decider = selection->deciders[block];
    if (selection->kept[block] && !selection->found)
        decider = ART_BY_NOTHING_FOUND;
    *name = deciders[decider].name;
    *text = deciders[decider].text;
}

/* The features as people see them: all texts one behind the other, and where each begins. Pointers
 * would have to be relocated, 500 of them. */
#define NAMED_LIST(X)                                                                              \
    ART_FEATURE_LIST(X)                                                                            \
    X(second_look, "score before the scores of the other blocks were looked at")

static const struct feature_names {
#define ROOM(name, text)                                                                           \
    char name[sizeof #name];                                                                       \
    char name##_text[sizeof text];
    NAMED_LIST(ROOM)
#undef ROOM
} feature_names = {
#define TEXT(name, text) #name, text,
    NAMED_LIST(TEXT)
#undef TEXT
};

static const struct {
    uint16_t name, text;
} names[] = {
#define BEGIN(name, text)                                                                          \
    {offsetof(struct feature_names, name), offsetof(struct feature_names, name##_text)},
    NAMED_LIST(BEGIN)
#undef BEGIN
};

static const char *text_at(size_t offset)
{
    return (const char *)&feature_names + offset;
}

/* What moved the sum, and by how much. */
typedef struct move {
    int32_t weight; /* as of art_trees_moves */
    uint32_t feature;
} move;

/* The strongest first; of equals, the first in the list of features. */
static int by_strength(const void *one, const void *other)
{
    const move *a = one, *b = other;
    int32_t x = a->weight < 0 ? -a->weight : a->weight;
    int32_t y = b->weight < 0 ? -b->weight : b->weight;
    if (x != y)
        return x < y ? 1 : -1;
    return a->feature < b->feature ? -1 : 1;
}

/* What the second look added to the trees of the first, in 1/65536 of a logit; for a block that was
 * spared some of them as hopeless, also how far off that was. */
static int32_t added(const art_features *features, const art_judgement *j, uint32_t block,
                     const int16_t *row)
{
    return (j->second[block] - art_trees_sum(&features->model->blocks, 0, 1, row)) * 64;
}

/* Looks at all blocks, on very long pages at some that are evenly spread. */
static bool find_background(const art_features *features, const art_judgement *judgement,
                            art_background *background)
{
    enum {
        MOST = 1024 /* blocks: for time's sake, and enough for a mean */
    };
    const art_trees *trees = &features->model->blocks;
    size_t splits = trees->count * (((size_t)1 << trees->depth) - 1);
    background->passages = art_arena_array(background->arena, splits, sizeof *background->passages);
    uint32_t blocks = features->surroundings.blocks->count, seen = 0;
    int64_t second = 0;
    for (uint32_t i = 0; background->passages && i < blocks; i += blocks / MOST + 1) {
        int16_t row[ART_FEATURE_COUNT];
        art_feature_row(features, i, row);
        art_trees_pass(trees, row, background->passages);
        second += added(features, judgement, i, row);
        seen++;
    }
    background->second = seen ? (int32_t)(second / seen) : 0;
    return background->passages != NULL;
}

/*
 * Reasons compare a block with the others of its page. Compared with all that the trees could say,
 * the strongest reasons of nearly every block would be what is the same for the whole page, and
 * that it is not in a footer.
 */
size_t art_reasons_find(const art_features *features, const art_judgement *judgement,
                        art_background *background, uint32_t block, article_reason *reasons,
                        size_t count)
{
    if (!background->passages && !find_background(features, judgement, background))
        return 0;
    int16_t row[ART_FEATURE_COUNT];
    int32_t weights[ART_FEATURE_COUNT + 1];
    move moves[ART_FEATURE_COUNT + 1];
    size_t found = 0;
    art_feature_row(features, block, row);
    art_trees_moves(&features->model->blocks, background->passages, row, weights,
                    ART_FEATURE_COUNT);
    weights[ART_FEATURE_COUNT] = added(features, judgement, block, row) - background->second;
    for (uint32_t f = 0; f <= ART_FEATURE_COUNT; f++)
        if (weights[f])
            moves[found++] = (move){weights[f], f};
    qsort(moves, found, sizeof *moves, by_strength);
    count = count < found ? count : found;
    for (size_t i = 0; i < count; i++) {
        uint32_t f = moves[i].feature;
        int first = art_chance_of(judgement->logits[block]) * 1000 / 65536;
        reasons[i] = (article_reason){.size = sizeof *reasons,
                                      .feature = text_at(names[f].name),
                                      .text = text_at(names[f].text),
                                      .value = f < ART_FEATURE_COUNT ? row[f] : first,
                                      .weight = moves[i].weight / 65536.0};
    }
    return count;
}
