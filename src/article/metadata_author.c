#include "article/metadata_author.h"

#include "article/author_words.h"
#include "article/date.h"
#include "base/buffer.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum {
    NAME_BYTES = 90, /* longer texts are no names */
    TEXT_BYTES = 400,
    LABEL_BYTES = 32, /* no label is longer */
    NAME_WORDS = 7,
    SHAPE_WORDS = 5, /* of a name that nothing but its shape speaks for */
    HANDLE_BYTES = 24,
    AGENCY_BYTES = 6
};

/* --- looking words up --- */

/* Text in simple lower case, to be compared with a table; empty when it is longer than a name. */
typedef struct lower_text {
    char data[2 * NAME_BYTES];
    size_t size;
} lower_text;

static lower_text lower_of(art_view text)
{
    lower_text out = {.size = 0};
    if (text.size > NAME_BYTES)
        return out;
    for (size_t i = 0; i < text.size;) {
        uint32_t code = art_utf8_next(text.data, text.size, &i);
        out.size += art_utf8_put(out.data + out.size, art_to_lower(code));
        if (out.size > sizeof out.data - 4)
            return (lower_text){.size = 0};
    }
    return out;
}

static bool in_table(art_view text, const char table[][AUTHOR_WORD_MAX], size_t count)
{
    lower_text lower = lower_of(text);
    for (size_t i = 0; lower.size && i < count; i++)
        if (table[i][0] == lower.data[0] && strlen(table[i]) == lower.size &&
            !memcmp(table[i], lower.data, lower.size))
            return true;
    return false;
}

static art_view last_word(art_view name)
{
    size_t begin = name.size;
    while (begin && name.data[begin - 1] != ' ')
        begin--;
    return (art_view){name.data + begin, name.size - begin};
}

static art_view rest_of(art_view text, size_t at)
{
    return (art_view){text.data + at, text.size - at};
}

/* --- cleaning rules --- */

/* Length of the mark that t begins or ends with; 0: it is none. */
static size_t mark_at(art_view t, bool end)
{
    static const char marks[] = " ,;:-|/\"*_<>[](){}&+~=#";
    static const char *const wide[] = {"·", "•", "–", "—", "»", "«", "…", "›", "‹"};
    if (!t.size)
        return 0;
    char c = t.data[end ? t.size - 1 : 0];
    if (c && strchr(marks, c))
        return 1;
    for (size_t i = 0; i < COUNT(wide); i++) {
        size_t size = strlen(wide[i]);
        if (size <= t.size && !memcmp(t.data + (end ? t.size - size : 0), wide[i], size))
            return size;
    }
    return 0;
}

/* Without spaces and punctuation at both ends; a full stop stays ("Jr.", "B."). */
static art_view trim_name(art_view t)
{
    for (size_t n; (n = t.size && t.data[0] == '.' ? 1 : mark_at(t, false)) != 0;)
        t = (art_view){t.data + n, t.size - n};
    for (size_t n; (n = mark_at(t, true)) != 0;)
        t.size -= n;
    return t;
}

/* "Jane Doe on", where the date is in the next element. */
static art_view without_tail(art_view name)
{
    static const char *const tails[] = {" on", " am", " le", " el", " il", " op"};
    for (size_t i = 0; i < COUNT(tails) && name.size > 3; i++)
        if (!memcmp(name.data + name.size - 3, tails[i], 3))
            return trim_name((art_view){name.data, name.size - 3});
    return name;
}

/* The rest behind "by" and the like; data is NULL where the text begins with nothing such. */
art_view art_author_byline(art_view text)
{
    size_t best = 0;
    char first = text.size ? art_lower(text.data[0]) : '\0';
    for (size_t i = 0; i < COUNT(author_prefixes); i++) {
        if (author_prefixes[i][0] != first) /* all but a few texts end here, entry by entry */
            continue;
        art_view prefix = art_view_of(author_prefixes[i]);
        if (prefix.size > best && prefix.size > 1 && text.size > prefix.size &&
            art_view_starts_nocase(text, prefix))
            best = prefix.size;
    }
    return best ? without_tail(trim_name(rest_of(text, best))) : (art_view){NULL, 0};
}

bool art_author_label(art_view text)
{
    bool colon = text.size && text.data[text.size - 1] == ':';
    text = trim_name(text);
    char first = text.size ? art_lower(text.data[0]) : '\0';
    for (size_t i = 0; text.size < LABEL_BYTES && i < COUNT(author_prefixes); i++) {
        if (author_prefixes[i][0] != first)
            continue;
        art_view whole = art_view_of(author_prefixes[i]), prefix = trim_name(whole);
        bool needs_colon = whole.data[whole.size - 1] == ':'; /* "Text" alone is no label */
        if (prefix.size && (colon || !needs_colon) && art_view_equal_nocase(text, prefix))
            return true;
    }
    return false;
}

/* A bit for the first three bytes of a text, a space in the place of those that are missing. */
static unsigned label_bit(art_view text)
{
    uint32_t window = 0;
    for (size_t i = 0; i < 3; i++)
        window = window << 8 | (unsigned char)(i < text.size ? art_lower(text.data[i]) : ' ');
    return window * 2654435761u >> 20;
}

void art_author_labels_init(art_author_labels *labels)
{
    memset(labels, 0, sizeof *labels);
    for (size_t i = 0; i < COUNT(author_prefixes); i++) {
        unsigned bit = label_bit(art_view_of(author_prefixes[i]));
        labels->bits[bit / 8] = (unsigned char)(labels->bits[bit / 8] | 1u << bit % 8);
    }
}

bool art_author_labels_may(const art_author_labels *labels, art_view text)
{
    unsigned bit = label_bit(text);
    return labels->bits[bit / 8] >> bit % 8 & 1;
}

static art_view without_prefixes(art_view text)
{
    for (int i = 0; i < 3; i++) {
        art_view rest = art_author_byline(text);
        if (!rest.data)
            break;
        text = rest;
    }
    if (text.size > 1 && text.data[0] == '@')
        text = rest_of(text, 1);
    return trim_name(text);
}

/* "Dr. Jane Doe" is Jane Doe, but "Dr. Allen" stays. */
static art_view without_titles(art_view name)
{
    for (int i = 0; i < 3; i++) {
        const char *space = name.size ? memchr(name.data, ' ', name.size) : NULL;
        art_view first = {name.data, space ? (size_t)(space - name.data) : 0};
        art_view rest = space ? trim_name(rest_of(name, first.size)) : name;
        if (!space || art_word_count(rest) < 2 ||
            !in_table(first, author_titles, COUNT(author_titles)))
            break;
        name = rest;
    }
    return name;
}

/* "Jane Doe, January 3, 2020", "Jan 3, 2020 Jane Doe": the date is no name. */
static art_view without_date(art_view text)
{
    art_date date;
    if (!art_date_find(text, ART_DATE_DAY_FIRST, &date))
        return text;
    return date.begin > 2 ? (art_view){text.data, date.begin} : rest_of(text, date.end);
}

/* "Jane Doe (translator)": what is in brackets is no name; empty where all of it is. */
static art_view without_brackets(art_view text)
{
    const char *open = text.size ? memchr(text.data, '(', text.size) : NULL;
    size_t before = open ? (size_t)(open - text.data) : 0;
    const char *close = open ? memchr(open, ')', text.size - before) : NULL;
    if (before < 2)
        return text;
    size_t behind = close ? (size_t)(close - text.data) + 1 : text.size;
    return behind < text.size && art_word_count(rest_of(text, behind)) > 0
               ? text /* names follow: "A (text), B (photos)" is cut name by name */
               : (art_view){text.data, before};
}

/* "Jane Doe/ABC": the agency, or who else signs with capitals, is no part of the name. */
static art_view without_agency(art_view name)
{
    size_t slash = name.size;
    while (slash && name.data[slash - 1] != '/')
        slash--;
    size_t capitals = name.size - slash;
    if (slash < 2 || capitals < 2 || capitals > AGENCY_BYTES)
        return name;
    for (size_t i = slash; i < name.size; i++)
        if (!(name.data[i] >= 'A' && name.data[i] <= 'Z') && name.data[i] != '-')
            return name;
    return (art_view){name.data, slash - 1};
}

/* Cuts a name where something else begins. */
static art_view cut_end(art_view name)
{
    for (size_t i = 0; i < COUNT(author_ends); i++) {
        art_view end = art_view_of(author_ends[i].text);
        size_t at = art_view_find_nocase(name, end);
        if (at == SIZE_MAX || at < 2)
            continue;
        art_view before = {name.data, at}, behind = rest_of(name, at + end.size);
        if (author_ends[i].rule == END_NUMBER && (!behind.size || !art_is_digit(behind.data[0])))
            continue;
        if (author_ends[i].rule == END_NAMED && art_word_count(before) < 2)
            continue;
        name = before;
    }
    return without_titles(trim_name(without_agency(without_brackets(name))));
}

/* --- what is a name --- */

static bool is_firm(art_view part)
{
    return in_table(part, author_firms, COUNT(author_firms));
}

/* "FAND", "CFP®", "M.Sc.": capitals, at most six, and no more. */
static bool is_degree(art_view part)
{
    size_t capitals = 0, others = 0;
    for (size_t i = 0; i < part.size;) {
        uint32_t code = art_utf8_next(part.data, part.size, &i);
        bool letter = art_is_word(code);
        capitals += letter && code < 0x80 && code >= 'A' && code <= 'Z';
        others += letter && !(code < 0x80 && code >= 'A' && code <= 'Z');
    }
    return (capitals >= 2 && capitals <= 6 && !others) || is_firm(part) ||
           in_table(part, author_degrees, COUNT(author_degrees));
}

static bool is_job(art_view part)
{
    for (size_t i = 0; i < COUNT(author_jobs); i++)
        if (art_view_find_nocase(part, art_view_of(author_jobs[i])) != SIZE_MAX)
            return true;
    return false;
}

/* One word that ends with a dot and a label such as top level domains are: "news.example", "b.de";
 * but "Jane.Doe" is what an account is called. */
static bool is_host_name(art_view name, bool handle)
{
    enum {
        COUNTRY = 3 /* the longest domain of a country, and a bit */
    };
    static const char domains[][AUTHOR_WORD_MAX] = {"info", "online", "news", "blog",
                                                    "shop", "media",  "tech", "store",
                                                    "site", "club",   "world"};
    size_t label = name.size;
    while (label && name.data[label - 1] != '.' && name.data[label - 1] != ' ')
        label--;
    if (label < 2 || name.data[label - 1] == ' ' || memchr(name.data, ' ', name.size))
        return false;
    art_view last = rest_of(name, label);
    bool letters = last.size >= 2;
    for (size_t i = 0; i < last.size; i++)
        letters = letters && art_is_alpha(last.data[i]);
    if (letters && last.size <= COUNTRY)
        return true;
    bool initial = label > 2 && name.data[label - 3] == '.'; /* "jane.c.doe" */
    bool small = letters && !handle && !initial && last.data[0] >= 'a' && last.data[0] <= 'z';
    return small || (letters && in_table(last, domains, COUNT(domains)));
}

/* Addresses of any kind: "jane@example.org", "https://...", "example.com". */
static bool is_address(art_view name, bool handle)
{
    static const char *const signs[] = {"@",      "://",   "www.", ".com", ".org", ".net",
                                        ".co.uk", ".html", ".php", ".jpg", ".png"};
    for (size_t i = 0; i < COUNT(signs); i++)
        if (art_view_find_nocase(name, art_view_of(signs[i])) != SIZE_MAX)
            return true;
    return is_host_name(name, handle);
}

/* Do the letters and digits of both agree, whatever the case? */
static bool same_words(art_view a, art_view b)
{
    art_words x = {a.data, a.size, 0}, y = {b.data, b.size, 0};
    art_view u, v;
    bool more_x, more_y;
    for (;;) {
        more_x = art_words_next(&x, &u);
        more_y = art_words_next(&y, &v);
        if (!more_x || !more_y)
            return more_x == more_y;
        if (art_hash_lower(u) != art_hash_lower(v))
            return false;
    }
}

bool art_author_shaped(art_view name)
{
    art_words words = {name.data, name.size, 0};
    art_view word;
    size_t count = 0, capital = 0;
    while (art_words_next(&words, &word)) {
        size_t at = 0;
        uint32_t first = art_utf8_next(word.data, word.size, &at);
        if (art_is_digit(word.data[0]))
            return false;
        count++;
        bool cased = art_is_upper(first) || art_to_lower(first) != first;
        bool small = first < 0x80 ? !cased : !cased && !art_is_cjk(first) && first < 0x530;
        if (!small)
            capital++;
        else if (!in_table(word, author_particles, COUNT(author_particles)))
            return false;
    }
    return count > 0 && count <= SHAPE_WORDS && capital * 2 >= count && capital > 0;
}

bool art_author_person(art_view name)
{
    static const char *const articles[] = {"the ", "die ", "der ", "das ", "le ", "la ", "el "};
    size_t words = art_word_count(name);
    for (size_t i = 0; i < COUNT(articles); i++)
        if (art_view_starts_nocase(name, art_view_of(articles[i])))
            return false;
    bool firm = name.size && memchr(name.data, '&', name.size) != NULL;
    bool joined = name.size && art_is_alpha(name.data[0]) && !memchr(name.data, ' ', name.size);
    return words >= 2 && words <= 3 && !firm && !joined && art_author_shaped(name);
}

/* As people call themselves in forums: few words. */
static bool is_handle(art_view name)
{
    enum {
        HANDLE_WORDS = 3 /* more words are no name, but what stands beside one */
    };
    return name.size <= HANDLE_BYTES && art_word_count(name) <= HANDLE_WORDS;
}

bool art_author_nobody(art_view name)
{
    return in_table(name, author_nobody, COUNT(author_nobody)) ||
           in_table(last_word(name), author_nobody_ends, COUNT(author_nobody_ends)) ||
           art_view_starts_nocase(name, ART_VIEW("copyright ")) ||
           art_view_find_nocase(name, ART_VIEW("**")) != SIZE_MAX; /* "j***e" */
}

/* Is it one of the site's names, or what <title> ends or begins with beside the headline? */
static bool is_site(const art_author_site *site, art_view name)
{
    for (size_t i = 0; i < site->count; i++)
        if (same_words(site->names[i], name))
            return true;
    art_view title = site->title;
    if (title.size <= name.size + 2 || !name.size || art_author_person(name))
        return false;
    size_t tail = title.size - name.size;
    return (art_view_equal_nocase(rest_of(title, tail), name) && title.data[tail - 1] == ' ' &&
            art_word_count((art_view){title.data + tail - 2, 1}) == 0) ||
           (art_view_starts_nocase(title, name) && title.data[name.size] == ' ' &&
            art_word_count((art_view){title.data + name.size + 1, 1}) == 0);
}

static bool acceptable(art_view name, const art_author_site *site, art_author_mode mode)
{
    size_t words = art_word_count(name);
    bool letter = false;
    for (size_t i = 0; i < name.size && !letter;) {
        uint32_t code = art_utf8_next(name.data, name.size, &i);
        letter = art_is_word(code) && !(code < 0x80 && art_is_digit((char)code));
    }
    if (!letter || name.size < 2 || name.size > NAME_BYTES || words > NAME_WORDS ||
        is_address(name, mode == ART_AUTHOR_HANDLE) || art_author_nobody(name) ||
        art_author_label(name))
        return false;
    if (site && is_site(site, name))
        return false;
    if (mode == ART_AUTHOR_SEEN)
        return art_author_shaped(name);
    return mode != ART_AUTHOR_HANDLE || is_handle(name) || art_author_shaped(name);
}

/* --- lists of names --- */

static bool add_name(art_authors *authors, art_arena *arena, art_view name)
{
    for (size_t i = 0; i < authors->count; i++)
        if (same_words(authors->names[i], name))
            return true;
    if (authors->count == ART_AUTHORS_MAX)
        return true;
    art_view copy = art_view_copy(arena, name);
    if (!copy.data)
        return false;
    authors->names[authors->count++] = copy;
    return true;
}

/* The first joint in text: where it begins, how long it is; SIZE_MAX where there is none. */
static size_t find_joint(art_view text, size_t *length)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < COUNT(author_joints); i++) {
        art_view j = art_view_of(author_joints[i].text);
        size_t at = art_view_find_nocase(text, j);
        if (at >= best)
            continue;
        if (j.data[0] == ' ' || author_joints[i].careful) { /* words, which names may have */
            size_t before = art_word_count((art_view){text.data, at});
            size_t behind = art_word_count(rest_of(text, at + j.size));
            if (author_joints[i].careful && (before < 2 || behind < 2))
                continue;
            if (before > 2 && behind == 1) /* "Center for Evaluation and Research" */
                continue;
        }
        best = at;
        *length = j.size;
    }
    return best;
}

bool art_author_persons(art_view text)
{
    for (int parts = 0; parts < ART_AUTHORS_MAX; parts++) {
        size_t length = 0, at = find_joint(text, &length);
        art_view part = trim_name((art_view){text.data, at == SIZE_MAX ? text.size : at});
        if (!art_author_person(part) && (!parts || is_firm(part) || !is_degree(part)))
            return false;
        if (at == SIZE_MAX)
            return true;
        text = rest_of(text, at + length);
    }
    return false;
}

/* "Doe, Jane" as "Jane Doe"; empty where the text is not of that form. */
static art_view upright(art_arena *arena, art_view text)
{
    const char *comma = text.size ? memchr(text.data, ',', text.size) : NULL;
    size_t at = comma ? (size_t)(comma - text.data) : 0;
    if (!comma || memchr(comma + 1, ',', text.size - at - 1))
        return (art_view){NULL, 0};
    art_view last = trim_name((art_view){text.data, at}), first = trim_name(rest_of(text, at + 1));
    if (art_word_count(last) > 3 || art_word_count(first) > 3 || !first.size || is_job(first) ||
        is_degree(first))
        return (art_view){NULL, 0};
    art_buffer name;
    art_buffer_init(&name, arena);
    art_buffer_add_view(&name, first);
    art_buffer_add_char(&name, ' ');
    art_buffer_add_view(&name, last);
    return name.failed ? (art_view){NULL, 0} : (art_view){name.data, name.size};
}

/* "Canal Editorial Team" is one name, whose end is no job of somebody called Canal. */
static bool is_team(art_view part, art_view whole)
{
    const char *end = part.data + part.size;
    return end < whole.data + whole.size &&
           art_view_equal_nocase(last_word(whole), ART_VIEW("team")) &&
           art_view_starts_nocase(rest_of(whole, (size_t)(end - whole.data)), ART_VIEW(" editor"));
}

/* Is the rest of a list, which follows on this part of it behind a comma, a single part? */
static bool is_last(art_view part, art_view rest)
{
    size_t length = 0;
    const char *end = part.data + part.size;
    return end < rest.data && *end == ',' && find_joint(rest, &length) == SIZE_MAX;
}

bool art_authors_add(art_authors *authors, art_arena *arena, art_view text,
                     const art_author_site *site, art_author_mode mode)
{
    bool is_label = text.size && text.data[text.size - 1] == ':';
    text = trim_name(text);
    text.size = text.size < TEXT_BYTES ? text.size : art_utf8_valid(text.data, TEXT_BYTES);
    text = trim_name(without_brackets(without_date(without_prefixes(text))));
    if (site && is_site(site, text)) /* "Weir & Sons" */
        return true;
    if (mode == ART_AUTHOR_INVERTED) {
        art_view name = upright(arena, text);
        if (name.size)
            return !acceptable(name, site, mode) || add_name(authors, arena, name);
    }
    bool seen = mode == ART_AUTHOR_SEEN || mode == ART_AUTHOR_HANDLE;
    if (seen && is_label) /* "Source:" labels what follows */
        return true;
    bool first = true;
    bool office = false; /* "Head of Marketing and Development" goes on behind the joint */
    for (int parts = 0; text.size && parts < 2 * ART_AUTHORS_MAX; parts++, first = false) {
        size_t length = 0, at = find_joint(text, &length);
        art_view part = {text.data, at == SIZE_MAX ? text.size : at};
        bool by_word = at != SIZE_MAX && text.data[at] == ' ';
        text = rest_of(text, at == SIZE_MAX ? text.size : at + length);
        art_view whole = trim_name(part);
        part = cut_end(without_prefixes(whole));
        if (is_team(part, whole))
            part = whole;
        bool job = !first && (is_job(whole) || office);
        office = job && by_word && art_view_find_nocase(whole, ART_VIEW(" of ")) != SIZE_MAX;
        if (job && is_last(whole, text)) /* "A, editor, The Furrow": what follows is the firm */
            break;
        if (job || (!first && is_degree(whole)) || art_author_nobody(whole))
            continue;
        if (part.size && acceptable(part, site, mode) && !add_name(authors, arena, part))
            return false;
        if (seen && part.data + part.size < whole.data + whole.size)
            break; /* behind the end of a byline other things follow */
    }
    return true;
}
