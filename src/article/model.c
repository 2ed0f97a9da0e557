#include "article/model.h"

/* The leaf at which a row ends in a tree. */
static inline size_t leaf_of(const uint8_t *features, const int16_t *bars, uint32_t depth,
                             const int16_t *row)
{
    size_t i = 0;
    for (uint32_t level = 0; level < depth; level++)
        i = 2 * i + 1 + (row[features[i]] >= bars[i]);
    return i + 1 - ((size_t)1 << depth);
}

int32_t art_trees_sum(const art_trees *trees, uint32_t begin, uint32_t step, const int16_t *row)
{
    size_t splits = ((size_t)1 << trees->depth) - 1;
    int32_t sum = trees->start;
    const uint8_t *features = trees->features + begin * splits;
    const int16_t *bars = trees->bars + begin * splits;
    const int16_t *leaves = trees->leaves + begin * (splits + 1);
    for (uint32_t t = begin; t < trees->count; t += step) {
        sum += leaves[leaf_of(features, bars, trees->depth, row)];
        features += step * splits;
        bars += step * splits;
        leaves += step * (splits + 1);
    }
    return sum;
}

/* With the depth as a constant, the way down a tree is unrolled. */
static inline void add_trees(const art_trees *trees, uint32_t depth, uint32_t begin, uint32_t end,
                             const int16_t *const *rows, uint32_t count, int32_t *sums)
{
    size_t splits = ((size_t)1 << depth) - 1;
    const uint8_t *features = trees->features + begin * splits;
    const int16_t *bars = trees->bars + begin * splits;
    const int16_t *leaves = trees->leaves + begin * (splits + 1);
    for (uint32_t t = begin; t < end; t++) {
        for (uint32_t k = 0; k < count; k++)
            sums[k] += leaves[leaf_of(features, bars, depth, rows[k])];
        features += splits;
        bars += splits;
        leaves += splits + 1;
    }
}

void art_trees_add(const art_trees *trees, uint32_t begin, uint32_t end, const int16_t *const *rows,
                   uint32_t count, int32_t *sums)
{
    switch (trees->depth) { /* 6 for the blocks, 5 for the second look at them */
    case 6:
        add_trees(trees, 6, begin, end, rows, count, sums);
        break;
    case 5:
        add_trees(trees, 5, begin, end, rows, count, sums);
        break;
    default:
        add_trees(trees, trees->depth, begin, end, rows, count, sums);
    }
}

void art_trees_pass(const art_trees *trees, const int16_t *row, art_passage *passages)
{
    size_t splits = ((size_t)1 << trees->depth) - 1;
    for (uint32_t t = 0; t < trees->count; t++) {
        const uint8_t *features = trees->features + t * splits;
        const int16_t *bars = trees->bars + t * splits;
        size_t i = leaf_of(features, bars, trees->depth, row);
        int32_t leaf = trees->leaves[t * (splits + 1) + i];
        for (i += splits; i;) { /* back up to the root */
            i = (i - 1) / 2;
            passages[t * splits + i].count++;
            passages[t * splits + i].sum += leaf;
        }
    }
}

/* In 1/65536 of a logit. */
static int32_t mean_of(const art_passage *p)
{
    return (int32_t)((int64_t)p->sum * 64 / p->count);
}

void art_trees_moves(const art_trees *trees, const art_passage *passages, const int16_t *row,
                     int32_t *moves, size_t count)
{
    size_t splits = ((size_t)1 << trees->depth) - 1;
    memset(moves, 0, count * sizeof *moves);
    for (uint32_t t = 0; t < trees->count; t++, passages += splits) {
        const uint8_t *features = trees->features + t * splits;
        const int16_t *bars = trees->bars + t * splits;
        size_t i = leaf_of(features, bars, trees->depth, row);
        int32_t below = trees->leaves[t * (splits + 1) + i] * 64;
        for (i += splits; i;) {
            i = (i - 1) / 2;
            /* Where no row has been before, its own leaf is all that is known. */
            int32_t mean = passages[i].count ? mean_of(&passages[i]) : below;
            moves[features[i]] += below - mean;
            below = mean;
        }
    }
}

/* The sigmoid at logits 0, 1/4, 1/2 ... 8, in 1/65536; between them it is nearly straight. */
static const uint16_t sigmoid[] = {32768, 36843, 40793, 44511, 47911, 50941, 53581, 55834, 57724,
                                   59287, 60565, 61598, 62428, 63090, 63615, 64030, 64357, 64614,
                                   64816, 64974, 65097, 65194, 65269, 65328, 65374, 65410, 65438,
                                   65459, 65476, 65489, 65500, 65508, 65514};

art_chance art_chance_of(int32_t logit)
{
    enum {
        STEP = 256, /* a quarter logit */
        MOST = 32 * STEP
    };
    int32_t x = logit < 0 ? -logit : logit;
    x = x < MOST ? x : MOST - 1;
    int32_t low = sigmoid[x / STEP], high = sigmoid[x / STEP + 1];
    int32_t chance = low + (high - low) * (x % STEP) / STEP;
    return (art_chance)(logit < 0 ? 65536 - chance : chance);
}

/* --- the model that is compiled in --- */

#include "tables/model_tables.h"

const art_model art_model_builtin = {
    .names = {names_begins, names_tails, names_weights, ART_NAMES_COLUMNS},
    .words = {words_begins, words_tails, words_weights, ART_WORDS_COLUMNS},
    .blocks = BLOCKS_TREES,
    .types = TYPES_TREES,
    .confidence = CONFIDENCE_TREES,
    .review = REVIEW_TREES,
};
