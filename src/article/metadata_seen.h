/* What readers see of a page's metadata: headings, dates and bylines near them, and what markup
 * says of these. Each function reads one element or text; false when there is no memory. */
#ifndef ART_METADATA_SEEN_H
#define ART_METADATA_SEEN_H

#include "article/metadata_walk.h"

bool art_seen_anchor(art_walk *w, uint32_t node, art_walk_mask has);

/* An h1 or h2: a candidate for the title, and where bylines are near if it agrees with <title>. */
bool art_seen_heading(art_walk *w, uint32_t node, art_tag tag);

/* An h3 or h4 of a page without h1, which counts where it is what <title> says. */
bool art_seen_small_heading(art_walk *w, uint32_t node);

bool art_seen_time(art_walk *w, uint32_t node, art_walk_mask has);

/* A <time> element in a sidebar, or another with a date's class: of the article, if it is the only
 * day there. */
bool art_seen_side_date(art_walk *w, uint32_t node, art_walk_mask has);

/* An element with microdata, or the same in RDFa. */
bool art_seen_itemprop(art_walk *w, uint32_t node, art_walk_mask has);

/* An element of whose class names something is known. */
bool art_seen_named(art_walk *w, uint32_t node, art_walk_mask has, const art_named *named);

bool art_seen_text(art_walk *w, uint32_t node);

#endif
