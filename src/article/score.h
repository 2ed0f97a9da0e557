/* From features to a probability: a linear score. */
#ifndef ART_SCORE_H
#define ART_SCORE_H

#include "article/features.h"

/* How likely each block is article text, 0 to 1, in the arena; NULL without memory. */
float *art_score(art_arena *arena, const art_features *features, uint32_t count);

#endif
