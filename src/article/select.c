#include "article/select.h"

#include "article/lexicon.h"
#include "article/status.h"

/*
 * A block is kept from this chance on. Chances are calibrated on the whole, so that .5 is where
 * keeping and dropping cost the same; higher gives cleaner, lower more complete texts. The lower
 * ones are for pages on which hardly anything passes the first. The parts of pages that are no
 * articles are small, and a wrong one costs less than a missed one.
 */
typedef struct thresholds {
    art_chance first, second, third;
} thresholds;

static const thresholds of_articles[] = {
    [ARTICLE_FAVOR_BALANCE] = {ART_CHANCE(.5), ART_CHANCE(.35), ART_CHANCE(.2)},
    [ARTICLE_FAVOR_PRECISION] = {ART_CHANCE(.7), ART_CHANCE(.5), ART_CHANCE(.35)},
    [ARTICLE_FAVOR_RECALL] = {ART_CHANCE(.3), ART_CHANCE(.2), ART_CHANCE(.1)}};

static const thresholds of_others[] = {
    [ARTICLE_FAVOR_BALANCE] = {ART_CHANCE(.35), ART_CHANCE(.2), ART_CHANCE(.1)},
    [ARTICLE_FAVOR_PRECISION] = {ART_CHANCE(.6), ART_CHANCE(.4), ART_CHANCE(.25)},
    [ARTICLE_FAVOR_RECALL] = {ART_CHANCE(.2), ART_CHANCE(.1), ART_CHANCE(.05)}};

static const art_chance sure_of_few = ART_CHANCE(.8);

/*
 * A page is treated as an article from this chance on. Measured out of fold at .1, .2, .3 and .5:
 * wcxb .875 .876 .877 .877, daniel .927 .920 .919 .912. Low, since articles in languages and markup
 * that the gate knows little of lose more from the other way than lists do from this one.
 */
static const art_chance article_gate = ART_CHANCE(.1);

/* Fewer kept words than this, and the next threshold is tried. */
enum {
    FLOOR_WORDS = 40
};

/* Fewer kept words than FOUND_WORDS are an article only when they are sentences and the confidence
 * is high, and fewer than FEWEST_WORDS are none; a block of more words is no teaser; one of more
 * words does not say that a page is missing. */
enum {
    FOUND_WORDS = 25,
    FEWEST_WORDS = 5,
    TEASER_WORDS = 60,
    MISSING_WORDS = 12
};

/* Keeps what passes a threshold and the rules; the next threshold when that is next to nothing. */
static bool choose(art_choice *c, thresholds t, unsigned pages, art_chance *threshold)
{
    const art_chance in_turn[] = {t.first, t.second, t.third};
    for (size_t i = 0; i < sizeof in_turn / sizeof *in_turn; i++) {
        *threshold = in_turn[i];
        c->subtree = (art_range){0, c->blocks->count};
        for (uint32_t k = 0; k < c->blocks->count; k++) {
            c->kept[k] = c->chances[k] >= in_turn[i];
            c->deciders[k] = ART_BY_THRESHOLD;
        }
        if (!art_rules_apply(c, pages))
            return false;
        if (art_rules_kept_words(c) >= FLOOR_WORDS)
            break;
    }
    return true;
}

/* Does the page say that what was asked for was not found? */
static bool is_missing(const art_choice *c)
{
    for (uint32_t i = 0; i < c->blocks->count; i++)
        if (c->blocks->items[i].words <= MISSING_WORDS &&
            art_lexicon_missing(c->blocks->items[i].text))
            return true;
    return false;
}

/*
 * Is what was kept worth printing? Not when it is next to nothing, when most of it is teasers, cut
 * off by an ellipsis, or when it has no paragraph and the page says that what was asked for is not
 * there.
 */
static bool is_found(const art_choice *c, art_chance confidence)
{
    uint64_t words = 0, sentences = 0, cut_off = 0;
    bool paragraphs = false;
    for (uint32_t i = 0; i < c->blocks->count; i++) {
        const art_measure *m = &c->features->measures[i];
        const art_block *b = &c->blocks->items[i];
        bool teaser = m->ends_ellipsis && b->words <= TEASER_WORDS;
        if (!c->kept[i])
            continue;
        words += b->words;
        paragraphs = paragraphs || m->long_block;
        cut_off += teaser ? b->words : 0;
        sentences += m->sentences > 0 && !teaser ? b->words : 0;
    }
    if (words < FEWEST_WORDS || (!paragraphs && is_missing(c)))
        return false;
    if (words < FOUND_WORDS)
        return sentences * 2 >= words && confidence >= sure_of_few;
    return sentences * 8 >= words || cut_off * 4 < words;
}

/* The F1 to expect of what was chosen. */
static void weigh_choice(const art_choice *c, bool as_article, art_selection *selection)
{
    uint64_t words = 0, hits = 0;
    for (uint32_t i = 0; i < c->blocks->count; i++) {
        words += c->kept[i] ? c->blocks->items[i].words : 0;
        hits += c->kept[i] ? (uint64_t)c->blocks->items[i].words * c->chances[i] : 0;
    }
    uint64_t expected = c->judgement->expected[c->blocks->count]; /* in 1/65536 of a word */
    uint64_t all = c->features->surroundings.sums[c->blocks->count].words;
    int16_t *row = selection->row;
    memcpy(row, c->judgement->row, sizeof c->judgement->row);
    row[ART_CHOICE_FEATURE_choice_promise] =
        art_feature_share(2 * (hits >> 8), (words << 8) + (expected >> 8));
    row[ART_CHOICE_FEATURE_choice_words] = art_feature_log(words);
    row[ART_CHOICE_FEATURE_choice_share] = art_feature_share(words, all);
    row[ART_CHOICE_FEATURE_choice_mean] = art_feature_share(hits >> 8, words << 8);
    row[ART_CHOICE_FEATURE_choice_missed] =
        art_feature_share((expected - hits) >> 8, expected >> 8);
    row[ART_CHOICE_FEATURE_choice_article] = as_article;
    selection->confidence =
        art_chance_of(art_trees_sum(&c->features->model->confidence, 0, 1, row));
}

static unsigned likeliest_other(const art_judgement *j)
{
    unsigned type = ART_TYPE_ARTICLE + 1;
    for (unsigned k = type + 1; k < ART_TYPE_COUNT; k++)
        type = j->types[k] > j->types[type] ? k : type;
    return type;
}

article_status art_select(art_arena *arena, const art_page *page, const art_blocks *blocks,
                          const art_features *features, const art_judgement *judgement,
                          art_wishes wishes, art_selection *selection)
{
    *selection = (art_selection){.kept = art_arena_array(arena, blocks->count, 1),
                                 .deciders = art_arena_array(arena, blocks->count, 1)};
    art_choice c = {.arena = arena,
                    .page = page,
                    .blocks = blocks,
                    .features = features,
                    .judgement = judgement,
                    .chances = judgement->chances,
                    .kept = selection->kept,
                    .deciders = selection->deciders,
                    .before = art_arena_array(arena, blocks->count, 1),
                    .without = wishes.without};
    bool as_article =
        wishes.mode == ARTICLE_MODE_ARTICLE || judgement->types[ART_TYPE_ARTICLE] >= article_gate;
    if (!c.kept || !c.deciders || !c.before ||
        !choose(&c, as_article ? of_articles[wishes.favor] : of_others[wishes.favor],
                1u << (as_article ? ART_TYPE_ARTICLE : likeliest_other(judgement)),
                &selection->threshold))
        return art_status_of(arena);
    weigh_choice(&c, as_article, selection);
    selection->found = is_found(&c, selection->confidence);
    return ARTICLE_OK;
}
