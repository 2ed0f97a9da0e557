#include "article/title_ballot.h"

#include "base/buffer.h"

enum {
    TITLE_BYTES = 1000, /* longer texts are no titles */
    SITE_WORDS = 6,     /* longer names of a site are something else */
    BAR_WORDS = 2,      /* so many before a bar are the headline ... */
    SLASH_WORDS = 4,    /* ... before a slash, if at most ... */
    SECTION_WORDS = 4,  /* ... so many follow it */
    LABEL_LEAST = 6,    /* letters of a host's label that may begin a site's name ... */
    LABEL_WORDS = 4,    /* ... of so many words */
    HOME_BYTES = 40,    /* longer texts say more than that this is a front page */
    ASIDE_WORDS = 3     /* so many before a parenthesis may be the whole headline */
};

/* What parts the headline from section and site. All but the last begin with a space. */
static const char *const separators[] = {
    " | ", " - ", " – ",  " — ", " :: ", " » ", " « ", " · ", " • ",
    " › ", " / ", " // ", " ← ", " ‹ ",  " > ", " < ", " ~ ", " -- ",
    " ⋆ ", " ‒ ", " − ",  " ▷ ", " : ",  ": ",  "| ",  "｜",  "_",
};

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

uint64_t art_title_key(art_view text)
{
    uint64_t hash = 14695981039346656037u;
    size_t at = 0, letters = 0;
    for (uint32_t letter; (letter = next_letter(text, &at)) != 0; letters++)
        hash = (hash ^ letter) * 1099511628211u;
    return letters ? hash : 0;
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
static bool is_title(const art_ballot *b, art_view name, uint64_t key)
{
    for (size_t i = 0; i < b->count; i++)
        if (b->papers[i].fact->candidate->rank < ART_RANK_H2 && b->papers[i].raw == key)
            return art_word_count(name) > 3;
    return false;
}

static void learn_sites(art_ballot *b)
{
    for (size_t i = 0; i < b->facts->count && b->site_count < ART_SITES_MAX; i++) {
        const art_fact *fact = &b->facts->items[i];
        if (fact->candidate->field != ARTICLE_SITE_NAME || fact->text.size > TITLE_BYTES ||
            art_word_count(fact->text) > SITE_WORDS)
            continue;
        uint64_t key = art_title_key(fact->text);
        if (!is_title(b, fact->text, key))
            b->sites[b->site_count++] = key;
    }
}

static bool is_site(const art_ballot *b, art_view part)
{
    uint64_t key = b->site_count ? art_title_key(part) : 0;
    for (size_t i = 0; i < b->site_count; i++)
        if (b->sites[i] == key)
            return true;
    return names_host(part, b->host, false);
}

/* Does this say only that it is a front page, in a language of the corpora? Never a headline. */
static bool says_home(art_view part)
{
    static const char *const words[] = {"home",    "homepage", "home page",     "startseite",
                                        "accueil", "inicio",   "início",        "strona główna",
                                        "главная", "αρχική",   "αρχική σελίδα", "главная страница",
                                        "首页",    "ホーム"};
    uint64_t key = part.size <= HOME_BYTES ? art_title_key(part) : 0;
    for (size_t i = 0; key && i < sizeof words / sizeof *words; i++)
        if (key == art_title_key(art_view_of(words[i])))
            return true;
    return false;
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
static bool is_headline(const art_ballot *b, art_view part)
{
    uint64_t key = art_title_key(part);
    for (size_t i = 0; i < b->count; i++) {
        const art_candidate *c = b->papers[i].fact->candidate;
        bool title = c->place == ART_PLACE_ELEMENT && c->rank == ART_RANK_TITLE;
        bool goes_on = c->rank == ART_RANK_PART && !begins_with_word(b->papers[i].fact->text);
        if (!title && !goes_on && b->papers[i].raw == key)
            return true;
    }
    return false;
}

static bool has_bar(art_view separator)
{
    return memchr(separator.data, '|', separator.size) != NULL;
}

/* Is the tail behind this separator a section or a site? A bar is never part of a sentence; a slash
 * seldom is, where little follows. */
static bool is_section(art_view separator, art_view head, art_view tail)
{
    if (has_bar(separator))
        return art_word_count(head) >= BAR_WORDS;
    return memchr(separator.data, '/', separator.size) && art_word_count(head) >= SLASH_WORDS &&
           art_word_count(tail) <= SECTION_WORDS;
}

/* One cut at the first or the last separator; the same text where none is called for. */
static art_view cut_once(const art_ballot *b, art_view text, bool heading)
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
    if (says_home(before) && art_word_count(after) > 0)
        return after;
    if ((is_site(b, tail) || says_home(tail)) && art_word_count(head) > 0)
        return head;
    if (!heading && !colon && art_word_count(head) > 2 && names_host(tail, b->host, true))
        return head;
    if (is_site(b, before) && art_word_count(after) > 0)
        return b->front && !has_bar((art_view){text.data + first, first_size}) ? text : after;
    art_view separator = {text.data + last, last_size};
    if (heading)
        return has_bar(separator) && art_word_count(head) >= BAR_WORDS &&
                       art_word_count(tail) <= SECTION_WORDS
                   ? head
                   : text;
    bool kicker = text.data[first] == ':' && after.size > before.size && is_headline(b, after);
    if (is_headline(b, head) && art_word_count(head) > 1 && !kicker)
        return head;
    if (is_headline(b, before) && art_word_count(before) > 1 && !kicker)
        return before;
    if (is_headline(b, after) && art_word_count(after) > 2)
        return after;
    return is_section(separator, head, tail) ? head : text;
}

static art_view without_site(const art_ballot *b, art_view title, bool heading)
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

/* --- headings --- */

/* What people read: nothing but the site's name is cut off these. */
static bool is_heading(const art_candidate *c)
{
    return c->rank == ART_RANK_H1 || c->rank == ART_RANK_H2 || c->rank == ART_RANK_PART ||
           c->place == ART_PLACE_TEXT || c->place == ART_PLACE_LD_ARTICLE;
}

/* Do machines get this text as the title? */
static bool is_told(const art_ballot *b, uint64_t key)
{
    for (size_t i = 0; i < b->count; i++) {
        const art_candidate *c = b->papers[i].fact->candidate;
        if (c->rank < ART_RANK_H2 && c->rank != ART_RANK_H1 && c->place != ART_PLACE_TEXT &&
            b->papers[i].key == key)
            return true;
    }
    return false;
}

/* A kicker and a headline in one heading: the part that others call the title is meant, the longer
 * one where they disagree. */
static void choose_part(const art_ballot *b, art_paper *heading)
{
    const art_paper *best = NULL;
    for (size_t i = 0; i < b->count; i++) {
        const art_paper *part = &b->papers[i];
        bool inside = part->fact->node == heading->fact->node ||
                      heading->fact->candidate->rank == ART_RANK_ITEMPROP;
        if (part->fact->candidate->rank == ART_RANK_PART && inside && part->raw != heading->raw &&
            begins_with_word(part->fact->text) && art_word_count(part->text) > 1 &&
            (!best || part->text.size > best->text.size) && is_told(b, part->key))
            best = part;
    }
    if (best) {
        heading->text = best->text;
        heading->key = best->key;
    }
}

/* "Headline (example.org) 139", as aggregators write it: without what follows, if others are told
 * the title so. */
static void drop_aside(const art_ballot *b, art_paper *heading)
{
    art_view text = heading->text;
    while (text.size && (art_is_digit(text.data[text.size - 1]) || text.data[text.size - 1] == ' '))
        text.size--;
    if (!text.size || text.data[text.size - 1] != ')')
        return;
    while (text.size && text.data[text.size - 1] != '(')
        text.size--;
    if (!text.size)
        return;
    text.size--;
    text = art_view_trim(text);
    uint64_t key = art_title_key(text);
    if (art_word_count(text) >= ASIDE_WORDS && is_told(b, key)) {
        heading->text = text;
        heading->key = key;
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

/* Is this the address of a host and nothing behind it? A query may name a page ("/?p=12"). */
static bool is_front(art_view url, bool any_query)
{
    art_view host = host_of(url);
    size_t at = host.size ? (size_t)(host.data - url.data) + host.size : url.size;
    while (at < url.size && url.data[at] != '/' && url.data[at] != '?') /* a port */
        at++;
    at += at < url.size && url.data[at] == '/';
    return host.size &&
           (at >= url.size || url.data[at] == '#' || (any_query && url.data[at] == '?'));
}

/* Where the address has a query, the page must say that it is the front page. */
static bool is_front_page(const art_facts *facts, art_view url)
{
    if (is_front(url, false) || !is_front(url, true))
        return is_front(url, false);
    for (size_t i = 0; i < facts->count; i++)
        if (facts->items[i].candidate->field == ARTICLE_URL &&
            is_front(facts->items[i].text, false))
            return true;
    return false;
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

/* --- filling --- */

void art_ballot_fill(art_ballot *b, const art_facts *facts, art_view url)
{
    b->facts = facts;
    b->host = host_of(url);
    b->front = is_front_page(facts, url);
    art_word_set_of(slug_of(facts->arena, url), &b->slug);
    b->count = b->site_count = 0;
    for (size_t i = 0; i < b->facts->count && b->count < ART_BALLOT_MAX; i++) {
        art_fact *fact = &b->facts->items[i];
        if (fact->candidate->field == ARTICLE_TITLE && fact->text.size <= TITLE_BYTES) {
            art_paper *p = &b->papers[b->count++];
            p->fact = fact;
            p->raw = art_title_key(fact->text);
        }
    }
    learn_sites(b);
    for (size_t i = 0; i < b->count; i++) {
        art_paper *p = &b->papers[i];
        p->text = without_site(b, p->fact->text, is_heading(p->fact->candidate));
        p->key = art_title_key(p->text);
        bool named = b->front && !is_heading(p->fact->candidate);
        if (says_home(p->text) || (is_site(b, p->text) && !named))
            p->key = 0;
    }
    for (size_t i = 0; i < b->count; i++) {
        unsigned rank = b->papers[i].fact->candidate->rank;
        if (rank == ART_RANK_H1 || rank == ART_RANK_ITEMPROP)
            choose_part(b, &b->papers[i]);
        if (rank == ART_RANK_H1)
            drop_aside(b, &b->papers[i]);
    }
    for (size_t i = 0; i < b->count; i++)
        art_word_set_of(b->papers[i].text, &b->papers[i].words);
}
