/* What a page says of itself to machines: meta elements, <title>, links, JSON-LD. Each function
 * reads one element; false when there is no memory. */
#ifndef ART_METADATA_HEAD_H
#define ART_METADATA_HEAD_H

#include "article/metadata_walk.h"

bool art_head_meta(art_walk *w, uint32_t node);

/* A script, if it is one of JSON-LD. */
bool art_head_jsonld(art_walk *w, uint32_t node);

bool art_head_title(art_walk *w, uint32_t node);

/* The html or the body element: language and direction. */
bool art_head_root(art_walk *w, uint32_t node);

bool art_head_link(art_walk *w, uint32_t node);

/* A link, wherever it stands, that may lead to the license. */
bool art_head_license(art_walk *w, uint32_t node, art_view rel, art_view href);

#endif
