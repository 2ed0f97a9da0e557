#include "article/skeleton.h"

enum {
    ROUND = 65534,        /* placeholders of plane 15: U+F0000 to U+FFFFD */
    ROUNDS = 4096,        /* that plane 16 counts, in the low 12 bits */
    ATTRIBUTE_CHUNK = 256 /* attributes allocated at a time */
};

void art_skeleton_init(art_skeleton *s, art_arena *arena, art_arena *page_arena, art_view source)
{
    *s = (art_skeleton){.arena = arena, .page_arena = page_arena, .source = source};
    art_segments_init(&s->slices, arena, sizeof(art_slice));
    art_segments_init(&s->tags, arena, sizeof(art_start_tag));
}

/* Makes room for size bytes more. A skeleton has a tenth of its page's size as a rule. */
static bool reserve(art_skeleton *s, size_t size)
{
    if (size <= s->capacity - s->size)
        return true;
    size_t capacity = s->capacity ? s->capacity / 2 * 3 : s->source.size / 8 + 256;
    while (capacity - s->size < size)
        capacity *= 2;
    char *text = s->failed ? NULL : art_arena_grow(s->arena, s->text, s->size, capacity);
    if (!text) {
        s->failed = true;
        return false;
    }
    s->text = text;
    s->capacity = capacity;
    return true;
}

void art_skeleton_put(art_skeleton *s, const char *bytes, size_t size)
{
    if (!size || !reserve(s, size)) /* nothing: there may be no text yet to add it to */
        return;
    memcpy(s->text + s->size, bytes, size);
    s->size += size;
}

static void put_placeholder(art_skeleton *s, uint32_t index)
{
    uint32_t low = index % ROUND, round = index / ROUND;
    char bytes[8];
    size_t size = 0;
    if (round) {
        bytes[size++] = (char)0xF4;
        bytes[size++] = (char)0x80;
        bytes[size++] = (char)(0x80 | round >> 6);
        bytes[size++] = (char)(0x80 | (round & 63));
    }
    bytes[size++] = (char)0xF3;
    bytes[size++] = (char)(0xB0 | low >> 12);
    bytes[size++] = (char)(0x80 | (low >> 6 & 63));
    bytes[size++] = (char)(0x80 | (low & 63));
    art_skeleton_put(s, bytes, size);
}

void art_skeleton_slice(art_skeleton *s, art_view text, uint32_t begin, uint32_t end)
{
    art_slice *slice = NULL;
    if (text.size <= UINT32_MAX && s->slices.count < (uint32_t)ROUND * ROUNDS)
        slice = art_segments_add(&s->slices);
    if (!slice) {
        s->failed = true;
        return;
    }
    *slice = (art_slice){text.data, (uint32_t)text.size, begin, end};
    put_placeholder(s, s->slices.count - 1);
    s->nodes++;
}

void art_skeleton_text(art_skeleton *s, art_view text, uint32_t begin, uint32_t end, bool verbatim)
{
    size_t space = 0;
    while (space < text.size && art_is_space(text.data[space]))
        space++;
    if (space == text.size) {
        if (verbatim)
            art_skeleton_put(s, text.data, text.size);
        else if (space)
            art_skeleton_put(s, " ", 1);
        s->nodes += space > 0;
        return;
    }
    if (space && !verbatim) {
        art_skeleton_put(s, " ", 1);
        /* Where white space was a reference, the text's range begins with it. */
        bool own = text.data == s->source.data + begin;
        begin += own ? (uint32_t)space : 0;
        text = (art_view){text.data + space, text.size - space};
    }
    art_skeleton_slice(s, text, begin, end);
}

void art_skeleton_tag(art_skeleton *s, size_t at, const art_attribute *attributes, uint32_t count)
{
    if (!count || s->failed)
        return;
    if (s->free_attribute_count < count) {
        uint32_t more = count > ATTRIBUTE_CHUNK ? count : (uint32_t)ATTRIBUTE_CHUNK;
        s->free_attributes = art_arena_alloc(s->page_arena, more * sizeof *attributes);
        s->free_attribute_count = s->free_attributes ? more : 0;
    }
    art_start_tag *tag = s->free_attributes ? art_segments_add(&s->tags) : NULL;
    if (!tag) {
        s->failed = true;
        return;
    }
    memcpy(s->free_attributes, attributes, count * sizeof *attributes);
    *tag = (art_start_tag){(uint32_t)at, count, s->free_attributes};
    s->free_attributes += count;
    s->free_attribute_count -= count;
}

static art_start_tag *tag_at(const art_skeleton *s, uint32_t index)
{
    return art_segments_at(&s->tags, index);
}

const art_start_tag *art_skeleton_find(const art_skeleton *s, size_t at, uint32_t *hint)
{
    /* *hint is the first tag behind the one asked for before. */
    uint32_t low = 0, high = s->tags.count;
    uint32_t next = *hint;
    if ((next == high || tag_at(s, next)->at >= at) && (next == 0 || tag_at(s, next - 1)->at < at))
        low = high = next;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tag_at(s, middle)->at < at)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < s->tags.count && tag_at(s, low)->at == at;
    *hint = low + found;
    return found ? tag_at(s, low) : NULL;
}

bool art_skeleton_piece(const art_skeleton *s, const char **at, art_slice *piece)
{
    const unsigned char *p = (const unsigned char *)*at, *last = p;
    uint32_t round = 0;
    if (!*p)
        return false;
    if (p[0] == 0xF4 && p[1] == 0x80 && p[2] >= 0x80 && p[3] >= 0x80) {
        round = (p[2] & 63u) << 6 | (p[3] & 63u);
        last = p + 4;
    }
    if (last[0] == 0xF3 && last[1] >= 0xB0 && last[2] >= 0x80 && last[3] >= 0x80) {
        uint32_t low = (last[1] & 15u) << 12 | (last[2] & 63u) << 6 | (last[3] & 63u);
        uint32_t index = round * ROUND + low;
        /* An index of no slice could come only from a page that forged one: see above. */
        *piece = index < s->slices.count ? *(const art_slice *)art_segments_at(&s->slices, index)
                                         : (art_slice){"", 0, UINT32_MAX, UINT32_MAX};
        *at = (const char *)last + 4;
        return true;
    }
    const char *begin = (const char *)p;
    do
        p++;
    while (*p && *p < 0xF3);
    *piece = (art_slice){begin, (uint32_t)((const char *)p - begin), UINT32_MAX, UINT32_MAX};
    *at = (const char *)p;
    return true;
}
