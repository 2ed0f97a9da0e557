#include "article/metadata_names.h"

enum {
    PREFIX = 4,
    VALUE_MAX = 256,
    SIDEBAR = 0xFE, /* in the place of a candidate */
    ELSEWHERE = 0xFF
};

_Static_assert((int)ART_CANDIDATE_COUNT < (int)SIDEBAR, "a candidate's index fits in a byte");

/* Every class attribute of a page comes along here: a shift, a multiplication and a look into a
 * small table per byte, and a comparison only where four bytes are promising. */
static unsigned slot_of(uint32_t window)
{
    return (window * 2654435761u) >> 24;
}

static uint32_t shift_in(uint32_t window, char c)
{
    return window << 8 | (unsigned char)((unsigned char)c | 0x20); /* lower case, if a letter */
}

static void add(art_names *names, art_view part, unsigned char candidate)
{
    uint32_t window = 0;
    for (size_t i = 0; i < PREFIX; i++)
        window = shift_in(window, part.data[i]);
    unsigned number = ++names->count;
    unsigned slot = slot_of(window);
    names->parts[number] = part;
    names->candidates[number] = candidate;
    names->next[number] = names->first[slot];
    names->first[slot] = (unsigned char)number;
}

/* Keys with a space, such as "date in a sidebar", are no parts of class names. */
static bool is_part_of_names(const art_candidate *candidate)
{
    art_view key = art_candidate_key(candidate);
    return candidate->place == ART_PLACE_CLASS && !memchr(key.data, ' ', key.size);
}

void art_names_init(art_names *names)
{
    static const char *const elsewhere[] = {
#define PART(part) part,
        ART_ELSEWHERE_LIST(PART)
#undef PART
    };
    memset(names, 0, sizeof *names);
    for (size_t i = 0; i < ART_CANDIDATE_COUNT; i++)
        if (is_part_of_names(&art_candidates[i]) && names->count < ART_NAMES_MAX)
            add(names, art_candidate_key(&art_candidates[i]), (unsigned char)i);
    for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
        if (names->count < ART_NAMES_MAX)
            add(names, art_view_of(elsewhere[i]), ELSEWHERE);
    add(names, ART_VIEW("sidebar"), SIDEBAR);
}

/* Names of a frame that say what is in it or that it has, not what it is: "category-popular". */
static bool is_trait(art_view value, size_t at)
{
    static const char *const prefixes[] = {"category-", "tag-", "has-", "no-", "with-", "without-"};
    size_t begin = at;
    while (begin && !art_is_space(value.data[begin - 1]))
        begin--;
    art_view name = {value.data + begin, value.size - begin};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (art_view_starts_nocase(name, art_view_of(prefixes[i])))
            return true;
    return false;
}

/* "authorized" and "authority" begin as "author" does. */
static bool is_authority(art_view rest)
{
    return art_view_starts_nocase(rest, ART_VIEW("authori"));
}

static void prefer(const art_candidate **held, const art_candidate *other)
{
    if (!*held || other < *held)
        *held = other;
}

static void note(art_named *found, unsigned char candidate)
{
    if (candidate == ELSEWHERE || candidate == SIDEBAR) {
        found->elsewhere = true;
        found->sidebar = found->sidebar || candidate == SIDEBAR;
        return;
    }
    const art_candidate *c = &art_candidates[candidate];
    if (c->field == ARTICLE_AUTHOR)
        prefer(&found->author, c);
    else if (c->field == ARTICLE_DATE)
        prefer(&found->date, c);
    else if (c->field == ARTICLE_MODIFIED)
        prefer(&found->modified, c);
}

static void read_value(const art_names *names, art_view value, art_named *found)
{
    size_t size = value.size < VALUE_MAX ? value.size : VALUE_MAX;
    uint32_t window = 0;
    for (size_t i = 0; i < size; i++) {
        window = shift_in(window, value.data[i]);
        unsigned number = names->first[slot_of(window)];
        if (!number || i + 1 < PREFIX)
            continue;
        art_view rest = {value.data + i + 1 - PREFIX, value.size - (i + 1 - PREFIX)};
        for (; number; number = names->next[number])
            if (art_view_starts_nocase(rest, names->parts[number]) && !is_authority(rest) &&
                (names->candidates[number] < SIDEBAR || !is_trait(value, i + 1 - PREFIX)))
                note(found, names->candidates[number]);
    }
}

/* Where a value is kept: by its size and its last eight bytes. */
static unsigned place_of(art_view value)
{
    uint64_t tail = 0;
    size_t size = value.size < sizeof tail ? value.size : sizeof tail;
    memcpy(&tail, value.data + value.size - size, size);
    return (unsigned)((tail ^ value.size) * UINT64_C(0x9E3779B97F4A7C15) >> 56);
}

void art_names_look(art_names *names, art_view value, art_named *found)
{
    if (value.size < PREFIX)
        return;
    unsigned place = place_of(value);
    if (!art_view_equal(names->known[place].value, value)) {
        names->known[place].value = value;
        names->known[place].named = (art_named){.elsewhere = false};
        read_value(names, value, &names->known[place].named);
    }
    const art_named *named = &names->known[place].named;
    found->elsewhere = found->elsewhere || named->elsewhere;
    found->sidebar = found->sidebar || named->sidebar;
    if (named->author)
        prefer(&found->author, named->author);
    if (named->date)
        prefer(&found->date, named->date);
    if (named->modified)
        prefer(&found->modified, named->modified);
}
