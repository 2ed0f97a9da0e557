/*
 * What the score looks at: numbers for every block, from its text, its place and its surroundings.
 * One list of names serves the code, the weights and the dump for people who tune them.
 */
#ifndef ART_FEATURES_H
#define ART_FEATURES_H

#include "article/blocks.h"
#include "article/context.h"
#include "article/metadata.h"

/*
 * X(name, what it is). Shares and flags run from 0 to 1, log_* are log2(1 + n) / 8, distances are
 * saturated; so that weights compare. "near" is the block's element and its parent, "far" all
 * above.
 */
#define ART_FEATURE_LIST(X)                                                                        \
    X(bias, "always 1")                                                                            \
    X(log_words, "words of the block")                                                             \
    X(short_block, "fewer than 5 words")                                                           \
    X(long_block, "at least 25 words and few links")                                               \
    X(link_density, "share of words inside links")                                                 \
    X(all_link, "nothing but links")                                                               \
    X(sentences, "ends of sentences, saturated at 4")                                              \
    X(ends_sentence, "ends like a sentence")                                                       \
    X(ends_ellipsis, "ends with an ellipsis: cut off")                                             \
    X(commas, "commas, saturated at 6")                                                            \
    X(digits, "share of characters that are digits")                                               \
    X(ago, "tells how long ago")                                                                   \
    X(clutter, "is the heading of clutter")                                                        \
    X(copyright, "has a copyright sign")                                                           \
    X(separators, "has bars, bullets or arrows")                                                   \
    X(in_p, "in <p>")                                                                              \
    X(in_heading, "in a heading")                                                                  \
    X(in_li, "in a list item")                                                                     \
    X(in_table, "in a table")                                                                      \
    X(in_pre, "preformatted")                                                                      \
    X(in_nav, "in <nav>, or with that role")                                                       \
    X(in_header, "in <header>")                                                                    \
    X(in_footer, "in <footer>")                                                                    \
    X(in_aside, "in <aside>")                                                                      \
    X(in_form, "in <form>, <button>, <label>")                                                     \
    X(in_figure, "in <figure>")                                                                    \
    X(in_article, "in <article>")                                                                  \
    X(in_main, "in <main>")                                                                        \
    X(in_comments, "where class or id speak of comments")                                          \
    X(hidden, "hidden by attribute or inline style")                                               \
    X(names_near, "lexicon of class names, near")                                                  \
    X(names_far, "lexicon of class names, far")                                                    \
    X(is_title, "repeats the title")                                                               \
    X(is_author, "is a name of an author, or little more")                                         \
    X(echoes_name, "begins with the author or the name before it")                                 \
    X(before_title, "stands before the title")                                                     \
    X(after_clutter, "stands under a heading of clutter")                                          \
    X(position, "share of the page's words before it")                                             \
    X(previous_long, "one of the 2 blocks before is long")                                         \
    X(next_long, "one of the 2 blocks behind is long")                                             \
    X(window_words, "mean words of 5 blocks around, log")                                          \
    X(window_links, "link density of 11 blocks around")                                            \
    X(parent_words, "mean words of the smallest container's blocks, log")                          \
    X(parent_links, "link density of the smallest container")                                      \
    X(parent_share, "share of the page's words in the smallest container")                         \
    X(twin_links, "link density of blocks with the same tag path")                                 \
    X(in_top, "inside the container with the densest paragraphs")

typedef enum art_feature {
#define ART_FEATURE_ENUM_(name, text) ART_FEATURE_##name,
    ART_FEATURE_LIST(ART_FEATURE_ENUM_)
#undef ART_FEATURE_ENUM_
    ART_FEATURE_COUNT
} art_feature;

typedef struct art_features {
    float (*rows)[ART_FEATURE_COUNT]; /* one row per block */
    const art_context *contexts;      /* of every node */
    uint32_t title;                   /* the block that repeats the title, or ART_NO_NODE */
} art_features;

/* Measures all blocks. Linear in the page. */
article_status art_features_measure(art_arena *arena, const art_page *page,
                                    const art_blocks *blocks, const art_metadata *metadata,
                                    art_features *features);

#endif
