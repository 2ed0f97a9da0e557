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

/* The blocks that say what a block is under; ART_NO_NODE: none. */
enum {
    ART_LABEL_LEVELS = (ART_FEATURE_c4_place - ART_FEATURE_c0_place) / ART_CONTAINER_FEATURES + 1
};

typedef struct art_block_labels {
    uint32_t over;                    /* the heading that the last heading is under */
    uint32_t first[ART_LABEL_LEVELS]; /* the first blocks of the containers around it */
} art_block_labels;

void art_feature_row_labels(const art_features *features, uint32_t block, art_block_labels *labels);

#endif
