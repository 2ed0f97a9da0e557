#include "article/select.h"

#include "article/lexicon.h"
#include "article/status.h"

/*
 * A block is kept from a chance on. Chances are calibrated on the whole, so that .5 is where
 * keeping and dropping cost the same; higher gives cleaner, lower more complete texts. On pages
 * that are no articles it is the chance that promises the best F1, within bounds: where little is
 * sure, wrong text costs less than missed text. The lower ones are for pages on which hardly
 * anything passes, down to pages of three words. (The second for articles at .4, .35, .3 and .25,
 * out of fold: wcxb .8867 .8868 .8869 .8871, Greek .953 .953 .955 .955.)
 */
typedef struct bounds {
    art_chance least, most, second, third;
} bounds;

static const bounds of_articles[] = {
    [ARTICLE_FAVOR_BALANCE] = {ART_CHANCE(.5), ART_CHANCE(.5), ART_CHANCE(.25), ART_CHANCE(.1)},
    [ARTICLE_FAVOR_PRECISION] = {ART_CHANCE(.7), ART_CHANCE(.7), ART_CHANCE(.5), ART_CHANCE(.35)},
    [ARTICLE_FAVOR_RECALL] = {ART_CHANCE(.3), ART_CHANCE(.3), ART_CHANCE(.2), ART_CHANCE(.1)}};

static const bounds of_others[] = {
    [ARTICLE_FAVOR_BALANCE] = {ART_CHANCE(.25), ART_CHANCE(.5), ART_CHANCE(.2), ART_CHANCE(.1)},
    [ARTICLE_FAVOR_PRECISION] = {ART_CHANCE(.5), ART_CHANCE(.65), ART_CHANCE(.4), ART_CHANCE(.25)},
    [ARTICLE_FAVOR_RECALL] = {ART_CHANCE(.15), ART_CHANCE(.25), ART_CHANCE(.1), ART_CHANCE(.05)}};

typedef struct thresholds {
    art_chance first, second, third;
} thresholds;

/* The rules for articles are for pages that are likelier one than not. */
static const art_chance article_gate = ART_CHANCE(.5);

/* share: of the second, in 1/65536. */
static art_chance between(art_chance one, art_chance second, uint32_t share)
{
    return (art_chance)(one + ((int64_t)second - one) * share / 65536);
}

/*
 * The chance from which a page has the thresholds of articles. Below, they soon come near those of
 * others, by the power of four: to hold to .5 on a page that may be none costs more than to leave
 * it on one that is. At .5, .55 and .6, out of fold: wcxb .8846 .8849 .8850, daniel .9391 .9378
 * .9375 (Greek .960 .957 .957, Russian .904 .899 .898).
 */
static const art_chance sure_article = ART_CHANCE(.5);

/* How near, in 1/65536. */
static uint32_t nearness(art_chance is_article)
{
    if (is_article >= sure_article)
        return 65536;
    uint32_t x = (uint32_t)((uint64_t)is_article * 65536 / sure_article);
    uint32_t square = (uint32_t)((uint64_t)x * x >> 16);
    return (uint32_t)((uint64_t)square * square >> 16);
}

/* The thresholds for a page that is an article with this chance. */
static thresholds thresholds_of(const art_judgement *j, const art_blocks *blocks,
                                article_favor favor, art_chance is_article)
{
    const bounds *a = &of_articles[favor], *o = &of_others[favor];
    uint32_t share = nearness(is_article);
    art_chance best = art_judge_best_threshold(blocks, j->chances, NULL);
    art_chance least = between(o->least, a->least, share);
    art_chance most = between(o->most, a->most, share);
    return (thresholds){best < least  ? least
                        : best > most ? most
                                      : best,
                        between(o->second, a->second, share), between(o->third, a->third, share)};
}

/* Of fewer than FOUND_WORDS, see below. */
static const art_chance sure_of_few = ART_CHANCE(.8);

/* Fewer than SOME_WORDS are an article only when one block of them is as likely as this. Out
 * of fold, with four models, of the pages of the corpora with so few words and nothing as likely
 * none had an F1 above .24, and most have nothing to read on them. */
static const art_chance likely_one = ART_CHANCE(.5);

/* Fewer kept words than this, and the next threshold is tried. */
enum {
    FLOOR_WORDS = 40
};

/* So many blocks from what passed the first threshold, others may pass the next. Without a bound,
 * and with 10, 6, 4, 3, 2 and 1, out of fold, the title still among those that pass: daniel .9371,
 * .9374 .9375 .9376 .9376 .9377 .9367. */
enum {
    NEAR_BLOCKS = 3
};

/*
 * Around a text of so many words in blocks this sure, blocks that are so many blocks away from all
 * of them stay only when they are likelier than an island, on pages that are articles with this
 * chance. Out of fold without the rule, and on pages from .5, .4 and .3 on: daniel .9375 .9392
 * .9398 .9408, Greek .958 .959 .962 .962, wcxb .8884 .8883 .8878 .8875; for texts of up to 1,000
 * words, from .5: daniel .9395, wcxb .8877.
 */
static const art_chance mainland = ART_CHANCE(.75), island = ART_CHANCE(.65),
                        perhaps_article = ART_CHANCE(.4);
enum {
    ISLANDS_LEAST = 40,
    ISLANDS_MOST = 400,
    ISLAND_BLOCKS = 6
};

/* Fewer kept words than FOUND_WORDS, FEWEST_WORDS at least, are an article only when they are sure,
 * or sentences of which the confidence is high, or when the page says little else, but not a single
 * word, and no refusal; a block of more words is no teaser; one of more words does not say that a
 * page is missing.
 */
enum {
    FOUND_WORDS = 25,
    SOME_WORDS = 60,
    FEWEST_WORDS = 5,
    TINY_WORDS = 2,
    TEASER_WORDS = 60,
    LIST_TEASER_WORDS = 25, /* where it is none, longer excerpts are what there is to read */
    MISSING_WORDS = 12
};

/*
 * Keeps what passes a threshold; where some pass the likely one, only these and what is near them:
 * far from the few words of a short text, the less likely are another's.
 */
static void keep_from(art_choice *c, art_chance threshold, art_chance likely)
{
    uint32_t far = NEAR_BLOCKS + 1, since = far, ahead = far;
    bool any = false;
    for (uint32_t i = 0; i < c->blocks->count; i++) {
        bool one = c->chances[i] >= likely && i != c->features->title;
        any = any || one;
        since = one ? 0 : since < far ? since + 1 : far;
        c->kept[i] = since < far && c->chances[i] >= threshold;
    }
    for (uint32_t i = c->blocks->count; i-- > 0;) {
        bool one = c->chances[i] >= likely && i != c->features->title;
        ahead = one ? 0 : ahead < far ? ahead + 1 : far;
        c->kept[i] = c->kept[i] || ((ahead < far || !any) && c->chances[i] >= threshold);
    }
}

/*
 * Around a short text that is sure, teasers and notices draw each other in: what is far from all of
 * it and not that likely goes. A long text may have parts that are less sure.
 */
static void drop_islands(art_choice *c)
{
    uint64_t words = 0;
    for (uint32_t i = 0; i < c->blocks->count; i++)
        words += c->kept[i] && c->chances[i] >= mainland ? c->blocks->items[i].words : 0;
    if (words < ISLANDS_LEAST || words > ISLANDS_MOST)
        return;
    uint32_t far = ISLAND_BLOCKS + 1, away = far;
    bool *behind = c->before; /* is it near one before it? The rules fill this anew. */
    for (uint32_t i = 0; i < c->blocks->count; i++) {
        away = c->chances[i] >= mainland ? 0 : away < far ? away + 1 : far;
        behind[i] = away < far;
    }
    away = far;
    for (uint32_t i = c->blocks->count; i-- > 0;) {
        away = c->chances[i] >= mainland ? 0 : away < far ? away + 1 : far;
        c->kept[i] = c->kept[i] && (behind[i] || away < far || c->chances[i] >= island);
    }
}

/* Keeps what passes a threshold and the rules; the next threshold when that is next to nothing. */
static bool choose(art_choice *c, thresholds t, unsigned pages, bool without_islands,
                   art_chance *threshold)
{
    const art_chance in_turn[] = {t.first, t.second, t.third};
    for (size_t i = 0; i < sizeof in_turn / sizeof *in_turn; i++) {
        *threshold = in_turn[i];
        keep_from(c, in_turn[i], t.first);
        if (without_islands)
            drop_islands(c);
        memset(c->deciders, ART_BY_THRESHOLD, c->blocks->count * sizeof *c->deciders);
        if (!art_rules_apply(c, pages))
            return false;
        if (art_rules_kept_words(c) >= FLOOR_WORDS)
            break;
    }
    return true;
}

/* Does a short block of the page say this? */
static bool says(const art_choice *c, bool (*this)(art_view text))
{
    for (uint32_t i = 0; i < c->blocks->count; i++)
        if (c->blocks->items[i].words <= MISSING_WORDS && this(c->blocks->items[i].text))
            return true;
    return false;
}

/*
 * Is what was kept worth printing? Not when it is next to nothing, when much of it is teasers, cut
 * off by an ellipsis, and hardly any is sentences (a single one is what a paywall leaves), or when
 * it has no paragraph and the page says that what was asked for is not there.
 */
static bool is_found(const art_choice *c, bool as_article, art_chance confidence)
{
    uint64_t words = 0, sentences = 0, cut_off = 0, hits = 0;
    uint32_t longest = as_article ? TEASER_WORDS : LIST_TEASER_WORDS;
    uint32_t teasers = 0;
    bool paragraphs = false, likely = false;
    for (uint32_t i = 0; i < c->blocks->count; i++) {
        const art_measure *m = &c->features->measures[i];
        const art_block *b = &c->blocks->items[i];
        bool teaser = m->ends_ellipsis && b->words <= longest;
        if (!c->kept[i])
            continue;
        words += b->words;
        likely = likely || c->chances[i] >= likely_one;
        hits += (uint64_t)b->words * c->chances[i];
        paragraphs = paragraphs || m->long_block;
        cut_off += teaser ? b->words : 0;
        teasers += teaser;
        sentences += m->sentences > 0 && !teaser ? b->words : 0;
    }
    if (words >= TINY_WORDS && art_rules_is_whole(c))
        return true;
    if (words < TINY_WORDS || (!paragraphs && says(c, art_lexicon_missing)))
        return false;
    if (words < FOUND_WORDS) {
        uint64_t all = c->features->surroundings.sums[c->blocks->count].words;
        bool said_well = sentences * 2 >= words && confidence >= sure_of_few;
        bool sure = hits >= words * sure_of_few;
        return (words >= FEWEST_WORDS && (said_well || sure)) ||
               (words * 2 >= all && !says(c, art_lexicon_refusal));
    }
    if (words < SOME_WORDS && !likely)
        return false;
    return sentences * 8 >= words || cut_off * 4 < words || teasers == 1;
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
    art_chance is_article =
        wishes.mode == ARTICLE_MODE_ARTICLE ? 65535 : judgement->types[ART_TYPE_ARTICLE];
    bool as_article = is_article >= article_gate;
    unsigned other = likeliest_other(judgement);
    if (!c.kept || !c.deciders || !c.before ||
        !choose(&c, thresholds_of(judgement, blocks, wishes.favor, is_article),
                1u << (as_article ? ART_TYPE_ARTICLE : other),
                wishes.favor != ARTICLE_FAVOR_RECALL && is_article >= perhaps_article,
                &selection->threshold))
        return art_status_of(arena);
    weigh_choice(&c, as_article, selection);
    selection->found = is_found(&c, as_article, selection->confidence);
    return ARTICLE_OK;
}
