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
    "publish",   "posted",      "veröffentlicht", "erschienen",  "erstellt",   "publié",
    "publicado", "pubblicat",   "gepubliceerd",   "opublikowan", "публикован", "публіковано",
    "ημοσίευση", "ημοσιεύτηκε", "发布",           "發布",        "发表",       "公開",
    "配信",      "입력",        "publicerad",     "julkaistu",   "نشر",        "प्रकाशित",
};

static const char *const never[] = {
    "copyright",   "©",           "(c)",           "joined",     "member since",
    "registered",  "registriert", "mitglied seit", "dabei seit", "expires",
    "valid until", "deadline",    "born",          "geboren",    "accessed",
    "abgerufen",   "retrieved",   "event date",    "due ",
};

enum {
    LABEL_BYTES = 48 /* a label is no longer, and stands right before its date */
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
    return p ? of_field(ARTICLE_DATE, candidate) : candidate;
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
    return fact->node - headline > FAR && days_of(facts, fact->candidate) > 2;
}

static art_fact *best_of(const art_facts *facts, article_field field, uint32_t headline, bool seen)
{
    art_fact *best = NULL;
    for (size_t i = 0; i < facts->count; i++) {
        art_fact *fact = &facts->items[i];
        if (fact->candidate->field != field || (seen && fact->candidate->place == ART_PLACE_META) ||
            is_elsewhere(facts, fact, headline))
            continue;
        bool better = !best || fact->candidate->rank < best->candidate->rank ||
                      (fact->candidate->rank == best->candidate->rank &&
                       art_fact_distance(fact, headline) < art_fact_distance(best, headline));
        if (better)
            best = fact;
    }
    return best;
}

static int number(const char *text, int digits)
{
    int value = 0;
    for (int i = 0; i < digits; i++)
        value = value * 10 + (text[i] - '0');
    return value;
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

art_fact *art_date_choose(const art_facts *facts, article_field field, uint32_t headline)
{
    art_fact *best = best_of(facts, field, headline, false);
    if (!best && field == ARTICLE_DATE)
        best = best_of(facts, ARTICLE_MODIFIED, headline, true);
    return best ? local(facts, best) : NULL;
}
