/* The row of numbers that the model sees of a block. */
#ifndef ART_FEATURE_ROW_H
#define ART_FEATURE_ROW_H

#include "article/features.h"

/* Fills in the row of a block. Takes constant time. */
void art_feature_row(const art_features *features, uint32_t block, int16_t row[ART_FEATURE_COUNT]);

/* The elements whose names count for a block, by distance. */
typedef struct art_block_elements {
    uint32_t near[6], middle[3];
    uint32_t near_count, middle_count;
    uint32_t far; /* this one and all block elements around it; ART_NO_NODE: none */
} art_block_elements;

void art_feature_row_elements(const art_features *features, uint32_t block,
                              art_block_elements *elements);

#endif
