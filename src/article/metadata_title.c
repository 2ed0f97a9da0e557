#include "article/metadata_title.h"

/* What parts the headline from section and site. */
static const char *const separators[] = {
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " › ", " / ", " // ", " ← ",
    " ‹ ", " > ", " < ", " ~ ", " -- ", "｜",  " ⋆ ", " ‒ ", " − ", " ▷ ", "_",   ": ",   "| ",
};

/* The next letter or digit from *at on, in lower case; 0 at the end. */
static uint32_t next_letter(art_view text, size_t *at)
{
    while (*at < text.size) {
        uint32_t code = art_utf8_next(text.data, text.size, at);
        if (art_is_word(code) && code != '_')
            return art_to_lower(code);
    }
    return 0;
}

bool art_title_same(art_view a, art_view b)
{
    size_t i = 0, k = 0;
    uint32_t x, y;
    do {
        x = next_letter(a, &i);
        y = next_letter(b, &k);
    } while (x && x == y);
    return x == y && i > 0;
}

/* Is part, but for spaces and punctuation, a label of the host or the beginning of one? */
static bool names_host(art_view part, art_view host)
{
    for (size_t begin = 0; begin < host.size; begin++) {
        if (begin && host.data[begin - 1] != '.')
            continue;
        size_t i = 0, k = begin, matched = 0;
        uint32_t letter;
        while ((letter = next_letter(part, &i)) != 0) {
            while (k < host.size && (host.data[k] == '-' || (host.data[k] == '.' && k > begin)))
                k++;
            if (k == host.size || letter != (uint32_t)(unsigned char)art_lower(host.data[k]))
                break;
            k++;
            matched++;
        }
        if (!letter && matched >= 3 && (k == host.size || host.data[k] == '.' || matched >= 5))
            return true;
    }
    return false;
}

static bool is_site(art_view part, art_view site, art_view host)
{
    return (site.size && art_title_same(part, site)) || names_host(part, host);
}

/* Does a heading or another title say just this? */
static bool is_headline(art_view part, const art_facts *facts)
{
    for (size_t i = 0; i < facts->count; i++)
        if (facts->items[i].field == ARTICLE_TITLE && art_title_same(part, facts->items[i].text))
            return true;
    return false;
}

/* One cut at the first or the last separator of a kind; the same text where none is called for. */
static art_view cut_once(art_view title, const char *separator, const art_facts *facts,
                         art_view site, art_view host)
{
    art_view mark = art_view_of(separator);
    size_t first = SIZE_MAX, last = SIZE_MAX;
    for (size_t i = 0; mark.size <= title.size && i <= title.size - mark.size; i++)
        if (!memcmp(title.data + i, mark.data, mark.size)) {
            first = first == SIZE_MAX ? i : first;
            last = i;
        }
    if (first == SIZE_MAX)
        return title;
    art_view head = {title.data, last};
    art_view tail = {title.data + last + mark.size, title.size - last - mark.size};
    if (is_site(tail, site, host) && art_word_count(head) > 0)
        return art_view_trim(head);
    art_view before = {title.data, first};
    art_view after = {title.data + first + mark.size, title.size - first - mark.size};
    if (is_site(before, site, host) && art_word_count(after) > 0)
        return art_view_trim(after);
    if (is_headline(before, facts) && art_word_count(before) > 1)
        return art_view_trim(before);
    if (is_headline(head, facts) && art_word_count(head) > 1)
        return art_view_trim(head);
    if (is_headline(after, facts) && art_word_count(after) > 2)
        return art_view_trim(after);
    /* a bar is never part of a sentence: what is short behind it is a section or a site */
    if (strchr(separator, '|') && art_word_count(tail) <= 4 && art_word_count(head) >= 4)
        return art_view_trim(head);
    return title;
}

static art_view cut(art_view title, const art_facts *facts, art_view site, art_view host)
{
    /* Section and site may both be there, and a cut may free another. */
    static const art_view pilcrow = {"¶", sizeof "¶" - 1}; /* the link to a heading itself */
    if (title.size > pilcrow.size &&
        !memcmp(title.data + title.size - pilcrow.size, pilcrow.data, pilcrow.size))
        title.size -= pilcrow.size;
    title = art_view_trim(title);
    for (int round = 0; round < 4; round++) {
        size_t before = title.size;
        for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
            title = cut_once(title, separators[i], facts, site, host);
        if (title.size == before)
            break;
    }
    return title;
}

/* The fact of a source that agrees best with what <title> says; NULL when none agrees at all, as
 * with an h1 around the logo. Without <title> the first. */
static const art_fact *agreeing(const art_facts *facts, art_source source, const art_fact *title,
                                double least)
{
    const art_fact *best = NULL;
    double most = least;
    for (size_t i = 0; i < facts->count; i++) {
        const art_fact *fact = &facts->items[i];
        if (fact->field != ARTICLE_TITLE || fact->source != source)
            continue;
        double score = 1;
        if (title) /* both ways: a single common word makes no headline */
            score = art_words_shared(fact->text, title->text) *
                    art_words_shared(title->text, fact->text);
        if (score > most) {
            most = score;
            best = fact;
        }
    }
    return best;
}

art_view art_title_choose(const art_facts *facts, art_view site, art_view host)
{
    static const struct {
        art_source source;
        double least; /* agreement with <title> */
    } order[] = {{ART_SOURCE_MARKUP, 0.25}, {ART_SOURCE_JSONLD, 0},  {ART_SOURCE_OPEN_GRAPH, 0},
                 {ART_SOURCE_SCHOLAR, 0},   {ART_SOURCE_META, 0},    {ART_SOURCE_ITEMPROP, 0},
                 {ART_SOURCE_MARKUP, 0},    {ART_SOURCE_TWITTER, 0}, {ART_SOURCE_VISIBLE, 0}};
    const art_fact *weak = art_facts_first(facts, ARTICLE_TITLE, ART_SOURCE_WEAK);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const art_fact *fact = agreeing(facts, order[i].source, weak, order[i].least);
        if (!fact)
            continue;
        art_view title = cut(fact->text, facts, site, host);
        if (title.size && !is_site(title, site, host))
            return title;
    }
    art_view title = {NULL, 0};
    if (weak)
        title = cut(weak->text, facts, site, host);
    if (!title.size || is_site(title, site, host)) {
        /* nothing agrees with anything: the publisher's word, else the first heading */
        for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
            const art_fact *fact = art_facts_first(facts, ARTICLE_TITLE, order[i].source);
            if (fact && !is_site(fact->text, site, host))
                return cut(fact->text, facts, site, host);
        }
        return weak ? weak->text : title;
    }
    return title;
}
