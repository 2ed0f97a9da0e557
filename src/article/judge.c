#include "article/judge.h"

#include "article/status.h"

enum {
    ONE = 65536,
    SURE = ONE * 8 / 10,
    LIKELY = ONE * 4 / 10
};

/* What a block must promise to be worth having in the best subtree: lower draws more of the page
 * in, higher cuts off lists and short paragraphs at the edge of the article. */
enum {
    SUBTREE_BAR = ONE * 4 / 10
};

art_chance art_judge_best_threshold(const art_blocks *blocks, const art_chance *chances,
                                    int16_t *promise)
{
    enum {
        STEPS = 256
    };
    uint64_t words[STEPS] = {0}, hits[STEPS] = {0}, all = 0;
    for (uint32_t i = 0; i < blocks->count; i++) {
        uint64_t w = blocks->items[i].words;
        words[chances[i] / STEPS] += w;
        hits[chances[i] / STEPS] += w * chances[i];
        all += w * chances[i];
    }
    /* F1 = 2 * hits / (kept + expected), with hits and expected in 1/65536 of a word. */
    uint64_t kept = 0, found = 0, best = 0;
    int threshold = STEPS - 1;
    for (int k = STEPS - 1; k >= 0; k--) {
        kept += words[k];
        found += hits[k];
        uint64_t whole = kept * ONE + all;
        uint64_t f1 = whole ? 2000 * (found >> 8) / ((whole >> 8) + 1) : 0;
        if (f1 > best) {
            best = f1;
            threshold = k;
        }
    }
    if (promise)
        *promise = (int16_t)best;
    return (art_chance)(threshold * STEPS);
}

/* The subtree with the largest sum of words, each weighed by how far its block's chance is above
 * the bar. */
static bool find_subtree(art_arena *arena, const art_page *page, const art_blocks *blocks,
                         art_judgement *j)
{
    int64_t *gain = art_arena_alloc(arena, ((size_t)blocks->count + 1) * sizeof *gain);
    if (!gain)
        return false;
    gain[0] = 0;
    for (uint32_t i = 0; i < blocks->count; i++)
        gain[i + 1] = gain[i] + (int64_t)blocks->items[i].words * (j->chances[i] - SUBTREE_BAR);
    int64_t best = INT64_MIN;
    j->subtree = blocks->ranges[page->body];
    for (uint32_t n = page->body; n < page->nodes[page->body].end; n++) {
        art_range r = blocks->ranges[n];
        if (r.end > r.begin && gain[r.end] - gain[r.begin] >= best) {
            best = gain[r.end] - gain[r.begin];
            j->subtree = r;
        }
    }
    return true;
}

/* Sums up the judgement of the blocks. */
static void measure_gate(const art_blocks *blocks, const art_features *f, art_judgement *j)
{
    uint64_t text = 0, sure = 0, p = 0, items = 0, cells = 0, headings = 0, links = 0, longs = 0;
    uint64_t comments = 0, words = 0, likely = 0, likely_words = 0;
    int64_t near = 0, middle = 0, far = 0, all_far = 0;
    for (uint32_t i = 0; i < blocks->count; i++) {
        const art_block *b = &blocks->items[i];
        const int16_t *row = f->rows[i];
        uint64_t w = (uint64_t)b->words * j->chances[i] >> 4; /* room for sums over large pages */
        uint32_t inside = f->contexts[b->element].inside;
        words += b->words;
        text += w;
        sure += j->chances[i] >= SURE ? w : 0;
        likely += j->chances[i] >= LIKELY;
        likely_words += j->chances[i] >= LIKELY ? b->words : 0;
        p += inside & ART_IN_P ? w : 0;
        items += inside & ART_IN_LI ? w : 0;
        cells += inside & ART_IN_TABLE ? w : 0;
        headings += inside & ART_IN_HEADING ? w : 0;
        comments += inside & ART_IN_COMMENTS ? w : 0;
        longs += f->measures[i].long_block ? w : 0;
        links += w * b->link_words / b->words;
        near += (int64_t)w * row[ART_FEATURE_lexicon_near];
        middle += (int64_t)w * row[ART_FEATURE_lexicon_middle];
        far += (int64_t)w * row[ART_FEATURE_lexicon_far];
        all_far += (int64_t)b->words * row[ART_FEATURE_lexicon_far];
    }
    int16_t *row = j->row;
    int64_t divisor = text ? (int64_t)text : 1;
    row[ART_GATE_FEATURE_gate_words] = art_feature_log(text / (ONE >> 4));
    row[ART_GATE_FEATURE_gate_share] = art_feature_share(text, words * (ONE >> 4));
    row[ART_GATE_FEATURE_gate_sure] = art_feature_share(sure, text);
    row[ART_GATE_FEATURE_gate_blocks] = art_feature_log(likely);
    row[ART_GATE_FEATURE_gate_mean] = art_feature_count(likely ? likely_words / likely : 0);
    row[ART_GATE_FEATURE_gate_p] = art_feature_share(p, text);
    row[ART_GATE_FEATURE_gate_items] = art_feature_share(items, text);
    row[ART_GATE_FEATURE_gate_cells] = art_feature_share(cells, text);
    row[ART_GATE_FEATURE_gate_headings] = art_feature_share(headings, text);
    row[ART_GATE_FEATURE_gate_links] = art_feature_share(links, text);
    row[ART_GATE_FEATURE_gate_long] = art_feature_share(longs, text);
    row[ART_GATE_FEATURE_gate_comments] = art_feature_share(comments, text);
    row[ART_GATE_FEATURE_gate_subtree] = art_feature_share(
        j->expected[j->subtree.end] - j->expected[j->subtree.begin], j->expected[blocks->count]);
    row[ART_GATE_FEATURE_gate_near] = art_feature_cut(near / divisor, -2000, 2000);
    row[ART_GATE_FEATURE_gate_middle] = art_feature_cut(middle / divisor, -2000, 2000);
    row[ART_GATE_FEATURE_gate_far] = art_feature_cut(far / divisor, -2000, 2000);
    row[ART_GATE_FEATURE_gate_all_far] =
        art_feature_cut(all_far / (int64_t)(words ? words : 1), -2000, 2000);
}

/* The share of every type, from its sum of trees, among all (softmax). */
static void judge_types(const art_trees *trees, art_judgement *j)
{
    uint32_t most = 0;
    uint32_t weights[ART_TYPE_COUNT], sum = 0; /* in 1/65536 of the likeliest */
    int32_t logits[ART_TYPE_COUNT];
    for (uint32_t k = 0; k < ART_TYPE_COUNT; k++) {
        logits[k] = art_trees_sum(trees, k, ART_TYPE_COUNT, j->row);
        most = logits[k] > logits[most] ? k : most;
    }
    for (uint32_t k = 0; k < ART_TYPE_COUNT; k++) {
        /* exp(x) for x <= 0 from the sigmoid s: s / (1 - s). */
        uint32_t p = art_chance_of(logits[k] - logits[most]);
        weights[k] = ONE * p / (ONE - p);
        sum += weights[k];
    }
    for (uint32_t k = 0; k < ART_TYPE_COUNT; k++)
        j->types[k] = (art_chance)((uint64_t)weights[k] * (ONE - 1) / sum);
    j->type = (art_type)most;
}

article_status art_judge(art_arena *arena, const art_page *page, const art_blocks *blocks,
                         const art_features *features, art_judgement *judgement)
{
    art_judgement *j = judgement;
    const art_model *model = features->model;
    *j = (art_judgement){
        .chances = art_arena_array(arena, blocks->count, sizeof *j->chances),
        .expected = art_arena_array(arena, (size_t)blocks->count + 1, sizeof *j->expected)};
    if (!j->chances || !j->expected)
        return art_status_of(arena);
    for (uint32_t i = 0; i < blocks->count; i++) {
        int32_t logit = art_trees_sum(&model->blocks, 0, 1, features->rows[i]);
        j->chances[i] = art_chance_of(logit);
        j->expected[i + 1] = j->expected[i] + (uint64_t)blocks->items[i].words * j->chances[i];
    }
    if (!find_subtree(arena, page, blocks, j))
        return art_status_of(arena);
    memcpy(j->row, features->page, sizeof features->page);
    measure_gate(blocks, features, j);
    (void)art_judge_best_threshold(blocks, j->chances, &j->row[ART_GATE_FEATURE_gate_best]);
    judge_types(&model->types, j);
    return ARTICLE_OK;
}
