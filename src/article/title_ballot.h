/* The candidates for the title, each as the headline it says, without site and section. */
#ifndef ART_TITLE_BALLOT_H
#define ART_TITLE_BALLOT_H

#include "article/facts.h"

enum {
    ART_BALLOT_MAX = 64, /* candidates that are looked at */
    ART_SITES_MAX = 16,  /* names of the site that are looked at */
    ART_RANK_H1 = 1,
    ART_RANK_ITEMPROP = 4,
    ART_RANK_TITLE = 5,
    ART_RANK_H2 = 7,
    ART_RANK_PART = 10
};

typedef struct art_paper {
    art_fact *fact;
    art_view text;      /* without site and section */
    uint64_t raw;       /* key of the fact's text */
    uint64_t key;       /* of text; 0 when it is no headline */
    art_word_set words; /* of text */
} art_paper;

typedef struct art_ballot {
    const art_facts *facts;
    art_view host;
    bool front;        /* the page is the site's front page: its name belongs to the title */
    art_word_set slug; /* words of the address */
    art_paper papers[ART_BALLOT_MAX];
    size_t count;
    uint64_t sites[ART_SITES_MAX]; /* keys of the site's names */
    size_t site_count;
} art_ballot;

/* url may be empty. */
void art_ballot_fill(art_ballot *b, const art_facts *facts, art_view url);

/* A number that texts have in common whose letters and digits agree, whatever the case, the spaces
 * and the punctuation; 0 for a text without letters. */
uint64_t art_title_key(art_view text);

#endif
