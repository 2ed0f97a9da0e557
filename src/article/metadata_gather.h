/* Gathering what a page says about itself: meta and link elements, microdata, visible markup. */
#ifndef ART_METADATA_GATHER_H
#define ART_METADATA_GATHER_H

#include "article/facts.h"
#include "article/page.h"

/* Adds the facts of a page of HTML, all but those in JSON-LD. False when there is no memory. */
bool art_gather_html(const art_page *page, art_facts *facts);

/* Adds the title and the author of a page of plain text. False when there is no memory. */
bool art_gather_plain(const art_page *page, art_facts *facts);

#endif
