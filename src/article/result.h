/* The result for one page, as the extractor, the getters and the writers see it. */
#ifndef ART_RESULT_H
#define ART_RESULT_H

#include "article/blocks.h"
#include "article/document.h"
#include "article/metadata.h"

struct article {
    const char *charset;
    art_metadata metadata;
    art_blocks blocks;
    const float *scores;
    const bool *kept;
    bool found;
    art_document document;
};

#endif
