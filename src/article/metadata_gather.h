/* Gathering what a page says about itself: meta and link elements, JSON-LD, microdata, visible
 * markup. One walk over the page. */
#ifndef ART_METADATA_GATHER_H
#define ART_METADATA_GATHER_H

#include "article/date.h"
#include "article/facts.h"
#include "article/page.h"

enum {
    ART_SAMPLE_TEXTS = 48,  /* so many texts ... */
    ART_SAMPLE_BYTES = 2048 /* ... and bytes are enough to tell a language */
};

typedef struct art_gathered {
    art_facts facts;
    uint32_t headline; /* the heading that agrees best with <title>; ART_NO_NODE: there is none */
    art_date_order order;
    art_view base; /* href of the base element; empty where there is none */
    art_view sample[ART_SAMPLE_TEXTS];
    size_t sample_count, sample_bytes;
} art_gathered;

/* Fills in what a page of HTML says, for which facts must be initialized. False when there is no
 * memory. */
bool art_gather_html(const art_page *page, art_gathered *out);

/* The same for a page of plain text: its title, author and date. */
bool art_gather_plain(const art_page *page, art_gathered *out);

#endif
