#include "article/metadata_title.h"

#include "article/title_ballot.h"

/* How much a candidate's vote weighs, by its rank. Publishers agree with themselves, so a headline
 * collects votes; the first heading of the page alone outweighs what is written for machines, as
 * long as it agrees with it. Raising a weight makes its place win more of the disagreements. */
static const double votes[ART_RANK_COUNT] = {0, 5.0, 3.0, 2.0, 1.5, 1.2, 1.0, 0.6, 0.5, 0.4, 0.2};

static const double nth_heading = 0.7;        /* each further h1 weighs so much of the one before */
static const double stray_heading = 0.3;      /* weight of an h1 that agrees with nothing */
static const double full_agreement = 1.0 / 3; /* words in common from which on it weighs all */
static const double agreement_bonus = 0.8;    /* votes for words in common with the page's titles */
static const double address_bonus = 3.8;  /* votes for words in common with the page's address */
static const double ellipsis_malus = 1.0; /* votes lost by a title that was cut off */

enum {
    TWICE = 2 /* a place votes at most so often, headings apart */
};

bool art_title_same(art_view a, art_view b)
{
    uint64_t key = art_title_key(a);
    return key && key == art_title_key(b);
}

/* Words in common, both ways: a single common word makes no headline. */
static double agreement(const art_word_set *a, const art_word_set *b)
{
    double shared = art_word_set_shared(a, b);
    return shared > 0 ? shared * art_word_set_shared(b, a) : 0;
}

/* --- counting --- */

/* Has the place of this paper voted for the same before, or often enough? */
static bool has_voted(const art_ballot *b, size_t index)
{
    const art_paper *p = &b->papers[index];
    const art_candidate *c = p->fact->candidate;
    unsigned times = 0;
    for (size_t i = 0; i < index; i++) {
        const art_candidate *other = b->papers[i].fact->candidate;
        if (other->place != c->place || other->rank != c->rank)
            continue;
        if (b->papers[i].key == p->key)
            return true;
        times += b->papers[i].key != 0;
    }
    bool heading = c->rank == ART_RANK_H1 || c->rank == ART_RANK_H2 || c->rank == ART_RANK_PART;
    return !heading && times >= TWICE;
}

/* The best agreement of a text with what is said in <title>, and the titles for machines. */
static double best_agreement(const art_ballot *b, const art_word_set *words, bool all)
{
    double best = 0;
    unsigned seen = 0;
    for (size_t i = 0; i < b->count && seen < 4; i++) {
        const art_candidate *c = b->papers[i].fact->candidate;
        bool machine = c->place == ART_PLACE_META || c->place == ART_PLACE_LD_ARTICLE;
        bool title = c->rank == ART_RANK_TITLE;
        if (!title && !(machine && all))
            continue;
        double score = agreement(words, &b->papers[i].words);
        best = score > best ? score : best;
        seen++;
    }
    return best;
}

static bool is_alone(const art_ballot *b)
{
    for (size_t i = 0; i < b->count; i++)
        if (b->papers[i].fact->candidate->rank == ART_RANK_TITLE)
            return false;
    return true;
}

/* The weight of the vote of one paper. nth counts the h1 before it. */
static double weight_of(const art_ballot *b, const art_paper *p, unsigned nth)
{
    double weight = votes[p->fact->candidate->rank];
    if (p->fact->candidate->rank != ART_RANK_H1)
        return weight;
    for (unsigned i = 0; i < nth && i < 3; i++)
        weight *= nth_heading;
    if (is_alone(b))
        return weight;
    double agrees = best_agreement(b, &p->words, true), address = agreement(&p->words, &b->slug);
    agrees = (agrees > address ? agrees : address) / full_agreement;
    return weight * (stray_heading + (1 - stray_heading) * (agrees < 1 ? agrees : 1));
}

static bool ends_cut(art_view text)
{
    return (text.size >= 3 && !memcmp(text.data + text.size - 3, "...", 3)) ||
           (text.size >= 3 && !memcmp(text.data + text.size - 3, "…", 3));
}

/* The votes for the key of one paper; *best becomes the paper that says it best: a heading as
 * people read it goes before what machines read. */
static double count_votes(const art_ballot *b, size_t index, const double *weights, size_t *best)
{
    double sum = 0;
    *best = index;
    for (size_t i = 0; i < b->count; i++) {
        if (b->papers[i].key != b->papers[index].key)
            continue;
        sum += weights[i];
        if (b->papers[i].fact->candidate->rank < b->papers[*best].fact->candidate->rank)
            *best = i;
    }
    const art_word_set *words = &b->papers[*best].words;
    sum += agreement_bonus * best_agreement(b, words, false);
    sum += address_bonus * agreement(words, &b->slug);
    return ends_cut(b->papers[*best].text) ? sum - ellipsis_malus : sum;
}

/* The first paper of its key: the others are counted with it. */
static bool is_first(const art_ballot *b, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (b->papers[i].key == b->papers[index].key)
            return false;
    return true;
}

art_view art_title_choose(const art_facts *facts, art_view url, art_fact **chosen)
{
    art_ballot b;
    double weights[ART_BALLOT_MAX], most = 0;
    size_t winner = SIZE_MAX;
    unsigned nth = 0;
    art_ballot_fill(&b, facts, url);
    for (size_t i = 0; i < b.count; i++) {
        bool counts = b.papers[i].key && !has_voted(&b, i);
        weights[i] = counts ? weight_of(&b, &b.papers[i], nth) : 0;
        nth += counts && b.papers[i].fact->candidate->rank == ART_RANK_H1;
    }
    for (size_t i = 0; i < b.count; i++) {
        size_t best = i;
        double sum = weights[i] > 0 && is_first(&b, i) ? count_votes(&b, i, weights, &best) : 0;
        if (sum > most) {
            most = sum;
            winner = best;
        }
    }
    *chosen = NULL;
    for (size_t i = 0; winner == SIZE_MAX && i < b.count; i++) /* all are the site's name */
        if (b.papers[i].fact->candidate->rank == ART_RANK_TITLE || i + 1 == b.count)
            winner = i;
    if (winner == SIZE_MAX)
        return (art_view){NULL, 0};
    *chosen = b.papers[winner].fact;
    return b.papers[winner].key ? b.papers[winner].text : b.papers[winner].fact->text;
}
