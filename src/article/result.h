/* The result for one page, as the extractor, the getters and the writers see it. */
#ifndef ART_RESULT_H
#define ART_RESULT_H

#include "article/blocks.h"
#include "article/document.h"
#include "article/metadata.h"

struct article {
    const char *charset;
    size_t source_offset; /* of the text in the page's bytes: that of a byte order mark, else 0 */
    art_metadata metadata;
    art_blocks blocks;
    const float *scores;
    const bool *kept;
    bool found;
    art_document document;
};

#endif
