/* The result for one page, as the extractor, the getters and the writers see it. */
#ifndef ART_RESULT_H
#define ART_RESULT_H

#include "article/blocks.h"
#include "article/document.h"
#include "article/metadata.h"
#include "article/parts.h"
#include "article/reasons.h"
#include "article/select.h"

struct article {
    const char *charset;
    size_t source_offset; /* of the text in the page's bytes: that of a byte order mark, else 0 */
    art_metadata metadata;
    art_page page;
    art_blocks blocks;
    art_features features;
    art_judgement judgement;
    art_selection selection;
    art_parts parts;
    bool *comments;             /* per block: it is a reader's comment; none is kept */
    art_outline outline;        /* of the kept blocks and the comments */
    art_background *background; /* for reasons; made with it */
    art_view text;              /* of the body, NUL-terminated; "" where nothing is found */
};

/* The document of a result, as the flags of article_write want it; and that of its comments. */
art_document art_document_of(const article *a, unsigned flags);
art_document art_comments_of(const article *a, unsigned flags);

/* Are there comments to be written? */
bool art_comments_wanted(const article *a, unsigned flags);

#endif
