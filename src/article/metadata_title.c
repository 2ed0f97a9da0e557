#include "article/metadata_title.h"

#include "article/url.h"
#include "base/buffer.h"

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
    BALLOT_MAX = 64, /* candidates that are looked at */
    RANK_H1 = 1,
    RANK_ITEMPROP = 4,
    RANK_TITLE = 5,
    RANK_H2 = 7,
    RANK_PART = 10,
    TWICE = 2,          /* a place votes at most so often, headings apart */
    TITLE_BYTES = 1000, /* longer texts are no titles */
    SITES_MAX = 16,     /* names of the site that are looked at */
    SITE_WORDS = 6,     /* longer names of a site are something else */
    BAR_WORDS = 2,      /* so many before a bar are the headline ... */
    SLASH_WORDS = 4,    /* ... before a slash, if at most ... */
    SECTION_WORDS = 4,  /* ... so many follow it */
    LABEL_LEAST = 6,    /* letters of a host's label that may begin a site's name ... */
    LABEL_WORDS = 4     /* ... of so many words */
};

/* What parts the headline from section and site. All but the last begin with a space. */
static const char *const separators[] = {
    " | ", " - ", " – ",  " — ", " :: ", " » ", " « ", " · ", " • ",
    " › ", " / ", " // ", " ← ", " ‹ ",  " > ", " < ", " ~ ", " -- ",
    " ⋆ ", " ‒ ", " − ",  " ▷ ", " : ",  ": ",  "| ",  "｜",  "_",
};

typedef struct paper {
    art_fact *fact;
    art_view text;      /* without site and section */
    uint64_t raw;       /* key of the fact's text */
    uint64_t key;       /* of text */
    art_word_set words; /* of text */
} paper;

typedef struct ballot {
    const art_facts *facts;
    art_view host;
    art_word_set slug; /* words of the address */
    paper papers[BALLOT_MAX];
    size_t count;
    uint64_t sites[SITES_MAX]; /* keys of the site's names */
    size_t site_count;
} ballot;

/* --- comparing --- */

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

/* A number that texts have in common whose letters and digits agree, whatever the case, the spaces
 * and the punctuation; 0 for a text without letters. */
static uint64_t key_of(art_view text)
{
    uint64_t hash = 14695981039346656037u;
    size_t at = 0, letters = 0;
    for (uint32_t letter; (letter = next_letter(text, &at)) != 0; letters++)
        hash = (hash ^ letter) * 1099511628211u;
    return letters ? hash : 0;
}

bool art_title_same(art_view a, art_view b)
{
    uint64_t key = key_of(a);
    return key && key == key_of(b);
}

/* Words in common, both ways: a single common word makes no headline. */
static double agreement(const art_word_set *a, const art_word_set *b)
{
    double shared = art_word_set_shared(a, b);
    return shared > 0 ? shared * art_word_set_shared(b, a) : 0;
}

/* --- the site's name --- */

/* Is part, but for spaces and punctuation, a label of the host or the beginning of one? Or, where
 * words may follow, the label and a word or two: "Canalnotes Forums" at canalnotes.example. */
static bool names_host(art_view part, art_view host, bool words)
{
    bool few_words = words && art_word_count(part) <= LABEL_WORDS;
    for (size_t begin = 0; begin < host.size; begin++) {
        if (begin && host.data[begin - 1] != '.')
            continue;
        size_t i = 0, k = begin, matched = 0, behind = 0;
        uint32_t letter;
        bool label_ends = false, word_begins = false;
        while ((letter = next_letter(part, &i)) != 0) {
            char bytes[4];
            word_begins = i > behind + art_utf8_put(bytes, letter);
            behind = i;
            label_ends = k > begin && (k == host.size || host.data[k] == '.');
            while (k < host.size && (host.data[k] == '-' || (host.data[k] == '.' && k > begin)))
                k++;
            if (k == host.size || letter != (uint32_t)(unsigned char)art_lower(host.data[k]))
                break;
            k++;
            matched++;
        }
        if (!letter && matched >= 3 && (k == host.size || host.data[k] == '.' || matched >= 5))
            return true;
        if (letter && few_words && label_ends && word_begins && matched >= LABEL_LEAST)
            return true;
    }
    return false;
}

/* Some sites give the headline as the application's name: that is no name of a site. */
static bool is_title(const ballot *b, art_view name, uint64_t key)
{
    for (size_t i = 0; i < b->count; i++)
        if (b->papers[i].fact->candidate->rank < RANK_H2 && b->papers[i].raw == key)
            return art_word_count(name) > 3;
    return false;
}

static void learn_sites(ballot *b)
{
    for (size_t i = 0; i < b->facts->count && b->site_count < SITES_MAX; i++) {
        const art_fact *fact = &b->facts->items[i];
        if (fact->candidate->field != ARTICLE_SITE_NAME || fact->text.size > TITLE_BYTES ||
            art_word_count(fact->text) > SITE_WORDS)
            continue;
        uint64_t key = key_of(fact->text);
        if (!is_title(b, fact->text, key))
            b->sites[b->site_count++] = key;
    }
}

static bool is_site(const ballot *b, art_view part)
{
    uint64_t key = b->site_count ? key_of(part) : 0;
    for (size_t i = 0; i < b->site_count; i++)
        if (b->sites[i] == key)
            return true;
    return names_host(part, b->host, false);
}

/* --- cutting --- */

/* Length of the separator at text[at]; 0: there is none. */
static size_t separator_at(art_view text, size_t at)
{
    char c = text.data[at];
    if (c != ' ' && c != ':' && c != '|' && c != '_' && c != (char)0xEF)
        return 0;
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        if (separators[i][0] != c ||
            (separators[i][1] && at + 1 < text.size && separators[i][1] != text.data[at + 1]))
            continue;
        size_t size = strlen(separators[i]);
        if (size <= text.size - at && !memcmp(text.data + at, separators[i], size))
            return size;
    }
    return 0;
}

/* A part of a heading that begins with a dash or the like goes on with what stands before it. */
static bool begins_with_word(art_view text)
{
    size_t at = 0;
    uint32_t first = text.size ? art_utf8_next(text.data, text.size, &at) : 0;
    return art_is_word(first) || first == '"' || first == '\'' || first == '(' ||
           (first >= 0x2018 && first <= 0x201F) || first == 0xAB || first == 0xBF || first == 0xA1;
}

/* Does a heading or another title say just this? */
static bool is_headline(const ballot *b, art_view part)
{
    uint64_t key = key_of(part);
    for (size_t i = 0; i < b->count; i++) {
        const art_candidate *c = b->papers[i].fact->candidate;
        bool title = c->place == ART_PLACE_ELEMENT && c->rank == RANK_TITLE;
        bool goes_on = c->rank == RANK_PART && !begins_with_word(b->papers[i].fact->text);
        if (!title && !goes_on && b->papers[i].raw == key)
            return true;
    }
    return false;
}

/* Is the tail behind this separator a section or a site? A bar is never part of a sentence; a slash
 * seldom is, where little follows. */
static bool is_section(art_view separator, art_view head, art_view tail)
{
    if (memchr(separator.data, '|', separator.size))
        return art_word_count(head) >= BAR_WORDS;
    return memchr(separator.data, '/', separator.size) && art_word_count(head) >= SLASH_WORDS &&
           art_word_count(tail) <= SECTION_WORDS;
}

/* One cut at the first or the last separator; the same text where none is called for. */
static art_view cut_once(const ballot *b, art_view text, bool heading)
{
    size_t first = SIZE_MAX, last = 0, first_size = 0, last_size = 0;
    for (size_t i = 0; i < text.size; i++) {
        size_t size = separator_at(text, i);
        if (!size)
            continue;
        if (first == SIZE_MAX) {
            first = i;
            first_size = size;
        }
        last = i;
        last_size = size;
        i += size - 1;
    }
    if (first == SIZE_MAX)
        return text;
    art_view head = {text.data, last}, before = {text.data, first};
    art_view tail = {text.data + last + last_size, text.size - last - last_size};
    art_view after = {text.data + first + first_size, text.size - first - first_size};
    bool colon = memchr(text.data + last, ':', last_size) != NULL;
    if (is_site(b, tail) && art_word_count(head) > 0)
        return head;
    if (!heading && !colon && art_word_count(head) > 2 && names_host(tail, b->host, true))
        return head;
    if (is_site(b, before) && art_word_count(after) > 0)
        return after;
    if (heading)
        return text;
    bool kicker = text.data[first] == ':' && after.size > before.size && is_headline(b, after);
    if (is_headline(b, head) && art_word_count(head) > 1 && !kicker)
        return head;
    if (is_headline(b, before) && art_word_count(before) > 1 && !kicker)
        return before;
    if (is_headline(b, after) && art_word_count(after) > 2)
        return after;
    return is_section((art_view){text.data + last, last_size}, head, tail) ? head : text;
}

static art_view without_site(const ballot *b, art_view title, bool heading)
{
    static const art_view pilcrow = {"¶", sizeof "¶" - 1}; /* the link to a heading itself */
    if (title.size > pilcrow.size &&
        !memcmp(title.data + title.size - pilcrow.size, pilcrow.data, pilcrow.size))
        title.size -= pilcrow.size;
    title = art_view_trim(title);
    for (int round = 0; round < 4; round++) { /* section and site may both be there */
        size_t before = title.size;
        title = art_view_trim(cut_once(b, title, heading));
        if (title.size == before)
            break;
    }
    return title;
}

/* What people read: nothing but the site's name is cut off these. */
static bool is_heading(const art_candidate *c)
{
    return c->rank == RANK_H1 || c->rank == RANK_H2 || c->rank == RANK_PART ||
           c->place == ART_PLACE_TEXT || c->place == ART_PLACE_LD_ARTICLE;
}

/* Do machines get this text as the title? */
static bool is_told(const ballot *b, uint64_t key)
{
    for (size_t i = 0; i < b->count; i++) {
        const art_candidate *c = b->papers[i].fact->candidate;
        if (c->rank < RANK_H2 && c->rank != RANK_H1 && c->place != ART_PLACE_TEXT &&
            b->papers[i].key == key)
            return true;
    }
    return false;
}

/* A kicker and a headline in one heading: the part that others call the title is meant, the longer
 * one where they disagree. */
static void choose_part(const ballot *b, paper *heading)
{
    const paper *best = NULL;
    for (size_t i = 0; i < b->count; i++) {
        const paper *part = &b->papers[i];
        bool inside = part->fact->node == heading->fact->node ||
                      heading->fact->candidate->rank == RANK_ITEMPROP;
        if (part->fact->candidate->rank == RANK_PART && inside && part->raw != heading->raw &&
            begins_with_word(part->fact->text) && art_word_count(part->text) > 1 &&
            (!best || part->text.size > best->text.size) && is_told(b, part->key))
            best = part;
    }
    if (best) {
        heading->text = best->text;
        heading->key = best->key;
    }
}

/* --- the address --- */

/* The host; of archives, whose addresses hold another one, that of the page. */
static art_view host_of(art_view url)
{
    size_t at = 0;
    for (size_t i = 3; i < url.size && url.data[i] != '?'; i++)
        if (!memcmp(url.data + i - 3, "://", 3))
            at = i;
    size_t end = at;
    while (end < url.size && !strchr("/?#:", url.data[end]))
        end++;
    return at ? (art_view){url.data + at, end - at} : (art_view){"", 0};
}

static unsigned hex_digit(char c)
{
    c = art_lower(c);
    return art_is_digit(c)        ? (unsigned)(c - '0')
           : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10
                                  : 16;
}

/* The longer of the last two segments of the path as words; empty when there is no memory. */
static art_view slug_of(art_arena *arena, art_view url)
{
    size_t end = 0, begin = 0, best_size = 0, best = 0;
    while (end < url.size && url.data[end] != '?' && url.data[end] != '#')
        end++;
    for (int segment = 0; segment < 2 && end; segment++, end = begin ? begin - 1 : 0) {
        begin = end;
        while (begin && url.data[begin - 1] != '/')
            begin--;
        if (begin == end) { /* a slash at the end */
            segment--;
            continue;
        }
        if (begin >= 2 && url.data[begin - 2] == '/')
            break; /* the host */
        if (end - begin > best_size) {
            best_size = end - begin;
            best = begin;
        }
    }
    art_buffer words;
    art_buffer_init(&words, arena);
    for (size_t i = best; i < best + best_size; i++) {
        char c = url.data[i];
        if (c == '%' && i + 2 < best + best_size && hex_digit(url.data[i + 1]) < 16 &&
            hex_digit(url.data[i + 2]) < 16) {
            c = (char)(hex_digit(url.data[i + 1]) * 16 + hex_digit(url.data[i + 2]));
            i += 2;
        }
        art_buffer_add_char(&words, c == '_' || c == '\0' ? ' ' : c);
    }
    return words.failed ? (art_view){NULL, 0} : (art_view){words.data, words.size};
}

/* --- counting --- */

static void fill(ballot *b)
{
    for (size_t i = 0; i < b->facts->count && b->count < BALLOT_MAX; i++) {
        art_fact *fact = &b->facts->items[i];
        if (fact->candidate->field == ARTICLE_TITLE && fact->text.size <= TITLE_BYTES) {
            paper *p = &b->papers[b->count++];
            p->fact = fact;
            p->raw = key_of(fact->text);
        }
    }
    learn_sites(b);
    for (size_t i = 0; i < b->count; i++) {
        paper *p = &b->papers[i];
        p->text = without_site(b, p->fact->text, is_heading(p->fact->candidate));
        p->key = key_of(p->text);
        if (is_site(b, p->text))
            p->key = 0;
    }
    for (size_t i = 0; i < b->count; i++) {
        unsigned rank = b->papers[i].fact->candidate->rank;
        if (rank == RANK_H1 || rank == RANK_ITEMPROP)
            choose_part(b, &b->papers[i]);
    }
    for (size_t i = 0; i < b->count; i++)
        art_word_set_of(b->papers[i].text, &b->papers[i].words);
}

/* Has the place of this paper voted for the same before, or often enough? */
static bool has_voted(const ballot *b, size_t index)
{
    const paper *p = &b->papers[index];
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
    bool heading = c->rank == RANK_H1 || c->rank == RANK_H2 || c->rank == RANK_PART;
    return !heading && times >= TWICE;
}

/* The best agreement of a text with what is said in <title>, and the titles for machines. */
static double best_agreement(const ballot *b, const art_word_set *words, bool all)
{
    double best = 0;
    unsigned seen = 0;
    for (size_t i = 0; i < b->count && seen < 4; i++) {
        const art_candidate *c = b->papers[i].fact->candidate;
        bool machine = c->place == ART_PLACE_META || c->place == ART_PLACE_LD_ARTICLE;
        bool title = c->rank == RANK_TITLE;
        if (!title && !(machine && all))
            continue;
        double score = agreement(words, &b->papers[i].words);
        best = score > best ? score : best;
        seen++;
    }
    return best;
}

static bool is_alone(const ballot *b)
{
    for (size_t i = 0; i < b->count; i++)
        if (b->papers[i].fact->candidate->rank == RANK_TITLE)
            return false;
    return true;
}

/* The weight of the vote of one paper. nth counts the h1 before it. */
static double weight_of(const ballot *b, const paper *p, unsigned nth)
{
    double weight = votes[p->fact->candidate->rank];
    if (p->fact->candidate->rank != RANK_H1)
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
static double count_votes(const ballot *b, size_t index, const double *weights, size_t *best)
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
static bool is_first(const ballot *b, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (b->papers[i].key == b->papers[index].key)
            return false;
    return true;
}

art_view art_title_choose(const art_facts *facts, art_view url, art_fact **chosen)
{
    ballot b;
    b.facts = facts;
    b.host = host_of(url);
    b.count = b.site_count = 0;
    art_word_set_of(slug_of(facts->arena, url), &b.slug);
    double weights[BALLOT_MAX], most = 0;
    size_t winner = SIZE_MAX;
    unsigned nth = 0;
    fill(&b);
    for (size_t i = 0; i < b.count; i++) {
        bool counts = b.papers[i].key && !has_voted(&b, i);
        weights[i] = counts ? weight_of(&b, &b.papers[i], nth) : 0;
        nth += counts && b.papers[i].fact->candidate->rank == RANK_H1;
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
        if (b.papers[i].fact->candidate->rank == RANK_TITLE || i + 1 == b.count)
            winner = i;
    if (winner == SIZE_MAX)
        return (art_view){NULL, 0};
    *chosen = b.papers[winner].fact;
    return b.papers[winner].key ? b.papers[winner].text : b.papers[winner].fact->text;
}
