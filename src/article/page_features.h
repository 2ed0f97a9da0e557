/* Numbers about a page as a whole. */
#ifndef ART_PAGE_FEATURES_H
#define ART_PAGE_FEATURES_H

#include "article/metadata.h"
#include "article/surroundings.h"

/* X(name, what it is), units as in ART_FEATURE_LIST. */
#define ART_PAGE_FEATURE_LIST(X)                                                                   \
    X(page_words, "words of the page, log")                                                        \
    X(page_blocks, "blocks of the page, log")                                                      \
    X(page_links, "share of the page's words inside links")                                        \
    X(page_long, "share of the page's words in long blocks")                                       \
    X(page_told, "share of the page's blocks with sentences")                                      \
    X(page_longest, "words of the longest block, log")                                             \
    X(page_p90, "words of a block that nine of ten do not surpass")                                \
    X(page_items, "share of blocks in list items")                                                 \
    X(page_articles, "<article> elements")                                                         \
    X(page_main, "has <main>")                                                                     \
    X(page_h1, "<h1> elements")                                                                    \
    X(page_h2, "<h2> elements")                                                                    \
    X(page_h3, "<h3> elements")                                                                    \
    X(page_money, "blocks with a currency, log")                                                   \
    X(page_dates, "blocks with a date or a time, log")                                             \
    X(page_questions, "blocks with a question mark, log")                                          \
    X(page_comments, "share of words in comments")                                                 \
    X(page_pre, "blocks of code, log")                                                             \
    X(page_tables, "share of blocks in tables")                                                    \
    X(page_worthy, "share of words in the subtree of the most worth")                              \
    X(page_densest, "share of words in the container with the densest paragraphs")                 \
    X(page_kin, "share of the blocks in the largest group")                                        \
    X(page_title, "how well the best block matches the title")                                     \
    X(page_title_place, "share of the words before the block that matches the title")              \
    X(page_og_article, "og:type is article")                                                       \
    X(page_og_product, "og:type is a product")                                                     \
    X(page_og_website, "og:type is website")                                                       \
    X(page_og_none, "there is no og:type")                                                         \
    X(page_published, "article:published_time is there")                                           \
    X(page_ld_article, "JSON-LD speaks of an article")                                             \
    X(page_ld_product, "JSON-LD speaks of a product")                                              \
    X(page_ld_list, "JSON-LD speaks of a list or collection")                                      \
    X(page_ld_forum, "JSON-LD speaks of a question or discussion")                                 \
    X(url_segments, "parts of the address's path; -1: no address")                                 \
    X(url_hyphens, "hyphens in the address's last part")                                           \
    X(url_length, "characters of the address's last part")                                         \
    X(url_digits, "digits of the address's last part")                                             \
    X(url_date, "the address has a year")                                                          \
    X(url_query, "the address has a query")                                                        \
    X(url_forum, "the address speaks of a forum")                                                  \
    X(url_product, "the address speaks of a product")                                              \
    X(url_list, "the address speaks of a category, a tag or a search")                             \
    X(url_docs, "the address speaks of documentation")                                             \
    X(url_blog, "the address speaks of a blog or news")

typedef enum art_page_feature {
#define ART_PAGE_FEATURE_ENUM_(name, text) ART_PAGE_FEATURE_##name,
    ART_PAGE_FEATURE_LIST(ART_PAGE_FEATURE_ENUM_)
#undef ART_PAGE_FEATURE_ENUM_
    ART_PAGE_FEATURE_COUNT
} art_page_feature;

/* What the title's block tells; see features.c. */
typedef struct art_title_match {
    uint32_t block; /* ART_NO_NODE: none */
    int match;      /* in thousandths */
} art_title_match;

/* Fills in a row of ART_PAGE_FEATURE_COUNT numbers. */
void art_page_features_measure(const art_surroundings *s, const art_metadata *metadata,
                               art_title_match title, int16_t *row);

/* --- helpers for whoever fills in rows --- */

/* n, cut off so that it fits a row. */
static inline int16_t art_feature_cut(int64_t n, int64_t low, int64_t high)
{
    return (int16_t)(n < low ? low : n > high ? high : n);
}

/* A count. */
static inline int16_t art_feature_count(uint64_t n)
{
    return (int16_t)(n > 2000 ? 2000 : n);
}

/* part of whole in thousandths. */
static inline int16_t art_feature_share(uint64_t part, uint64_t whole)
{
    return (int16_t)(!whole ? 0 : part >= whole ? 1000 : part * 1000 / whole);
}

/* 16 * log2(1 + n), straight between powers of two. */
int16_t art_feature_log(uint64_t n);

#endif
