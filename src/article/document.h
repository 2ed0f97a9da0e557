/* The article as a tree of typed nodes, told as events: see structure.h. A walk gives the same
 * events each time, and the texts in them are those of the kept blocks, but for what has no word in
 * it in code and tables, and for the captions of images. */
#ifndef ART_DOCUMENT_H
#define ART_DOCUMENT_H

#include "article/outline.h"

typedef struct art_document {
    const art_outline *outline;
    const bool *kept;           /* per block: those of the outline's, or fewer */
    bool links, images, tables; /* else left out; a table without being one is its cells */
} art_document;

/* Tells the whole article. */
void art_document_walk(const art_document *document, art_handler handler, void *user);

#endif
