#include "article/code.h"

enum {
    LANGUAGE_MAX = 24, /* bytes; longer names are none */
    BOXES = 3          /* elements around a pre that may name its language */
};

/* Goes on counting a run of "`" that may have begun before the text. */
static void count_ticks(art_view text, uint32_t *run, uint32_t *longest)
{
    for (size_t i = 0; i < text.size; i++) {
        *run = text.data[i] == '`' ? *run + 1 : 0;
        *longest = *run > *longest ? *run : *longest;
    }
}

uint32_t art_code_ticks(const art_page *page, uint32_t pre)
{
    uint32_t run = 0, longest = 0;
    for (uint32_t i = pre; i < page->nodes[pre].end; i++)
        if (page->nodes[i].tag == ART_TAG_TEXT)
            count_ticks(page->nodes[i].u.text, &run, &longest);
    return longest;
}

uint32_t art_ticks_in(art_view text, bool in_cell)
{
    uint32_t run = 0, longest = 0;
    if (in_cell && art_view_find_nocase(text, ART_VIEW("\\|")) != SIZE_MAX)
        return UINT32_MAX;
    if (text.size && memchr(text.data, '`', text.size))
        count_ticks(text, &run, &longest);
    return longest;
}

static bool is_name(art_view text)
{
    if (!text.size || text.size > LANGUAGE_MAX || !art_is_alnum(text.data[0]))
        return false;
    for (size_t i = 0; i < text.size; i++)
        if (!art_is_alnum(text.data[i]) && (!text.data[i] || !strchr("+-#_.", text.data[i])))
            return false;
    return !art_view_equal_nocase(text, ART_VIEW("none")) &&
           !art_view_equal_nocase(text, ART_VIEW("plaintext"));
}

/* The name behind a prefix that highlighters put in front of it. */
static art_view of_token(art_view token)
{
    static const art_view prefixes[] = {
        {"language-", 9}, {"lang-", 5}, {"highlight-source-", 17}, {"brush:", 6}};
    for (size_t k = 0; k < sizeof prefixes / sizeof *prefixes; k++) {
        if (!art_view_starts_nocase(token, prefixes[k]))
            continue;
        art_view name = {token.data + prefixes[k].size, token.size - prefixes[k].size};
        if (is_name(name))
            return name;
    }
    return (art_view){NULL, 0};
}

static art_view of_classes(art_view classes)
{
    for (size_t i = 0; i < classes.size;) {
        while (i < classes.size && art_is_space(classes.data[i]))
            i++;
        size_t begin = i;
        while (i < classes.size && !art_is_space(classes.data[i]) && classes.data[i] != ';')
            i++;
        art_view token = {classes.data + begin, i - begin};
        art_view name = of_token(token);
        if (!name.size && art_view_equal_nocase(token, ART_VIEW("brush:"))) {
            /* "brush: js; toolbar: false" */
            while (i < classes.size && art_is_space(classes.data[i]))
                i++;
            for (begin = i; i < classes.size && art_is_alnum(classes.data[i]);)
                i++;
            token = (art_view){classes.data + begin, i - begin};
            name = is_name(token) ? token : name;
        }
        if (name.size)
            return name;
        i += i < classes.size;
    }
    return (art_view){NULL, 0};
}

static art_view of_element(const art_page *page, uint32_t node)
{
    static const art_attr names[] = {ART_ATTR_DATA_LANG, ART_ATTR_DATA_LANGUAGE};
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        art_view value = art_page_attribute(page, node, names[k]);
        if (is_name(value))
            return value;
    }
    return of_classes(art_page_attribute(page, node, ART_ATTR_CLASS));
}

art_view art_code_language(const art_page *page, uint32_t pre)
{
    art_view name = of_element(page, pre);
    /* <pre><code class=...>, perhaps behind white space. */
    for (uint32_t i = pre + 1; !name.size && i < page->nodes[pre].end && i < pre + 4; i++)
        if (page->nodes[i].tag != ART_TAG_TEXT)
            name = of_element(page, i);
    uint32_t box = page->nodes[pre].parent;
    for (int k = 0; !name.size && k < BOXES && box != ART_NO_NODE; k++) {
        unsigned tag = page->nodes[box].tag;
        if (tag != ART_TAG_DIV && tag != ART_TAG_FIGURE)
            break;
        name = of_element(page, box);
        box = page->nodes[box].parent;
    }
    return name;
}
