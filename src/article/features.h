/*
 * What the model looks at: numbers for every block, from its text, its place and its surroundings.
 * One list of names serves the code, the tables, the dump and the trainer.
 */
#ifndef ART_FEATURES_H
#define ART_FEATURES_H

#include "article/metadata.h"
#include "article/page_features.h"
#include "article/surroundings.h"

/*
 * X(name, what it is: article_reason shows it to people). All are whole numbers. Shares are in
 * thousandths, log_* are 16 * log2(1 + n), flags are 0 or 1, counts and distances are cut off at
 * 2,000; -1 (distances: ART_FAR_AWAY) where there is nothing to measure.
 */
#define ART_FEATURES_OF_BLOCK(X)                                                                   \
    X(words, "words of the block")                                                                 \
    X(log_characters, "its characters, log")                                                       \
    X(word_length, "mean length of its words, in tenths of a character")                           \
    X(link_share, "share of words inside links")                                                   \
    X(links, "number of links")                                                                    \
    X(bold_share, "share of emphasised words")                                                     \
    X(images, "images in it or before it")                                                         \
    X(sentences, "ends of sentences")                                                              \
    X(sentence_rate, "sentences per word")                                                         \
    X(commas, "number of commas")                                                                  \
    X(ends_sentence, "ends like a sentence")                                                       \
    X(ends_colon, "ends with a colon")                                                             \
    X(ends_ellipsis, "ends with an ellipsis: cut off")                                             \
    X(begins_upper, "begins with a capital")                                                       \
    X(begins_bracket, "begins with a bracket")                                                     \
    X(begins_quote, "begins with a quotation mark")                                                \
    X(upper_share, "share of characters that are capitals")                                        \
    X(capital_share, "share of words with a capital")                                              \
    X(digit_share, "share of characters that are digits")                                          \
    X(stop_share, "share of function words")                                                       \
    X(separators, "bars, bullets and arrows")                                                      \
    X(date, "has a date in figures")                                                               \
    X(year, "has a number like a year")                                                            \
    X(clock, "has a time of day")                                                                  \
    X(ago, "tells how long ago")                                                                   \
    X(money, "has a sign of a currency")                                                           \
    X(question, "has a question mark")                                                             \
    X(at_sign, "has an @")                                                                         \
    X(copyright, "has a copyright sign")                                                           \
    X(clutter, "is a label of clutter")                                                            \
    X(pre, "preformatted")                                                                         \
    X(heading, "level of the heading that it is, 0: none")                                         \
    X(tag_p, "its element is <p>")                                                                 \
    X(tag_div, "its element is <div>")                                                             \
    X(tag_li, "its element is <li>")                                                               \
    X(tag_cell, "its element is <td> or <th>")                                                     \
    X(tag_term, "its element is <dt>")                                                             \
    X(tag_section, "its element is <section>, <article> or <main>")                                \
    X(in_p, "in <p>")                                                                              \
    X(in_li, "in a list item")                                                                     \
    X(in_table, "in a table")                                                                      \
    X(in_quote, "in <blockquote>")                                                                 \
    X(in_nav, "in <nav>, or with that role")                                                       \
    X(in_header, "in <header>")                                                                    \
    X(in_footer, "in <footer>")                                                                    \
    X(in_aside, "in <aside>")                                                                      \
    X(in_form, "in <form>")                                                                        \
    X(in_control, "in <button>, <label>, <dialog>")                                                \
    X(in_figure, "in <figure>")                                                                    \
    X(in_caption, "in a caption")                                                                  \
    X(in_article, "in <article>")                                                                  \
    X(in_main, "in <main>")                                                                        \
    X(in_section, "in <section>")                                                                  \
    X(in_details, "in <details>")                                                                  \
    X(in_address, "in <address>")                                                                  \
    X(in_comments, "where class or id speak of comments")                                          \
    X(in_noscript, "in <noscript>")                                                                \
    X(hidden, "hidden by attribute or inline style")                                               \
    X(unheard, "hidden from screen readers")                                                       \
    X(depth, "how deep its element is nested")                                                     \
    X(title_recall, "share of the title's words that it has")                                      \
    X(title_precision, "share of its words that are in the title")                                 \
    X(about_recall, "share of the description's words that it has")                                \
    X(about_precision, "share of its words that are in the description")                           \
    X(is_author, "is a name of an author, or little more")                                         \
    X(echoes_name, "begins with the author or the name before it")                                 \
    X(copies, "blocks with the same text")                                                         \
    X(copy, "not the first block with this text")                                                  \
    X(position, "share of the page's blocks before it")                                            \
    X(words_before, "share of the page's words before it")                                         \
    X(words_after, "share of the page's words behind it")                                          \
    X(index, "number of blocks before it")                                                         \
    X(from_title, "blocks since the title")                                                        \
    X(words_from_title, "share of the page's words since the title")                               \
    X(from_h1, "blocks since the first <h1>")                                                      \
    X(from_longest, "blocks since the longest one")                                                \
    X(from_heading, "blocks since the last heading")                                               \
    X(words_from_heading, "words since the last heading, itself left out")                         \
    X(heading_above, "level of the last heading")                                                  \
    X(heading_words, "words of the last heading")                                                  \
    X(after_clutter, "under a label of clutter")                                                   \
    X(lexicon_near, "lexicon of names: element and parent")                                        \
    X(lexicon_middle, "lexicon of names: three elements above")                                    \
    X(lexicon_far, "lexicon of names: all above these")                                            \
    X(lexicon_text, "lexicon of words: the block")                                                 \
    X(lexicon_head, "lexicon of words: the last heading")                                          \
    X(lexicon_over, "lexicon of words: the heading that the last heading is under")                \
    X(path_blocks, "blocks with the same path of tags")                                            \
    X(path_share, "the page's words in blocks with the same path, share")                          \
    X(path_mean, "mean words of blocks with the same path")                                        \
    X(path_links, "share inside links of the words of blocks with the same path")                  \
    X(kin_blocks, "blocks with the same path and classes")                                         \
    X(kin_share, "the page's words in blocks with the same path and classes, share")               \
    X(kin_mean, "mean words of blocks with the same path and classes")                             \
    X(kin_links, "share inside links of the words of blocks with the same path and classes")       \
    X(in_worthy, "in the subtree of the most worth")                                               \
    X(from_worthy, "blocks up to that subtree (below 0) or since it")                              \
    X(place_in_worthy, "where in that subtree, 0 to 1000")                                         \
    X(in_densest, "in the container with the densest paragraphs")                                  \
    X(from_densest, "blocks up to that container (below 0) or since it")                           \
    X(place_in_densest, "where in that container, 0 to 1000")                                      \
    X(longest_depth, "depth of the innermost element shared with the longest block")               \
    X(longest_climb, "levels from the block up to that element")                                   \
    X(longest_descent, "levels from that element down to the longest block")                       \
    X(containers, "containers around it")

/* Of the blocks before (p) and behind (n) it; -1 where there is none. */
#define ART_FEATURES_OF_NEIGHBOUR(X, n, which)                                                     \
    X(n##_words, "words of the " which)                                                            \
    X(n##_links, "share of words inside links of the " which)                                      \
    X(n##_sentences, "ends of sentences of the " which)                                            \
    X(n##_heading, "level of the heading that it is: the " which)                                  \
    X(n##_kin, "it has the same path: the " which)

/* Of some blocks on both sides. */
#define ART_FEATURES_OF_WINDOW(X, w, reach)                                                        \
    X(w##_words, "mean words of the " reach)                                                       \
    X(w##_links, "share of words inside links of the " reach)                                      \
    X(w##_long, "share of words in long blocks of the " reach)

/* Of the containers around it, the smallest first; -1 where there are fewer. */
#define ART_FEATURES_OF_CONTAINER(X, c, which)                                                     \
    X(c##_place, "where in the " which ", 0 to 1000")                                              \
    X(c##_words, "words of the " which ", log")                                                    \
    X(c##_share, "share of the page's words in the " which)                                        \
    X(c##_links, "share of words inside links in the " which)                                      \
    X(c##_blocks, "blocks of the " which)                                                          \
    X(c##_mean, "mean words of a block, in tenths, in the " which)                                 \
    X(c##_long, "share of words in long blocks in the " which)                                     \
    X(c##_commas, "commas per word in the " which)                                                 \
    X(c##_headings, "share of headings among the blocks of the " which)                            \
    X(c##_told, "share of blocks with sentences in the " which)                                    \
    X(c##_label, "lexicon of words: the first block of the " which)

#define ART_FEATURE_LIST(X)                                                                        \
    ART_FEATURES_OF_BLOCK(X)                                                                       \
    ART_FEATURES_OF_NEIGHBOUR(X, p3, "third block before")                                         \
    ART_FEATURES_OF_NEIGHBOUR(X, p2, "second block before")                                        \
    ART_FEATURES_OF_NEIGHBOUR(X, p1, "block before")                                               \
    ART_FEATURES_OF_NEIGHBOUR(X, n1, "next block")                                                 \
    ART_FEATURES_OF_NEIGHBOUR(X, n2, "second next block")                                          \
    ART_FEATURES_OF_NEIGHBOUR(X, n3, "third next block")                                           \
    ART_FEATURES_OF_WINDOW(X, near, "blocks around, 5 on each side")                               \
    ART_FEATURES_OF_WINDOW(X, wide, "blocks around, 15 on each side")                              \
    ART_FEATURES_OF_CONTAINER(X, c0, "container around it")                                        \
    ART_FEATURES_OF_CONTAINER(X, c1, "second container around it")                                 \
    ART_FEATURES_OF_CONTAINER(X, c2, "third container around it")                                  \
    ART_FEATURES_OF_CONTAINER(X, c3, "fourth container around it")                                 \
    ART_FEATURES_OF_CONTAINER(X, c4, "fifth container around it")                                  \
    ART_PAGE_FEATURE_LIST(X)

typedef enum art_feature {
#define ART_FEATURE_ENUM_(name, text) ART_FEATURE_##name,
    ART_FEATURE_LIST(ART_FEATURE_ENUM_)
#undef ART_FEATURE_ENUM_
    ART_FEATURE_COUNT
} art_feature;

enum {
    ART_CONTAINER_FEATURES = ART_FEATURE_c1_place - ART_FEATURE_c0_place
};

/* What the blocks before a block say about it, and those that share its elements. */
typedef struct art_setting {
    uint32_t heading;     /* the last one before it, or ART_NO_NODE */
    uint32_t over;        /* the last one above that one's level, or ART_NO_NODE */
    uint16_t shared;      /* depth of the innermost element shared with the longest block */
    bool after_clutter;   /* under a label of clutter */
    bool copy : 1;        /* not the first block with this text */
    bool is_author : 1;   /* a name of an author, or little more */
    bool echoes_name : 1; /* begins with the author or the name before it */
} art_setting;

/*
 * All that has to be known of the page for the row of any block, which art_feature_row puts
 * together when it is asked for. Rows are not kept: most of their numbers stand in many of them.
 */
typedef struct art_features {
    const art_metadata *metadata;
    const art_model *model;
    int16_t page[ART_PAGE_FEATURE_COUNT];                /* the end of every row */
    const art_context *contexts;                         /* of every node */
    const art_measure *measures;                         /* of every block */
    const art_setting *settings;                         /* of every block */
    const int16_t (*containers)[ART_CONTAINER_FEATURES]; /* of every container; no places yet */
    art_surroundings surroundings;
    uint32_t title_words, about_words; /* distinct words of title and description */
    uint32_t title;                    /* the block that repeats the title, or ART_NO_NODE */
    uint32_t h1;                       /* the first block inside an <h1>, or ART_NO_NODE */
} art_features;

/* Surveys all blocks. Linear in the page. */
article_status art_features_measure(art_arena *arena, const art_page *page,
                                    const art_blocks *blocks, const art_metadata *metadata,
                                    const art_model *model, art_features *features);

#endif
