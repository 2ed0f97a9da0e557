/* What was gathered on a page for its metadata. */
#ifndef ART_GATHERED_H
#define ART_GATHERED_H

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

#endif
