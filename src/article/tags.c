#include "article/tags.h"

const unsigned char art_tag_flags[ART_TAG_COUNT] = {
#define FLAGS(id, name, flags) [ART_TAG_##id] = (flags),
    ART_TAG_LIST(FLAGS) ART_TAG_NAMED_LIST(FLAGS)
#undef FLAGS
};

art_attr art_attr_of(art_view name)
{
    static const art_view names[ART_ATTR_COUNT] = {
#define NAME(id, string) [ART_ATTR_##id] = {string, sizeof(string) - 1},
        ART_ATTR_LIST(NAME)
#undef NAME
    };
    for (int i = 1; i < ART_ATTR_COUNT; i++)
        if (art_view_equal_nocase(names[i], name))
            return (art_attr)i;
    return ART_ATTR_NONE;
}

art_tag art_tag_named(art_view name)
{
#define MATCH(id, string, flags)                                                                   \
    if (art_view_equal_nocase(name, ART_VIEW(string)))                                             \
        return ART_TAG_##id;
    ART_TAG_NAMED_LIST(MATCH)
#undef MATCH
    return ART_TAG_OTHER;
}
