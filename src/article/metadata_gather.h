/* Gathering what a page says about itself: meta and link elements, JSON-LD, microdata, visible
 * markup. One walk over the page. */
#ifndef ART_METADATA_GATHER_H
#define ART_METADATA_GATHER_H

#include "article/gathered.h"

/* Fills in what a page of HTML says, for which facts must be initialized. False when there is no
 * memory. */
bool art_gather_html(const art_page *page, art_gathered *out);

/* The same for a page of plain text: its title, author and date. */
bool art_gather_plain(const art_page *page, art_gathered *out);

#endif
