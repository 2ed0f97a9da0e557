/* From features to judgements: how likely each block is text, and what kind of page it is. */
#ifndef ART_JUDGE_H
#define ART_JUDGE_H

#include "article/features.h"

/* Pages of more blocks are judged by the first trees alone and not looked at again, for time's
 * sake: they are made to cost. The corpora have 2,641 at most. Lower spares time on long books,
 * too. */
enum {
    ART_MANY_BLOCKS = 10000
};

/* What the judgement of the page looks at, beyond ART_PAGE_FEATURE_LIST: what the judgement of its
 * blocks comes to. Units as in ART_FEATURE_LIST; "text" means words weighted by their chance. */
#define ART_GATE_FEATURE_LIST(X)                                                                   \
    ART_PAGE_FEATURE_LIST(X)                                                                       \
    X(gate_words, "words of text to expect, log")                                                  \
    X(gate_share, "their share of the page's words")                                               \
    X(gate_best, "the best F1 to expect from any threshold")                                       \
    X(gate_sure, "share of text in blocks above .8")                                               \
    X(gate_blocks, "blocks above .4, log")                                                         \
    X(gate_mean, "mean words of these")                                                            \
    X(gate_p, "share of text in <p>")                                                              \
    X(gate_items, "share of text in list items")                                                   \
    X(gate_cells, "share of text in tables")                                                       \
    X(gate_headings, "share of text in headings")                                                  \
    X(gate_links, "share of text inside links")                                                    \
    X(gate_long, "share of text in long blocks")                                                   \
    X(gate_comments, "share of text in comments")                                                  \
    X(gate_subtree, "share of text in the best subtree")                                           \
    X(gate_near, "mean lexicon of names of text, near")                                            \
    X(gate_middle, "... in the middle")                                                            \
    X(gate_far, "... far")                                                                         \
    X(gate_all_far, "mean lexicon of names of the page, far")                                      \
    X(gate_run, "words of the longest run of long blocks, log")                                    \
    X(gate_run_share, "its share of the page's words")                                             \
    X(gate_after_title, "words in long blocks soon behind the title, log")                         \
    X(gate_kin, "share of text in the group of like blocks with the most")

typedef enum art_gate_feature {
#define ART_GATE_FEATURE_ENUM_(name, text) ART_GATE_FEATURE_##name,
    ART_GATE_FEATURE_LIST(ART_GATE_FEATURE_ENUM_)
#undef ART_GATE_FEATURE_ENUM_
    ART_GATE_FEATURE_COUNT
} art_gate_feature;

/* What the second look at a block (review.h) sees of its first features: X(name), of
 * ART_FEATURE_LIST. */
#define ART_GLANCE_FEATURE_LIST(X)                                                                 \
    X(words)                                                                                       \
    X(link_share)                                                                                  \
    X(sentences)                                                                                   \
    X(ends_sentence)                                                                               \
    X(ends_ellipsis)                                                                               \
    X(stop_share)                                                                                  \
    X(date)                                                                                        \
    X(images)                                                                                      \
    X(heading)                                                                                     \
    X(tag_p)                                                                                       \
    X(in_li)                                                                                       \
    X(in_table)                                                                                    \
    X(in_caption)                                                                                  \
    X(in_comments)                                                                                 \
    X(in_aside)                                                                                    \
    X(hidden)                                                                                      \
    X(lexicon_near)                                                                                \
    X(lexicon_middle)                                                                              \
    X(lexicon_far)                                                                                 \
    X(lexicon_text)                                                                                \
    X(lexicon_head)                                                                                \
    X(lexicon_over)                                                                                \
    X(c0_label)                                                                                    \
    X(c1_label)                                                                                    \
    X(c2_label)                                                                                    \
    X(position)                                                                                    \
    X(words_before)                                                                                \
    X(from_title)                                                                                  \
    X(from_heading)                                                                                \
    X(after_clutter)                                                                               \
    X(copies)                                                                                      \
    X(copy)                                                                                        \
    X(kin_blocks)                                                                                  \
    X(kin_share)                                                                                   \
    X(longest_climb)                                                                               \
    X(longest_descent)                                                                             \
    X(title_recall)                                                                                \
    X(depth)                                                                                       \
    X(money)                                                                                       \
    X(ago)                                                                                         \
    X(clutter)                                                                                     \
    X(ends_colon)                                                                                  \
    X(capital_share)                                                                               \
    X(path_mean)                                                                                   \
    X(kin_mean)                                                                                    \
    X(kin_links)                                                                                   \
    X(near_links)                                                                                  \
    X(c0_links)                                                                                    \
    X(c1_links)                                                                                    \
    X(c1_words)                                                                                    \
    X(c2_words)                                                                                    \
    X(in_form)                                                                                     \
    X(in_figure)                                                                                   \
    X(from_h1)

typedef enum art_glance_feature {
#define ART_GLANCE_ENUM_(name) ART_GLANCE_FEATURE_##name,
    ART_GLANCE_FEATURE_LIST(ART_GLANCE_ENUM_)
#undef ART_GLANCE_ENUM_
    ART_GLANCE_FEATURE_COUNT
} art_glance_feature;

typedef struct art_judgement {
    int16_t *logits; /* of every block at first sight, in 1/1024 */
    int16_t *second; /* of the second look (review.h); the first where it was not looked at again */
    int16_t (*glances)[ART_GLANCE_FEATURE_COUNT]; /* of every block; NULL beyond ART_MANY_BLOCKS */
    art_chance *chances; /* of every block, that it is text of the article */
    uint64_t *expected;  /* words times chances of the blocks before; blocks->count + 1 */
    art_range subtree;   /* the subtree with the most text */
    int16_t row[ART_GATE_FEATURE_COUNT];
    art_chance types[ART_TYPE_COUNT]; /* of every type of page */
    art_type type;                    /* the likeliest */
} art_judgement;

/* Judges blocks and page. */
article_status art_judge(art_arena *arena, const art_page *page, const art_blocks *blocks,
                         const art_features *features, art_judgement *judgement);

/* Sums up the chances, and finds the subtree with the most text. */
bool art_judge_subtree(art_arena *arena, const art_page *page, const art_blocks *blocks,
                       art_judgement *judgement);

/* The threshold from which keeping blocks promises the best F1. */
art_chance art_judge_best_threshold(const art_blocks *blocks, const art_chance *chances,
                                    int16_t *promise);

#endif
