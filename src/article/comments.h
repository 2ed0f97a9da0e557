/* Readers' comments: which of the blocks that do not belong to the article are such. */
#ifndef ART_COMMENTS_H
#define ART_COMMENTS_H

#include "article/features.h"

/* A flag for every block, in the arena; NULL without memory. kept tells those of the article. */
bool *art_comments_find(art_arena *arena, const art_blocks *blocks, const art_features *features,
                        const bool *kept);

#endif
