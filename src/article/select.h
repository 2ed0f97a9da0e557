/* From probabilities to the blocks that are kept: a threshold, and rules with names. */
#ifndef ART_SELECT_H
#define ART_SELECT_H

#include "article/rules.h"

/* What the caller wants of the selection. */
typedef struct art_wishes {
    article_mode mode;
    article_favor favor;
    uint32_t without; /* bits of the rules that are left out, to measure what they are worth */
} art_wishes;

/* What the confidence looks at: the page, and what was chosen. Units as in ART_FEATURE_LIST. */
#define ART_CHOICE_FEATURE_LIST(X)                                                                 \
    ART_GATE_FEATURE_LIST(X)                                                                       \
    X(choice_promise, "F1 to expect if every block's chance were right")                           \
    X(choice_words, "words that are kept, log")                                                    \
    X(choice_share, "their share of the page's words")                                             \
    X(choice_mean, "their mean chance")                                                            \
    X(choice_missed, "share of the text to expect that is not kept")                               \
    X(choice_article, "chosen as an article")

typedef enum art_choice_feature {
#define ART_CHOICE_FEATURE_ENUM_(name, text) ART_CHOICE_FEATURE_##name,
    ART_CHOICE_FEATURE_LIST(ART_CHOICE_FEATURE_ENUM_)
#undef ART_CHOICE_FEATURE_ENUM_
    ART_CHOICE_FEATURE_COUNT
} art_choice_feature;

typedef struct art_selection {
    bool *kept;            /* per block */
    art_decider *deciders; /* per block */
    art_chance threshold;  /* from this chance on a block was kept, before the rules */
    bool found;            /* is there an article? */
    int16_t row[ART_CHOICE_FEATURE_COUNT];
    art_chance confidence; /* the F1 to expect */
} art_selection;

article_status art_select(art_arena *arena, const art_page *page, const art_blocks *blocks,
                          const art_features *features, const art_judgement *judgement,
                          art_wishes wishes, art_selection *selection);

#endif
