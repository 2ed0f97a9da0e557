/*
 * The second look: a block's chance once more, in the light of the chances of all others. What one
 * look at a block cannot know, its neighbours' chances tell: a paragraph among paragraphs, a
 * teaser among teasers, the end of the article.
 */
#ifndef ART_REVIEW_H
#define ART_REVIEW_H

#include "article/judge.h"

/* X(name, what it is), units as in ART_FEATURE_LIST; logits in 1/1024; "text" means words weighted
 * by their first chance. ART_NO_LOGIT where there is none. */
#define ART_REVIEW_OWN_FEATURE_LIST(X)                                                             \
    X(logit, "first logit of the block")                                                           \
    X(p1_logit, "... of the block before it")                                                      \
    X(p2_logit, "... two before")                                                                  \
    X(p3_logit, "... three before")                                                                \
    X(n1_logit, "... of the block behind it")                                                      \
    X(n2_logit, "... two behind")                                                                  \
    X(n3_logit, "... three behind")                                                                \
    X(before_text, "share of text in the five blocks before it")                                   \
    X(behind_text, "... behind it")                                                                \
    X(near_text, "... in the two on both sides")                                                   \
    X(wide_text, "... in the fifteen on both sides")                                               \
    X(section_text, "... between the headings around it")                                          \
    X(section_words, "words between them, log")                                                    \
    X(head_logit, "first logit of the last heading")                                               \
    X(since_sure, "blocks since the last one above .8")                                            \
    X(until_sure, "blocks until the next one above .8")                                            \
    X(since_likely, "blocks since the last one above .5")                                          \
    X(until_likely, "blocks until the next one above .5")                                          \
    X(since_unlikely, "blocks since the last one below .2 of some words")                          \
    X(until_unlikely, "blocks until the next one below .2 of some words")                          \
    X(text_before, "share of the page's text before it")                                           \
    X(over_bar, "chance less the page's best threshold")                                           \
    X(c0_text, "share of text in its container")                                                   \
    X(c0_part, "the container's share of the page's text")                                         \
    X(c1_text, "... in the container around that one")                                             \
    X(c1_part, "")                                                                                 \
    X(c2_text, "")                                                                                 \
    X(c2_part, "")                                                                                 \
    X(c3_text, "")                                                                                 \
    X(c3_part, "")                                                                                 \
    X(c4_text, "")                                                                                 \
    X(c4_part, "")                                                                                 \
    X(path_text, "share of text in the blocks with the same path of tags")                         \
    X(kin_text, "... and the same classes")                                                        \
    X(kin_part, "these blocks' share of the page's text")                                          \
    X(in_subtree, "in the subtree with the most text")                                             \
    X(from_subtree, "blocks up to it (below 0) or since it")                                       \
    X(place_in_subtree, "where in it, 0 to 1000")                                                  \
    X(subtree_text, "share of text in that subtree")                                               \
    X(type_article, "chance that the page is an article")                                          \
    X(type_service, "... a service")                                                               \
    X(type_product, "")                                                                            \
    X(type_collection, "")                                                                         \
    X(type_forum, "")                                                                              \
    X(type_listing, "")                                                                            \
    X(type_documentation, "")                                                                      \
    X(page_words, "as in ART_GATE_FEATURE_LIST")                                                   \
    X(page_blocks, "")                                                                             \
    X(page_links, "")                                                                              \
    X(gate_words, "")                                                                              \
    X(gate_share, "")                                                                              \
    X(gate_best, "")                                                                               \
    X(gate_sure, "")                                                                               \
    X(gate_blocks, "")                                                                             \
    X(gate_mean, "")                                                                               \
    X(gate_comments, "")                                                                           \
    X(gate_subtree, "")

typedef enum art_review_feature {
#define ART_REVIEW_ENUM_(name)        ART_REVIEW_FEATURE_##name, /* as in art_glance_feature */
#define ART_REVIEW_ENUM2_(name, text) ART_REVIEW_FEATURE_##name,
    ART_GLANCE_FEATURE_LIST(ART_REVIEW_ENUM_)
    ART_REVIEW_OWN_FEATURE_LIST(ART_REVIEW_ENUM2_)
#undef ART_REVIEW_ENUM_
#undef ART_REVIEW_ENUM2_
        ART_REVIEW_FEATURE_COUNT
} art_review_feature;

enum {
    ART_NO_LOGIT = -32000
};

/* Distances in blocks to the nearest blocks of some kinds, cut off. */
typedef struct art_review_way {
    uint8_t sure, likely, unlikely;
} art_review_way;

/* The chances of the first look, ready to be looked at from every block. */
typedef struct art_review {
    const art_blocks *blocks;
    const art_features *features;
    const art_judgement *judgement;
    uint64_t *paths, *kin;        /* text in every group of blocks */
    art_review_way *back, *ahead; /* of every block */
    uint32_t *heads;              /* the last heading up to each block, or ART_NO_NODE */
    uint32_t *ends;               /* where the section of each heading ends */
    art_chance bar;               /* the best threshold */
} art_review;

/* Makes ready for rows. False when there is no memory. */
bool art_review_prepare(art_arena *arena, const art_blocks *blocks, const art_features *features,
                        const art_judgement *judgement, art_review *review);

/* Fills in the row of block i, ART_REVIEW_FEATURE_COUNT numbers. */
void art_review_row(const art_review *r, uint32_t i, int16_t *row);

/* Judges the blocks once more. Those that are hopeless at first sight keep their chance. */
article_status art_review_chances(art_arena *arena, const art_page *page, const art_blocks *blocks,
                                  const art_features *features, art_judgement *judgement);

#endif
