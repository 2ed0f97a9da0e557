#include "article/metadata_date.h"

/* Words before a date, or their stems, in lower case; the first letter is left out where it is not
 * of ASCII and may be a capital. */
static const char *const updated[] = {
    "updat",      "modif",      "revis",    "edited",     "last reviewed", "aktualisi",
    "geändert",   "stand:",     "stand ",   "mis à jour", "mise à jour",   "actualiz",
    "modificado", "aggiornat",  "atualiz",  "bijgewerkt", "gewijzigd",     "zaktualizowano",
    "aktualizac", "бновлен",    "зменен",   "новлен",     "νημέρωση",      "νημερώθηκε",
    "更新",       "修改",       "업데이트", "수정",       "uppdaterad",    "opdateret",
    "oppdatert",  "päivitetty", "güncelle", "aktualizov", "تحديث",         "अपडेट",
};

static const char *const published[] = {
    "publish",    "posted",      "post time", "post date",   "veröffentlicht", "erschienen",
    "erstellt",   "publié",      "publicado", "pubblicat",   "gepubliceerd",   "opublikowan",
    "публикован", "публіковано", "ημοσίευση", "ημοσιεύτηκε", "发布",           "發布",
    "发表",       "公開",        "配信",      "입력",        "publicerad",     "julkaistu",
    "نشر",        "प्रकाशित",
};

static const char *const never[] = {
    "copyright",   "©",           "(c)",           "joined",     "member since",
    "registered",  "registriert", "mitglied seit", "dabei seit", "expires",
    "valid until", "deadline",    "born",          "geboren",    "accessed",
    "abgerufen",   "retrieved",   "event date",    "due ",       "current time",
    "time is",     "today is",    "heute ist",     "founded",    "gegründet",
};

enum {
    LABEL_BYTES = 48, /* a label is no longer, and stands right before its date */
    NEAR = 60,        /* nodes; bylines of the corpora stand so near to the headline */
    DAY_BYTES = 10,
    RANK_WEAK = 8, /* from here on it is as often the day of a file, or of something near */
    RANK_TEXT = 9,
    RANK_SIDEBAR = 10
};

/* Where the last of these words begins, plus one; 0: none is there. */
static size_t last_of(art_view text, const char *const *words, size_t count)
{
    bool present[256] = {false}; /* the bytes of the text: few words begin with one of them */
    size_t last = 0;
    for (size_t i = 0; i < text.size; i++)
        present[(unsigned char)art_lower(text.data[i])] = true;
    for (size_t i = 0; i < count; i++) {
        if (!present[(unsigned char)words[i][0]])
            continue;
        art_view word = art_view_of(words[i]), rest = {text.data + last, text.size - last};
        for (size_t at; (at = art_view_find_nocase(rest, word)) != SIZE_MAX;) {
            last += at + 1;
            rest = (art_view){text.data + last, text.size - last};
        }
    }
    return last;
}
#define LAST_OF(text, words) last_of(text, words, sizeof(words) / sizeof *(words))

/* The candidate of a field for the same place. */
static const art_candidate *of_field(article_field field, const art_candidate *candidate)
{
    if (candidate->field == field)
        return candidate;
    for (size_t i = 0; i < ART_CANDIDATE_COUNT; i++)
        if (art_candidates[i].field == field && art_candidates[i].place == candidate->place)
            return &art_candidates[i];
    return candidate;
}

const art_candidate *art_date_labelled(art_view before, const art_candidate *candidate)
{
    if (!before.size)
        return candidate;
    size_t skip = before.size > LABEL_BYTES ? before.size - LABEL_BYTES : 0;
    before = (art_view){before.data + skip, before.size - skip};
    size_t u = LAST_OF(before, updated), p = LAST_OF(before, published);
    size_t n = LAST_OF(before, never);
    if (n > u && n > p)
        return NULL;
    if (u > p)
        return of_field(ARTICLE_MODIFIED, candidate);
    if (!p)
        return candidate;
    const art_candidate *said =
        art_candidate_find(ARTICLE_DATE, ART_PLACE_TEXT, ART_VIEW("published"));
    candidate = of_field(ARTICLE_DATE, candidate);
    return art_candidate_seen(candidate) && candidate->rank > said->rank ? said : candidate;
}

static int number(const char *text, int digits)
{
    int value = 0;
    for (int i = 0; i < digits; i++)
        value = value * 10 + (text[i] - '0');
    return value;
}

/* The day of a date, for comparing: 20200113. */
static int day_of(const art_fact *fact)
{
    const char *text = fact->text.data;
    return number(text, 4) * 10000 + number(text + 5, 2) * 100 + number(text + 8, 2);
}

/* How many days, up to three, the facts of one candidate name. */
static unsigned days_of(const art_facts *facts, const art_candidate *candidate)
{
    art_view first = {NULL, 0}, second = {NULL, 0};
    for (size_t i = 0; i < facts->count; i++) {
        art_view day = {facts->items[i].text.data, 10};
        if (facts->items[i].candidate != candidate || art_view_equal(day, first) ||
            art_view_equal(day, second))
            continue;
        if (second.size)
            return 3;
        *(first.size ? &second : &first) = day;
    }
    return second.size ? 2 : first.size ? 1 : 0;
}

/* Is it the first of several dates of its kind, none of which is earlier than the one before? They
 * are those of the posts of a thread; lists of teasers begin with the latest. */
static bool begins_thread(const art_facts *facts, const art_fact *fact)
{
    const art_fact *last = fact;
    for (size_t i = 0; i < facts->count; i++) {
        const art_fact *other = &facts->items[i];
        if (other->candidate != fact->candidate)
            continue;
        if (other < fact || day_of(other) < day_of(last))
            return false;
        last = other;
    }
    return true;
}

/* Is it the date of something else? Far before the headline stands today's date, in the page's
 * header; far behind it, several dates are those of teasers, comments or the posts of a list. */
static bool is_elsewhere(const art_facts *facts, const art_fact *fact, uint32_t headline)
{
    enum {
        FAR = 100 /* nodes; bylines of the corpora stand within 60, teasers begin behind 150 */
    };
    if (!art_candidate_seen(fact->candidate) || headline == ART_FACT_NOWHERE)
        return false;
    if (fact->node < headline)
        return headline - fact->node > FAR;
    if (fact->candidate->rank == RANK_SIDEBAR)
        return days_of(facts, fact->candidate) > 1;
    return fact->node - headline > FAR && days_of(facts, fact->candidate) > 2 &&
           !begins_thread(facts, fact);
}

/* A class name far from the headline is trusted less than what is seen near it, or told to
 * machines; a <time> element only where these are as good. */
static unsigned rank_of(const art_fact *fact, uint32_t headline)
{
    enum {
        CLASS_MALUS = 3,
        TIME_MALUS = 1
    };
    if (!art_candidate_seen(fact->candidate) || art_fact_distance(fact, headline) <= NEAR)
        return fact->candidate->rank;
    bool class = fact->candidate->place == ART_PLACE_CLASS;
    return fact->candidate->rank + (class ? (unsigned)CLASS_MALUS : (unsigned)TIME_MALUS);
}

/* May the day of a change stand for that of publication, where none is known? What a machine is
 * told of the file may not, and not what is said of the page in its last lines. */
static bool may_stand(const art_candidate *candidate)
{
    return candidate->place != ART_PLACE_META &&
           !art_view_equal(art_candidate_key(candidate), ART_VIEW("date, far"));
}

static art_fact *best_of(const art_facts *facts, article_field field, uint32_t headline, bool seen)
{
    art_fact *best = NULL;
    for (size_t i = 0; i < facts->count; i++) {
        art_fact *fact = &facts->items[i];
        if (fact->candidate->field != field || (seen && !may_stand(fact->candidate)) ||
            is_elsewhere(facts, fact, headline))
            continue;
        unsigned rank = rank_of(fact, headline), least = best ? rank_of(best, headline) : 0;
        bool better = !best || rank < least ||
                      (rank == least &&
                       art_fact_distance(fact, headline) < art_fact_distance(best, headline));
        if (better)
            best = fact;
    }
    return best;
}

/* The minute of an ISO 8601 date with time and zone, counted from any day; INT64_MIN for others.
 * Months count as 31 days each: it is for comparing dates a few hours apart. */
static int64_t minute_of(art_view date)
{
    if (date.size < 17)
        return INT64_MIN;
    const char *zone = date.data + (date.data[16] == ':' && date.size > 19 ? 19 : 16);
    if (*zone != 'Z' && *zone != '+' && *zone != '-')
        return INT64_MIN;
    int offset = *zone == 'Z' ? 0 : number(zone + 1, 2) * 60 + number(zone + 4, 2);
    int64_t day = ((int64_t)number(date.data, 4) * 12 + number(date.data + 5, 2)) * 31 +
                  number(date.data + 8, 2);
    return day * 1440 + number(date.data + 11, 2) * 60 + number(date.data + 14, 2) -
           (*zone == '-' ? -offset : offset);
}

static bool is_utc(art_view date)
{
    art_view zero = ART_VIEW("+00:00");
    return date.size > 16 && (date.data[date.size - 1] == 'Z' ||
                              !memcmp(date.data + date.size - zero.size, zero.data, zero.size));
}

/* The same moment in the publisher's own time zone, where the page gives it as well: in UTC it may
 * be another day. */
static art_fact *local(const art_facts *facts, art_fact *chosen)
{
    int64_t minute = is_utc(chosen->text) ? minute_of(chosen->text) : INT64_MIN;
    for (size_t i = 0; minute != INT64_MIN && i < facts->count; i++) {
        art_fact *fact = &facts->items[i];
        if (fact->candidate->field == chosen->candidate->field && !is_utc(fact->text) &&
            minute_of(fact->text) == minute)
            return fact;
    }
    return chosen;
}

/* Do the days follow each other in some time zone? Months count as 31 days each. */
static bool is_next_day(int day, int next)
{
    int a = (day / 10000 * 12 + day / 100 % 100) * 31 + day % 100;
    int b = (next / 10000 * 12 + next / 100 % 100) * 31 + next % 100;
    return b > a && (b - a == 1 || (next % 100 == 1 && day % 100 >= 28 && b - a < 5));
}

/* Who says it: what is written by one program for machines counts as one witness. */
typedef enum witness {
    WITNESS_LD = 1,
    WITNESS_META = 2,
    WITNESS_ITEMPROP = 4,
    WITNESS_SEEN = 8 /* near the headline */
} witness;

static unsigned witness_of(const art_fact *fact, uint32_t headline)
{
    switch (fact->candidate->place) {
    case ART_PLACE_LD_ARTICLE:
    case ART_PLACE_LD_PAGE:
        return WITNESS_LD;
    case ART_PLACE_META:
        return WITNESS_META;
    case ART_PLACE_ITEMPROP:
        return WITNESS_ITEMPROP;
    default:
        return art_candidate_seen(fact->candidate) && art_fact_distance(fact, headline) <= NEAR
                   ? WITNESS_SEEN
                   : 0;
    }
}

/* Is it marked as a date, and the only one of its kind near the headline? */
static bool is_marked(const art_facts *facts, const art_fact *fact, uint32_t headline)
{
    for (size_t i = 0; i < facts->count; i++) {
        const art_fact *other = &facts->items[i];
        if (other->candidate == fact->candidate && day_of(other) != day_of(fact) &&
            art_fact_distance(other, headline) <= NEAR)
            return false;
    }
    return fact->candidate->rank < RANK_TEXT;
}

/* All who say that this is the day of a field. */
static unsigned witnesses(const art_facts *facts, article_field field, int day, uint32_t headline)
{
    unsigned all = 0;
    for (size_t i = 0; i < facts->count; i++)
        if (facts->items[i].candidate->field == field && day_of(&facts->items[i]) == day)
            all |= witness_of(&facts->items[i], headline);
    return all;
}

/* Can readers see this day anywhere on the page? */
static bool is_shown(const art_facts *facts, int day)
{
    for (size_t i = 0; i < facts->count; i++)
        if (facts->items[i].candidate->field == ARTICLE_DATE &&
            art_candidate_seen(facts->items[i].candidate) && day_of(&facts->items[i]) == day)
            return true;
    return false;
}

/* Is it the same day with its month in the place of the day? */
static bool is_swapped(int day, int other)
{
    return day / 10000 == other / 10000 && day % 100 == other / 100 % 100 &&
           other % 100 == day / 100 % 100;
}

/*
 * What machines are told is wrong when readers do not see it near the headline and
 * - nobody else says so, and they see another day there, of which machines are told elsewhere, too;
 * - they see the day before, which it was where the publisher is; or
 * - they see an earlier day, and the other one nowhere on the page: the article was moved, or saved
 *   again. (A later day that they see is as often that of a change.)
 */
static art_fact *corrected(const art_facts *facts, art_fact *best, uint32_t headline)
{
    int day = day_of(best);
    unsigned own = witness_of(best, headline);
    if (!(own & (WITNESS_LD | WITNESS_META)) ||
        witnesses(facts, ARTICLE_DATE, day, headline) & WITNESS_SEEN)
        return best;
    bool alone = witnesses(facts, ARTICLE_DATE, day, headline) == own;
    bool shown = is_shown(facts, day);
    art_fact *better = NULL;
    for (size_t i = 0; i < facts->count; i++) {
        art_fact *fact = &facts->items[i];
        if (fact->candidate->field != ARTICLE_DATE || witness_of(fact, headline) != WITNESS_SEEN ||
            (better && better->candidate->rank <= fact->candidate->rank))
            continue;
        int seen = day_of(fact);
        unsigned others = witnesses(facts, ARTICLE_DATE, seen, headline) & ~(unsigned)WITNESS_SEEN;
        bool earlier =
            seen < day && !shown && !is_swapped(seen, day) && is_marked(facts, fact, headline);
        if ((alone && others & ~own) || is_next_day(seen, day) || earlier)
            better = fact;
    }
    return better ? better : best;
}

/* The day of an address or of a file is no day of publication when the article was changed before
 * it. (Of what machines are told surely this does not hold: articles are written, and published
 * later by the clock.) */
static art_fact *before_change(const art_facts *facts, art_fact *best, uint32_t headline)
{
    art_fact *change = best_of(facts, ARTICLE_MODIFIED, headline, false);
    return change && day_of(change) < day_of(best) ? change : best;
}

/* The same day with its time, where the page gives it as well. */
static art_fact *precise(const art_facts *facts, art_fact *chosen)
{
    for (size_t i = 0; chosen->text.size == DAY_BYTES && i < facts->count; i++) {
        art_fact *fact = &facts->items[i];
        art_view time = {fact->text.data + DAY_BYTES, fact->text.size - DAY_BYTES};
        if (fact->candidate->field == chosen->candidate->field && time.size &&
            !art_view_starts_nocase(time, ART_VIEW("T00:00")) && day_of(fact) == day_of(chosen))
            return fact;
    }
    return chosen;
}

art_fact *art_date_choose(const art_facts *facts, article_field field, uint32_t headline)
{
    art_fact *best = best_of(facts, field, headline, false);
    if (!best && field == ARTICLE_DATE)
        best = best_of(facts, ARTICLE_MODIFIED, headline, true);
    if (best && best->candidate->field == ARTICLE_DATE && headline != ART_FACT_NOWHERE)
        best = corrected(facts, best, headline);
    if (best && field == ARTICLE_DATE && best->candidate->rank >= RANK_WEAK)
        best = before_change(facts, best, headline);
    return best ? precise(facts, local(facts, best)) : NULL;
}
