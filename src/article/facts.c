#include "article/facts.h"

#include "base/buffer.h"

/* Publishers encode twice, above all in JSON-LD: the references that they write then. */
typedef struct reference {
    const char *name;
    uint32_t code;
} reference;

static const reference references[] = {
    {"amp", '&'},      {"quot", '"'},     {"apos", '\''},    {"lt", '<'},       {"gt", '>'},
    {"nbsp", 0xA0},    {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019},
    {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"hellip", 0x2026}};

/* The value of a numeric reference's digits, "x1F" or "31"; 0 when there is none. */
static uint32_t number(art_view digits)
{
    uint32_t code = 0;
    bool hex = digits.size > 1 && art_lower(digits.data[0]) == 'x';
    for (size_t i = hex; i < digits.size; i++) {
        char c = art_lower(digits.data[i]);
        uint32_t digit = art_is_digit(c) ? (uint32_t)(c - '0') : (uint32_t)(c - 'a') + 10;
        if (digit >= (hex ? 16u : 10u) || code > 0x10FFFF)
            return 0;
        code = code * (hex ? 16 : 10) + digit;
    }
    return code;
}

/* The character that the reference at text[*at], an "&", stands for; *at is moved behind it. 0 when
 * it is none. */
static uint32_t decode(art_view text, size_t *at)
{
    size_t begin = *at + 1, end = begin;
    while (end < text.size && end - begin < 9 &&
           (art_is_alnum(text.data[end]) || text.data[end] == '#'))
        end++;
    if (end == text.size || text.data[end] != ';' || end == begin)
        return 0;
    art_view name = {text.data + begin, end - begin};
    uint32_t code = 0;
    if (name.data[0] == '#')
        code = number((art_view){name.data + 1, name.size - 1});
    else
        for (size_t i = 0; i < sizeof references / sizeof *references; i++)
            if (art_view_equal(name, art_view_of(references[i].name)))
                code = references[i].code;
    if (code)
        *at = end + 1;
    return code;
}

static bool is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

/* Does a tag end anything? "The <b> element" speaks of a tag, "The <b>bold</b> one" is markup. */
static bool has_end_tag(art_view text)
{
    const char *at = text.data, *end = text.data + text.size;
    while (at < end && (at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        at++;
        if (at < end && *at == '/')
            return true;
    }
    return false;
}

/* Length of the tag at text[at], a "<": "<em>", "</b>", "<br />"; 0 where it is none of the inline
 * elements that values have. */
static size_t tag_length(art_view text, size_t at)
{
    static const char *const names[] = {"b", "i", "em", "strong", "br", "span", "sup", "sub", "p"};
    size_t begin = at + 1 + (at + 1 < text.size && text.data[at + 1] == '/'), end = begin;
    while (end < text.size && art_is_alpha(text.data[end]))
        end++;
    art_view name = {text.data + begin, end - begin};
    bool known = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        known = known || art_view_equal_nocase(name, art_view_of(names[i]));
    if (!known)
        return 0;
    while (end < text.size && end - at < 80 && text.data[end] != '>' && text.data[end] != '<')
        end++;
    return end < text.size && text.data[end] == '>' ? end + 1 - at : 0;
}

/* How many bytes from at on are plain: printable ASCII, but no space, "&" or "<". */
static size_t plain_run(art_view text, size_t at)
{
    size_t i = at;
    while (i < text.size && text.data[i] > ' ' && text.data[i] < 0x7F && text.data[i] != '&' &&
           text.data[i] != '<')
        i++;
    return i - at;
}

/* Embeddings, overrides and isolates: around a name they do nothing, unbalanced they turn what
 * follows. */
static bool is_direction(uint32_t code)
{
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

art_view art_facts_clean(art_arena *arena, art_view text)
{
    art_buffer out;
    art_buffer_init(&out, arena);
    bool pending = false, markup = has_end_tag(text);
    for (size_t i = 0; i < text.size && !out.failed && out.size < ART_FACT_SIZE_MAX;) {
        char bytes[4];
        const char *data = text.data + i;
        size_t size = plain_run(text, i), tag;
        if (size) {
            size_t room = ART_FACT_SIZE_MAX - out.size - pending;
            size = size < room ? size : room;
            i += size;
        } else if (markup && text.data[i] == '<' && (tag = tag_length(text, i)) != 0) {
            i += tag;
            continue;
        } else {
            uint32_t code = text.data[i] == '&' ? decode(text, &i) : 0;
            if (!code)
                code = art_utf8_next(text.data, text.size, &i);
            if (art_is_any_space(code) || is_control(code)) {
                pending = out.size > 0;
                continue;
            }
            if (code == 0xAD || code == 0xFEFF || code == 0x200B || is_direction(code))
                continue; /* hints without a width */
            size = art_utf8_put(bytes, code);
            data = bytes;
        }
        if (out.size + size + pending > ART_FACT_SIZE_MAX)
            break;
        if (pending)
            art_buffer_add_char(&out, ' ');
        art_buffer_add(&out, data, size);
        pending = false;
    }
    const char *string = art_buffer_string(&out);
    return string ? (art_view){string, out.size} : (art_view){NULL, 0};
}

void art_facts_init(art_facts *facts, art_arena *arena)
{
    *facts = (art_facts){.arena = arena};
}

bool art_facts_add(art_facts *facts, const art_candidate *candidate, unsigned group, uint32_t node,
                   art_view text)
{
    if (!candidate || !text.size)
        return true;
    unsigned char *taken = &facts->taken[candidate - art_candidates];
    if (*taken >= ART_FACTS_MAX)
        return true;
    art_view clean = art_facts_clean(facts->arena, text);
    if (!clean.data)
        return false;
    if (!clean.size)
        return true;
    if (facts->count == facts->capacity) {
        size_t capacity = facts->capacity ? facts->capacity * 2 : 64;
        art_fact *items = art_arena_grow(facts->arena, facts->items,
                                         facts->capacity * sizeof *items, capacity * sizeof *items);
        if (!items)
            return false;
        facts->items = items;
        facts->capacity = capacity;
    }
    facts->items[facts->count++] =
        (art_fact){.candidate = candidate, .group = group, .node = node, .text = clean};
    ++*taken;
    return true;
}

void art_facts_drop_dates(art_facts *facts, uint32_t before)
{
    size_t kept = 0;
    for (size_t i = 0; i < facts->count; i++) {
        const art_fact *fact = &facts->items[i];
        article_field field = fact->candidate->field;
        if ((field == ARTICLE_DATE || field == ARTICLE_MODIFIED) && fact->node < before &&
            art_candidate_seen(fact->candidate))
            facts->taken[fact->candidate - art_candidates]--;
        else
            facts->items[kept++] = *fact;
    }
    facts->count = kept;
}

const art_fact *art_facts_first(const art_facts *facts, const art_candidate *candidate)
{
    for (size_t i = 0; i < facts->count; i++)
        if (facts->items[i].candidate == candidate)
            return &facts->items[i];
    return NULL;
}

art_fact *art_facts_best(const art_facts *facts, article_field field)
{
    art_fact *best = NULL;
    for (size_t i = 0; i < facts->count; i++) {
        art_fact *fact = &facts->items[i];
        if (fact->candidate->field == field &&
            (!best || fact->candidate->rank < best->candidate->rank))
            best = fact;
    }
    return best;
}

uint64_t art_fact_distance(const art_fact *fact, uint32_t headline)
{
    enum {
        BEFORE = 3
    };
    if (!art_candidate_seen(fact->candidate) || headline == ART_FACT_NOWHERE)
        return 0;
    return fact->node >= headline ? fact->node - headline
                                  : (uint64_t)BEFORE * (headline - fact->node);
}
