#include "article/page_features.h"

int16_t art_feature_log(uint64_t n)
{
    uint64_t x = (n < UINT32_MAX ? n : UINT32_MAX) + 1;
    int bits = 0;
    while (x >> (bits + 1))
        bits++;
    return (int16_t)(16 * bits + (int)((x << 4 >> bits) & 15));
}

/* --- the address --- */

static bool speaks_of(art_view text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (art_view_find_nocase(text, art_view_of(words[i])) != SIZE_MAX)
            return true;
    return false;
}

#define SPEAKS_OF(text, ...)                                                                       \
    speaks_of(text, (const char *const[]){__VA_ARGS__},                                            \
              sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

/* Longer addresses are cut: every look reads all of it. */
enum {
    URL_MAX = 300
};

static bool has_year(art_view path)
{
    for (size_t i = 0; i + 5 <= path.size; i++) {
        const char *c = path.data + i;
        bool year = c[0] == '/' && ((c[1] == '1' && c[2] == '9') || (c[1] == '2' && c[2] == '0')) &&
                    art_is_digit(c[3]) && art_is_digit(c[4]);
        if (year && (i + 5 == path.size || !art_is_digit(c[5])))
            return true;
    }
    return false;
}

static void measure_url(art_view url, int16_t *row)
{
    url.size = url.size < URL_MAX ? url.size : URL_MAX;
    size_t scheme = art_view_find_nocase(url, ART_VIEW("://"));
    if (scheme == SIZE_MAX) {
        for (int k = ART_PAGE_FEATURE_url_segments; k <= ART_PAGE_FEATURE_url_blog; k++)
            row[k] = -1;
        return;
    }
    size_t begin = scheme + 3;
    while (begin < url.size && url.data[begin] != '/')
        begin++;
    art_view path = {url.data + begin, url.size - begin};
    size_t end = 0;
    while (end < path.size && path.data[end] != '?' && path.data[end] != '#')
        end++;
    row[ART_PAGE_FEATURE_url_query] = end < path.size && path.data[end] == '?';
    path.size = end;
    while (path.size && path.data[path.size - 1] == '/')
        path.size--;
    int segments = 0, hyphens = 0, length = 0, digits = 0;
    for (size_t i = 0; i < path.size; i++) {
        char c = path.data[i];
        bool part = c == '/';
        segments += part;
        hyphens = part ? 0 : hyphens + (c == '-');
        digits = part ? 0 : digits + art_is_digit(c);
        length = part ? 0 : length + 1;
    }
    row[ART_PAGE_FEATURE_url_segments] = (int16_t)segments;
    row[ART_PAGE_FEATURE_url_hyphens] = (int16_t)hyphens;
    row[ART_PAGE_FEATURE_url_length] = (int16_t)length;
    row[ART_PAGE_FEATURE_url_digits] = (int16_t)digits;
    row[ART_PAGE_FEATURE_url_date] = has_year(path);
    row[ART_PAGE_FEATURE_url_forum] = SPEAKS_OF(url, "forum", "thread", "topic", "question",
                                                "discuss", "community", "/t/", "/r/");
    row[ART_PAGE_FEATURE_url_product] =
        SPEAKS_OF(url, "product", "shop", "/p/", "/dp/", "item", "store");
    row[ART_PAGE_FEATURE_url_list] =
        SPEAKS_OF(url, "categor", "collection", "/c/", "/tag", "search", "catalog");
    row[ART_PAGE_FEATURE_url_docs] = SPEAKS_OF(url, "docs", "wiki", "reference", "guide",
                                               "tutorial", "manual", "help", "support");
    row[ART_PAGE_FEATURE_url_blog] = SPEAKS_OF(url, "blog", "news", "article", "post", "story");
}

/* --- the head --- */

static void measure_meta(const art_page *page, uint32_t node, int16_t *row)
{
    art_view name = art_page_attribute(page, node, ART_ATTR_PROPERTY);
    if (!name.data)
        name = art_page_attribute(page, node, ART_ATTR_NAME);
    if (!name.data)
        return;
    art_view content = art_page_attribute(page, node, ART_ATTR_CONTENT);
    if (art_view_equal_nocase(name, ART_VIEW("article:published_time")))
        row[ART_PAGE_FEATURE_page_published] = 1;
    if (!art_view_equal_nocase(name, ART_VIEW("og:type")) || !row[ART_PAGE_FEATURE_page_og_none])
        return;
    row[ART_PAGE_FEATURE_page_og_none] = 0;
    row[ART_PAGE_FEATURE_page_og_article] = art_view_equal_nocase(content, ART_VIEW("article"));
    row[ART_PAGE_FEATURE_page_og_website] = art_view_equal_nocase(content, ART_VIEW("website"));
    row[ART_PAGE_FEATURE_page_og_product] =
        art_view_find_nocase(content, ART_VIEW("product")) != SIZE_MAX;
}

/* Looks at the types that are named in JSON-LD. */
static void measure_json_ld(art_view text, int16_t *row)
{
    enum {
        TYPE_MAX = 60 /* characters behind "@type" that are looked at */
    };
    static const art_view type = {"@type\"", 6};
    const char *at = text.data, *end = text.data + text.size;
    while (at && at < end && (at = memchr(at, '@', (size_t)(end - at))) != NULL) {
        art_view rest = {at, (size_t)(end - at)};
        at++;
        if (rest.size < type.size || memcmp(rest.data, type.data, type.size) != 0)
            continue;
        rest.data += type.size;
        rest.size = rest.size - type.size < TYPE_MAX ? rest.size - type.size : TYPE_MAX;
        size_t size = 0;
        while (size < rest.size && rest.data[size] != ',' && rest.data[size] != '}')
            size++;
        rest.size = size;
        if (SPEAKS_OF(rest, "Article\"", "BlogPosting", "\"Report\""))
            row[ART_PAGE_FEATURE_page_ld_article] = 1;
        else if (SPEAKS_OF(rest, "Product", "Offer"))
            row[ART_PAGE_FEATURE_page_ld_product] = 1;
        else if (SPEAKS_OF(rest, "ItemList\"", "CollectionPage", "SearchResults"))
            row[ART_PAGE_FEATURE_page_ld_list] = 1;
        else if (SPEAKS_OF(rest, "QAPage", "Question", "DiscussionForum"))
            row[ART_PAGE_FEATURE_page_ld_forum] = 1;
    }
}

/* --- the tree --- */

static void measure_tree(const art_page *page, int16_t *row)
{
    uint32_t articles = 0, headings[4] = {0};
    bool has_main = false;
    row[ART_PAGE_FEATURE_page_og_none] = 1;
    for (uint32_t n = 0; n < page->count; n++) {
        const art_node *node = &page->nodes[n];
        switch (node->tag) {
        case ART_TAG_META:
            measure_meta(page, n, row);
            break;
        case ART_TAG_SCRIPT:
            if (art_view_find_nocase(art_page_attribute(page, n, ART_ATTR_TYPE),
                                     ART_VIEW("ld+json")) != SIZE_MAX &&
                n + 1 < node->end && page->nodes[n + 1].tag == ART_TAG_TEXT)
                measure_json_ld(page->nodes[n + 1].u.text, row);
            break;
        case ART_TAG_ARTICLE:
            articles++;
            break;
        case ART_TAG_MAIN:
            has_main = true;
            break;
        case ART_TAG_H1:
        case ART_TAG_H2:
        case ART_TAG_H3:
            headings[node->tag - ART_TAG_H1]++;
            break;
        default:
            break;
        }
    }
    row[ART_PAGE_FEATURE_page_articles] = art_feature_count(articles);
    row[ART_PAGE_FEATURE_page_main] = has_main;
    row[ART_PAGE_FEATURE_page_h1] = art_feature_count(headings[0]);
    row[ART_PAGE_FEATURE_page_h2] = art_feature_count(headings[1]);
    row[ART_PAGE_FEATURE_page_h3] = art_feature_count(headings[2]);
}

/* --- the blocks --- */

/* The number of words that nine of ten blocks do not surpass: by counting. */
static uint32_t words_p90(const art_blocks *blocks)
{
    enum {
        MOST = 255
    };
    uint32_t counts[MOST + 1] = {0}, n = 0, words = 0;
    for (uint32_t i = 0; i < blocks->count; i++)
        counts[blocks->items[i].words < MOST ? blocks->items[i].words : MOST]++;
    while (words < MOST && (n += counts[words]) * UINT64_C(10) < blocks->count * UINT64_C(9))
        words++;
    return words;
}

static void measure_blocks(const art_surroundings *s, int16_t *row)
{
    uint32_t count = s->blocks->count;
    uint32_t money = 0, dates = 0, questions = 0, comments = 0, pre = 0, cells = 0, items = 0;
    uint32_t longest = 0, kin = 0;
    for (uint32_t i = 0; i < count; i++) {
        const art_block *b = &s->blocks->items[i];
        const art_measure *m = &s->measures[i];
        uint32_t inside = s->contexts[b->element].inside;
        money += m->money;
        dates += m->date || m->year || m->clock || m->ago;
        questions += m->question;
        comments += inside & ART_IN_COMMENTS ? b->words : 0;
        items += (inside & ART_IN_LI) != 0;
        cells += (inside & ART_IN_TABLE) != 0;
        pre += b->pre;
        longest = b->words > longest ? b->words : longest;
        uint32_t alike = art_surroundings_like(s, ART_SAME_KIN, i)->blocks;
        kin = alike > kin ? alike : kin;
    }
    art_sums all = s->sums[count];
    row[ART_PAGE_FEATURE_page_words] = art_feature_log(all.words);
    row[ART_PAGE_FEATURE_page_blocks] = art_feature_log(count);
    row[ART_PAGE_FEATURE_page_links] = art_feature_share(all.links, all.words);
    row[ART_PAGE_FEATURE_page_long] = art_feature_share(all.long_words, all.words);
    row[ART_PAGE_FEATURE_page_told] = art_feature_share(all.told, count);
    row[ART_PAGE_FEATURE_page_longest] = art_feature_log(longest);
    row[ART_PAGE_FEATURE_page_p90] = art_feature_count(words_p90(s->blocks));
    row[ART_PAGE_FEATURE_page_items] = art_feature_share(items, count);
    row[ART_PAGE_FEATURE_page_money] = art_feature_log(money);
    row[ART_PAGE_FEATURE_page_dates] = art_feature_log(dates);
    row[ART_PAGE_FEATURE_page_questions] = art_feature_log(questions);
    row[ART_PAGE_FEATURE_page_comments] = art_feature_share(comments, all.words);
    row[ART_PAGE_FEATURE_page_pre] = art_feature_log(pre);
    row[ART_PAGE_FEATURE_page_tables] = art_feature_share(cells, count);
    row[ART_PAGE_FEATURE_page_worthy] =
        art_feature_share(art_surroundings_in(s, s->worthy).words, all.words);
    row[ART_PAGE_FEATURE_page_densest] =
        art_feature_share(art_surroundings_in(s, s->densest).words, all.words);
    row[ART_PAGE_FEATURE_page_kin] = art_feature_share(kin, count);
}

void art_page_features_measure(const art_surroundings *s, const art_metadata *metadata,
                               art_title_match title, int16_t *row)
{
    memset(row, 0, ART_PAGE_FEATURE_COUNT * sizeof *row);
    measure_tree(s->page, row);
    measure_blocks(s, row);
    measure_url(metadata->fields[ARTICLE_URL].joined, row);
    bool there = title.block != ART_NO_NODE;
    row[ART_PAGE_FEATURE_page_title] = (int16_t)(there ? title.match : 0);
    row[ART_PAGE_FEATURE_page_title_place] =
        there ? art_feature_share(s->sums[title.block].words, s->sums[s->blocks->count].words) : -1;
}
