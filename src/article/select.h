/* From probabilities to the blocks that are kept: a threshold, and rules with names. */
#ifndef ART_SELECT_H
#define ART_SELECT_H

#include "article/features.h"

typedef struct art_selection {
    bool *kept; /* per block */
    bool found; /* is it an article? */
} art_selection;

article_status art_select(art_arena *arena, const art_page *page, const art_blocks *blocks,
                          const art_features *features, const float *scores,
                          art_selection *selection);

#endif
