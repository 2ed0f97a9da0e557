#include "article/judge.h"

#include "article/feature_row.h"
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
bool art_judge_subtree(art_arena *arena, const art_page *page, const art_blocks *blocks,
                       art_judgement *j)
{
    int64_t *gain = art_arena_alloc(arena, ((size_t)blocks->count + 1) * sizeof *gain);
    if (!gain)
        return false;
    gain[0] = 0;
    for (uint32_t i = 0; i < blocks->count; i++) {
        j->expected[i + 1] = j->expected[i] + (uint64_t)blocks->items[i].words * j->chances[i];
        gain[i + 1] = gain[i] + (int64_t)blocks->items[i].words * (j->chances[i] - SUBTREE_BAR);
    }
    int64_t best = INT64_MIN;
    j->subtree = blocks->ranges[page->body];
    for (uint32_t n = page->body; n < page->nodes[page->body].end; n++) {
        art_range r = blocks->ranges[n];
        if (r.end > r.begin && gain[r.end] - gain[r.begin] >= best) {
            best = gain[r.end] - gain[r.begin];
            j->subtree = r;
        }
    }
    art_arena_trim(arena, gain, 0);
    return true;
}

/* What the judgement of the blocks comes to. Words and what is summed up of them are weighted by
 * their chance, in 1/4096: room for sums over large pages. */
typedef struct tally {
    uint64_t words, text, sure, p, items, cells, headings, comments, links, longs;
    uint64_t likely, likely_words;
    int64_t near, middle, far, all_far;
    uint64_t run, longest_run, after_title; /* words of long blocks */
    uint32_t gap;                           /* blocks since the run's last one */
} tally;

enum {
    RUN_GAP = 1,     /* short blocks in a row that are no break in a run, such as a subheading */
    TITLE_REACH = 12 /* blocks behind the title that are soon behind it */
};

/* How the long blocks lie: an article's follow each other and its title. */
static void count_run(const art_features *f, uint32_t i, tally *t)
{
    uint32_t words = f->surroundings.blocks->items[i].words, title = f->title;
    if (!f->measures[i].long_block) {
        t->run = ++t->gap > RUN_GAP ? 0 : t->run;
        return;
    }
    t->gap = 0;
    t->run += words;
    t->longest_run = t->run > t->longest_run ? t->run : t->longest_run;
    t->after_title += title != ART_NO_NODE && i > title && i - title <= TITLE_REACH ? words : 0;
}

static void count_block(const art_features *f, uint32_t i, const int16_t *row, art_chance chance,
                        tally *t)
{
    const art_block *b = &f->surroundings.blocks->items[i];
    uint64_t w = (uint64_t)b->words * chance >> 4;
    uint32_t inside = f->contexts[b->element].inside;
    t->words += b->words;
    t->text += w;
    t->sure += chance >= SURE ? w : 0;
    t->likely += chance >= LIKELY;
    t->likely_words += chance >= LIKELY ? b->words : 0;
    t->p += inside & ART_IN_P ? w : 0;
    t->items += inside & ART_IN_LI ? w : 0;
    t->cells += inside & ART_IN_TABLE ? w : 0;
    t->headings += inside & ART_IN_HEADING ? w : 0;
    t->comments += inside & ART_IN_COMMENTS ? w : 0;
    t->longs += f->measures[i].long_block ? w : 0;
    t->links += w * b->link_words / b->words;
    t->near += (int64_t)w * row[ART_FEATURE_lexicon_near];
    t->middle += (int64_t)w * row[ART_FEATURE_lexicon_middle];
    t->far += (int64_t)w * row[ART_FEATURE_lexicon_far];
    t->all_far += (int64_t)b->words * row[ART_FEATURE_lexicon_far];
    count_run(f, i, t);
}

/*
 * Blocks that are hopeless after the first trees, half of all, are spared the rest of them. Of
 * 42,000 blocks of wcxb, in-sample, the first stage lets go 45 %; with all trees, 2.2 % of these
 * would have ended above -3, .5 % above -2 and .1 % above -1. The others let go 3 and 1 %, none of
 * which would have passed -2. Higher bars and earlier stages save time and lose more; what
 * `make quality` prints includes the loss. (Counted with 220 single trees; now they come by three.)
 * On a page of very many blocks, all are spared what comes behind the last stage.
 */
static const struct {
    uint32_t trees;
    int32_t bar;  /* in 1/1024 of a logit, as sums are */
    int32_t rest; /* for the trees left out, which take 3.5, 1.4 and .8 logits in the mean; more, so
                     that a block that was let go is not looked at again (review.c) */
} stages[] = {{25, -2048, -3880}, {50, -2816, -2330}, {75, -3072, -1400}};

/* The sums of the rows of a batch. */
static void sum_up(const art_trees *trees, bool by_all, int16_t rows[][ART_FEATURE_COUNT],
                   uint32_t count, int32_t *sums)
{
    enum {
        STAGES = sizeof stages / sizeof *stages
    };
    const int16_t *left[ART_TREES_ROWS];
    uint32_t which[ART_TREES_ROWS] = {0}, lives = count, begin = 0;
    for (uint32_t k = 0; k < count; k++) {
        which[k] = k;
        sums[k] = trees->start;
    }
    for (uint32_t s = 0; s < (uint32_t)STAGES + by_all; s++) {
        uint32_t end =
            s < STAGES && stages[s].trees < trees->count ? stages[s].trees : trees->count;
        int32_t added[ART_TREES_ROWS] = {0};
        for (uint32_t k = 0; k < lives; k++)
            left[k] = rows[which[k]];
        art_trees_add(trees, begin, end, left, lives, added);
        uint32_t kept = 0;
        for (uint32_t k = 0; k < lives; k++) {
            int32_t *sum = &sums[which[k]];
            *sum += added[k];
            if (s == STAGES || *sum >= stages[s].bar)
                which[kept++] = which[k];
            else
                *sum += stages[s].rest;
        }
        lives = kept;
        begin = end;
    }
}

static void glance_at(const int16_t *row, int16_t *glance)
{
#define GLANCE(name) glance[ART_GLANCE_FEATURE_##name] = row[ART_FEATURE_##name];
    ART_GLANCE_FEATURE_LIST(GLANCE)
#undef GLANCE
}

static void judge_blocks(const art_blocks *blocks, const art_features *f, art_judgement *j,
                         tally *t)
{
    int16_t rows[ART_TREES_ROWS][ART_FEATURE_COUNT];
    int32_t logits[ART_TREES_ROWS];
    for (uint32_t i = 0; i < blocks->count; i += ART_TREES_ROWS) {
        uint32_t rest = blocks->count - i, count = rest < ART_TREES_ROWS ? rest : ART_TREES_ROWS;
        for (uint32_t k = 0; k < count; k++)
            art_feature_row(f, i + k, rows[k]);
        sum_up(&f->model->blocks, blocks->count <= ART_MANY_BLOCKS, rows, count, logits);
        for (uint32_t k = 0; k < count; k++) {
            art_chance chance = art_chance_of(logits[k]);
            j->chances[i + k] = chance;
            j->logits[i + k] = j->second[i + k] = art_feature_cut(logits[k], -16000, 16000);
            count_block(f, i + k, rows[k], chance, t);
            if (j->glances)
                glance_at(rows[k], j->glances[i + k]);
        }
    }
}

/* The text of the group of like blocks with the most. False when there is no memory. */
static bool find_kin(art_arena *arena, const art_features *f, const art_judgement *j,
                     uint64_t *most)
{
    const art_surroundings *s = &f->surroundings;
    uint64_t *texts = art_arena_array(arena, s->blocks->count, sizeof *texts);
    *most = 0;
    for (uint32_t i = 0; texts && i < s->blocks->count; i++) {
        uint64_t *text = &texts[s->group_of[ART_SAME_KIN][i]];
        *text += j->expected[i + 1] - j->expected[i];
        *most = *text > *most ? *text : *most;
    }
    if (texts)
        art_arena_trim(arena, texts, 0);
    return texts != NULL;
}

static void measure_gate(const art_blocks *blocks, const tally *t, art_judgement *j)
{
    int16_t *row = j->row;
    int64_t divisor = t->text ? (int64_t)t->text : 1;
    row[ART_GATE_FEATURE_gate_words] = art_feature_log(t->text / (ONE >> 4));
    row[ART_GATE_FEATURE_gate_share] = art_feature_share(t->text, t->words * (ONE >> 4));
    row[ART_GATE_FEATURE_gate_sure] = art_feature_share(t->sure, t->text);
    row[ART_GATE_FEATURE_gate_blocks] = art_feature_log(t->likely);
    row[ART_GATE_FEATURE_gate_mean] =
        art_feature_count(t->likely ? t->likely_words / t->likely : 0);
    row[ART_GATE_FEATURE_gate_p] = art_feature_share(t->p, t->text);
    row[ART_GATE_FEATURE_gate_items] = art_feature_share(t->items, t->text);
    row[ART_GATE_FEATURE_gate_cells] = art_feature_share(t->cells, t->text);
    row[ART_GATE_FEATURE_gate_headings] = art_feature_share(t->headings, t->text);
    row[ART_GATE_FEATURE_gate_links] = art_feature_share(t->links, t->text);
    row[ART_GATE_FEATURE_gate_long] = art_feature_share(t->longs, t->text);
    row[ART_GATE_FEATURE_gate_comments] = art_feature_share(t->comments, t->text);
    row[ART_GATE_FEATURE_gate_subtree] = art_feature_share(
        j->expected[j->subtree.end] - j->expected[j->subtree.begin], j->expected[blocks->count]);
    row[ART_GATE_FEATURE_gate_near] = art_feature_cut(t->near / divisor, -2000, 2000);
    row[ART_GATE_FEATURE_gate_middle] = art_feature_cut(t->middle / divisor, -2000, 2000);
    row[ART_GATE_FEATURE_gate_far] = art_feature_cut(t->far / divisor, -2000, 2000);
    row[ART_GATE_FEATURE_gate_all_far] =
        art_feature_cut(t->all_far / (int64_t)(t->words ? t->words : 1), -2000, 2000);
    row[ART_GATE_FEATURE_gate_run] = art_feature_log(t->longest_run);
    row[ART_GATE_FEATURE_gate_run_share] = art_feature_share(t->longest_run, t->words);
    row[ART_GATE_FEATURE_gate_after_title] = art_feature_log(t->after_title);
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
    *j = (art_judgement){
        .chances = art_arena_array(arena, blocks->count, sizeof *j->chances),
        .logits = art_arena_array(arena, blocks->count, sizeof *j->logits),
        .second = art_arena_array(arena, blocks->count, sizeof *j->second),
        .expected = art_arena_array(arena, (size_t)blocks->count + 1, sizeof *j->expected)};
    bool many = blocks->count > ART_MANY_BLOCKS;
    j->glances = many ? NULL : art_arena_array(arena, blocks->count, sizeof *j->glances);
    if (!j->chances || !j->expected || !j->logits || !j->second || (!many && !j->glances))
        return art_status_of(arena);
    tally t = {0};
    uint64_t kin;
    judge_blocks(blocks, features, j, &t);
    if (!art_judge_subtree(arena, page, blocks, j) || !find_kin(arena, features, j, &kin))
        return art_status_of(arena);
    memcpy(j->row, features->page, sizeof features->page);
    measure_gate(blocks, &t, j);
    j->row[ART_GATE_FEATURE_gate_kin] =
        art_feature_share(kin >> 8, j->expected[blocks->count] >> 8);
    (void)art_judge_best_threshold(blocks, j->chances, &j->row[ART_GATE_FEATURE_gate_best]);
    judge_types(&features->model->types, j);
    return ARTICLE_OK;
}
