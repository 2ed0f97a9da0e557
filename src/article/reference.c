#include "article/reference.h"

#include "tables/entities.h"

/* What a reference stands for, and how long it is in the source; length 0: it is none. */
typedef struct reference {
    char text[8];
    size_t size, length;
} reference;

/* As mix in make_entities.py. */
static uint32_t hash_name(art_view name)
{
    uint32_t value = (uint32_t)name.size;
    for (size_t i = 0; i < name.size; i++)
        value = value * 33 + (unsigned char)name.data[i];
    return (value * 0x9E3779B1u) >> (32 - ENTITY_HASH_BITS);
}

/* The text of the entity with this name, or NULL. */
static const char *find_entity(art_view name)
{
    uint32_t slot = hash_name(name);
    unsigned at;
    while ((at = entity_slots[slot]) != 0) {
        if (!strncmp(entities + at, name.data, name.size) && !entities[at + name.size])
            return entities + at + name.size + 1;
        slot = (slot + 1) & ((1u << ENTITY_HASH_BITS) - 1);
    }
    return NULL;
}

/* A named reference at the beginning of text, which begins with "&". The longest name counts. */
static reference read_named(art_view text, bool in_attribute)
{
    reference r = {.length = 0};
    size_t end = 1;
    while (end < text.size && end <= ENTITY_NAME_MAX && art_is_alnum(text.data[end]))
        end++;
    const char *found = NULL;
    if (end < text.size && text.data[end] == ';' && end <= ENTITY_NAME_MAX) {
        found = find_entity((art_view){text.data + 1, end});
        r.length = end + 1;
    }
    size_t longest = end - 1 < ENTITY_LEGACY_MAX ? end - 1 : ENTITY_LEGACY_MAX;
    for (size_t size = longest; !found && size >= 2; size--) {
        found = find_entity((art_view){text.data + 1, size});
        r.length = size + 1;
        char next = r.length < text.size ? text.data[r.length] : '\0';
        if (found && in_attribute && (next == '=' || art_is_alnum(next)))
            return (reference){.length = 0};
    }
    if (!found)
        return (reference){.length = 0};
    r.size = strlen(found);
    memcpy(r.text, found, r.size);
    return r;
}

static int digit_of(char c, bool hex)
{
    if (art_is_digit(c))
        return c - '0';
    int value = art_lower(c) - 'a' + 10;
    return hex && value >= 10 && value <= 15 ? value : -1;
}

/* The upper half of windows-1252, for numbers 80 to 9F. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

/* A numeric reference at the beginning of text, which begins with "&#". */
static reference read_numeric(art_view text)
{
    reference r = {.length = 0};
    bool hex = text.size > 2 && art_lower(text.data[2]) == 'x';
    size_t begin = hex ? 3 : 2, at = begin;
    uint32_t code = 0;
    for (; at < text.size && digit_of(text.data[at], hex) >= 0; at++)
        if (code <= 0x10FFFF)
            code = code * (hex ? 16u : 10u) + (uint32_t)digit_of(text.data[at], hex);
    if (at == begin)
        return r;
    r.length = at + (at < text.size && text.data[at] == ';');
    if (code == 0)
        code = 0xFFFD;
    else if (code >= 0x80 && code < 0xA0)
        code = windows_1252[code - 0x80];
    r.size = art_utf8_put(r.text, code);
    return r;
}

static reference read_reference(art_view text, bool in_attribute)
{
    if (text.size > 1 && text.data[1] == '#')
        return read_numeric(text);
    return read_named(text, in_attribute);
}

art_view art_references_decode(art_arena *arena, art_view text, bool in_attribute)
{
    const char *end = text.data + text.size, *done = text.data, *amp = text.data;
    char *copy = NULL, *out = NULL;
    while (amp < end && (amp = memchr(amp, '&', (size_t)(end - amp))) != NULL) {
        reference r = read_reference((art_view){amp, (size_t)(end - amp)}, in_attribute);
        if (!r.length) {
            amp++;
            continue;
        }
        if (!copy) {
            /* The longest for its length is "&nGt;": 5 bytes to 6. */
            copy = out = art_arena_alloc(arena, text.size + text.size / 5 + 1);
            if (!copy)
                return (art_view){NULL, 0};
        }
        memcpy(out, done, (size_t)(amp - done));
        out += amp - done;
        memcpy(out, r.text, r.size);
        out += r.size;
        done = amp += r.length;
    }
    if (!copy)
        return text;
    memcpy(out, done, (size_t)(end - done));
    out += end - done;
    return (art_view){copy, (size_t)(out - copy)};
}
