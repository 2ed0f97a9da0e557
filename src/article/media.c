#include "article/media.h"

/* An image offered at fewer pixels of width stands for another one that is still to be loaded. */
enum {
    PLACEHOLDER_WIDTH = 100
};

/* So many nodes behind an image without an address may its copy in <noscript> stand. */
enum {
    COPY_REACH = 12
};

static bool is_image(unsigned tag)
{
    return tag == ART_TAG_IMG || tag == ART_TAG_AMP_IMG || tag == ART_TAG_IMAGE;
}

uint32_t art_media_find_image(const art_page *page, uint32_t node)
{
    for (uint32_t i = node; i < page->nodes[node].end; i++)
        if (is_image(page->nodes[i].tag))
            return i;
    return ART_NO_NODE;
}

/* An empty reference is that of the page itself. */
static art_view resolve(char out[ART_URL_MAX + 1], art_view base, art_view reference)
{
    return reference.size ? art_url_absolute(out, base, reference) : reference;
}

/* --- srcset --- */

/* The next candidate of a srcset (HTML Standard, section 4.8.4.2.1), and how wide it is: in pixels,
 * or in thousandths of the density where that is given. */
static bool next_candidate(art_view set, size_t *at, art_view *url, uint32_t *width)
{
    size_t i = *at;
    if (i >= set.size)
        return false;
    while (i < set.size && (art_is_space(set.data[i]) || set.data[i] == ','))
        i++;
    size_t begin = i;
    while (i < set.size && !art_is_space(set.data[i]))
        i++;
    *url = (art_view){set.data + begin, i - begin};
    *width = 1000;
    bool alone = url->size && url->data[url->size - 1] == ',';
    while (url->size && url->data[url->size - 1] == ',')
        url->size--;
    while (!alone && i < set.size && art_is_space(set.data[i]))
        i++;
    size_t number = i;
    while (!alone && i < set.size && set.data[i] != ',')
        i++;
    *at = i;
    uint32_t n = 0, thousandths = 0, place = 1000;
    for (; number < i && art_is_digit(set.data[number]); number++)
        n = n < 100000 ? n * 10 + (uint32_t)(set.data[number] - '0') : n;
    if (number < i && set.data[number] == '.')
        for (number++; number < i && art_is_digit(set.data[number]); number++)
            thousandths += (uint32_t)(set.data[number] - '0') * (place /= 10);
    if (number < i && set.data[number] == 'w')
        *width = n;
    else if (number < i && set.data[number] == 'x')
        *width = n * 1000 + thousandths;
    return url->size > 0;
}

/* What was found best so far. */
typedef struct best {
    art_view url; /* as on the page */
    uint32_t width;
} best;

static void offer_set(best *b, art_view set)
{
    art_view url;
    uint32_t width;
    for (size_t at = 0; next_candidate(set, &at, &url, &width);)
        if (width > b->width && !art_view_starts_nocase(url, ART_VIEW("data:")))
            *b = (best){url, width};
}

static void offer_sets(best *b, const art_page *page, uint32_t node)
{
    static const art_attr sets[] = {ART_ATTR_SRCSET, ART_ATTR_DATA_SRCSET,
                                    ART_ATTR_DATA_LAZY_SRCSET};
    for (size_t k = 0; k < sizeof sets / sizeof *sets; k++)
        if (art_page_attribute(page, node, sets[k]).size)
            offer_set(b, art_page_attribute(page, node, sets[k]));
}

/* --- images --- */

static art_view own_image(char out[ART_URL_MAX + 1], const art_page *page, uint32_t node,
                          uint32_t sources, art_view base)
{
    static const art_attr places[] = {ART_ATTR_DATA_SRC, ART_ATTR_DATA_LAZY_SRC,
                                      ART_ATTR_DATA_ORIGINAL, ART_ATTR_SRC};
    best b = {.width = PLACEHOLDER_WIDTH};
    offer_sets(&b, page, node);
    if (!b.url.size && sources != ART_NO_NODE)
        for (uint32_t i = sources; i < node; i++)
            if (page->nodes[i].tag == ART_TAG_SOURCE)
                offer_sets(&b, page, i);
    art_view url = {NULL, 0};
    if (b.url.size)
        url = art_url_absolute(out, base, b.url);
    for (size_t k = 0; !url.size && k < sizeof places / sizeof *places; k++)
        url = resolve(out, base, art_page_attribute(page, node, places[k]));
    return url;
}

art_view art_media_image(char out[ART_URL_MAX + 1], const art_page *page, uint32_t node,
                         uint32_t sources, art_view base)
{
    art_view width = art_page_attribute(page, node, ART_ATTR_WIDTH);
    if (width.size == 1 && (width.data[0] == '1' || width.data[0] == '0'))
        return (art_view){NULL, 0};
    art_view url = own_image(out, page, node, sources, base);
    for (uint32_t i = node + 1; !url.size && i < page->count && i - node < COPY_REACH; i++) {
        if (is_image(page->nodes[i].tag))
            break;
        if (page->nodes[i].tag != ART_TAG_NOSCRIPT)
            continue;
        uint32_t copy = art_media_find_image(page, i);
        return copy == ART_NO_NODE ? url : own_image(out, page, copy, ART_NO_NODE, base);
    }
    return url;
}

/* --- embedded objects --- */

static bool says_embed(art_view url)
{
    static const art_view words[] = {{"embed", 5}, {"video", 5}, {"player", 6}, {"watch", 5}};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (art_view_find_nocase(url, words[k]) != SIZE_MAX)
            return true;
    return false;
}

art_view art_media_embed(char out[ART_URL_MAX + 1], const art_page *page, uint32_t node,
                         art_view base)
{
    static const art_attr places[] = {ART_ATTR_SRC, ART_ATTR_DATA_SRC, ART_ATTR_DATA_LAZY_SRC};
    const art_node *n = &page->nodes[node];
    uint32_t end = n->tag == ART_TAG_VIDEO || n->tag == ART_TAG_AUDIO ? n->end : node + 1;
    art_view url = {NULL, 0};
    for (uint32_t i = node; i < end && !url.size; i++)
        for (size_t k = 0; k < sizeof places / sizeof *places && !url.size; k++)
            if (i == node || page->nodes[i].tag == ART_TAG_SOURCE)
                url = resolve(out, base, art_page_attribute(page, i, places[k]));
    return n->tag == ART_TAG_IFRAME && !says_embed(url) ? (art_view){NULL, 0} : url;
}
