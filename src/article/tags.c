#include "article/tags.h"

#include "tables/name_hashes.h"

const unsigned char art_tag_flags[ART_TAG_COUNT] = {
#define FLAGS(id, name, flags) [ART_TAG_##id] = (flags),
    ART_TAG_LIST(FLAGS) ART_TAG_NAMED_LIST(FLAGS)
#undef FLAGS
};

enum {
    LONGEST_NAME = 24 /* longer ones are not looked up */
};

/* As mix in make_name_hashes.py. The case of letters does not count; of other characters some fall
 * together, and the comparison tells them apart. */
static inline uint32_t hash_name(art_view name, uint32_t multiplier, int bits)
{
    uint32_t value = (uint32_t)name.size;
    for (size_t i = 0; i < name.size; i++)
        value = value * 33 + ((unsigned char)name.data[i] | 0x20u);
    return (value * multiplier) >> (32 - bits);
}

static const art_view attr_names[ART_ATTR_COUNT] = {
#define NAME(id, string) [ART_ATTR_##id] = {string, sizeof(string) - 1},
    ART_ATTR_LIST(NAME)
#undef NAME
};

art_view art_attr_name(art_attr attr)
{
    return attr_names[attr];
}

art_attr art_attr_of(art_view name)
{
    if (name.size > LONGEST_NAME)
        return ART_ATTR_NONE;
    unsigned attr = attr_slots[hash_name(name, ATTR_HASH_MULTIPLIER, ATTR_HASH_BITS)];
    return attr && art_view_equal_nocase(attr_names[attr], name) ? (art_attr)attr : ART_ATTR_NONE;
}

static const art_view tag_names[ART_TAG_COUNT] = {
#define NAME(id, string, flags) [ART_TAG_##id] = {string, sizeof(string) - 1},
    ART_TAG_LIST(NAME) ART_TAG_NAMED_LIST(NAME)
#undef NAME
};

art_view art_tag_name(art_tag tag)
{
    return tag_names[tag];
}

art_tag art_tag_of(art_view name)
{
    if (name.size > LONGEST_NAME)
        return ART_TAG_OTHER;
    unsigned tag = tag_slots[hash_name(name, TAG_HASH_MULTIPLIER, TAG_HASH_BITS)];
    return tag && art_view_equal_nocase(tag_names[tag], name) ? (art_tag)tag : ART_TAG_OTHER;
}
