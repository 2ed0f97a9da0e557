/* The walk that gathers metadata: what its parts know of where they are, and what they share: short
 * texts, bylines, dates. metadata_head reads what is said to machines, metadata_seen what readers
 * see. */
#ifndef ART_METADATA_WALK_H
#define ART_METADATA_WALK_H

#include "article/gathered.h"
#include "article/jsonld.h"
#include "article/metadata_author.h"
#include "article/metadata_names.h"

enum {
    ART_WALK_SHORT_NODES = 80,  /* an element with more nodes is no byline */
    ART_WALK_BEFORE_TEXTS = 4,  /* so many texts before the headline are near it */
    ART_WALK_SHORT_BYTES = 1000 /* longer texts are no bylines; markup's white space included */
};

typedef struct art_walk {
    const art_page *page;
    art_gathered *out;
    art_facts *facts;
    art_jsonld jsonld;
    art_names names;
    art_author_labels labels;
    const art_candidate *date, *date_alone; /* seen in a text, which is little else */
    art_view title;                         /* what <title> says */
    art_word_set title_words;
    double agreement;      /* of the headline so far with it */
    uint32_t headline_end; /* behind the headline; ART_NO_NODE before it is found */
    unsigned near;         /* texts seen behind it */
    bool labelled;         /* the last of them was a label such as "By": a name is next */
    bool bare;             /* that label was as short as "By" */
    uint32_t last;         /* the last text that is not blank */
    uint32_t before[ART_WALK_BEFORE_TEXTS]; /* the last texts, a ring */
    unsigned texts;
    bool has_h1;        /* the page has one */
    uint32_t next_h1;   /* the first h1 behind what was read */
    uint32_t elsewhere; /* end of a part that speaks of other things */
    uint32_t sidebar;   /* end of such a part that is an aside or called a sidebar */
    uint32_t article;   /* end of the last article element that is not within another */
    uint32_t author;    /* node of the last itemprop or rel=author */
    unsigned group;     /* of authors that stand together */
    unsigned tries[ARTICLE_FIELD_COUNT], seconds, looks, signatures;
    uint32_t signed_at; /* the last "Written by Jane Doe" far from the headline; 0: none */
    unsigned far_dates; /* texts far from it that were read for dates */
    bool order_known;
    bool names_author; /* twitter:data1 is the author */
} art_walk;

/* The attributes that an element has, as bits. */
typedef uint64_t art_walk_mask;
_Static_assert(ART_ATTR_COUNT <= 64, "one bit for every attribute");
#define ART_WALK_BIT(name) ((art_walk_mask)1 << ART_ATTR_##name)

art_walk_mask art_walk_mask_of(const art_node *node);

art_view art_walk_attribute(const art_walk *w, uint32_t node, art_attr name);

/* Is word one of the words, parted by white space, of an attribute? */
bool art_walk_has_word(art_view value, const char *word);

/* Adds a fact, unless its text is empty. False when there is no memory, here and below. */
bool art_walk_add(art_walk *w, article_field field, art_place place, const char *key, uint32_t node,
                  art_view text);

/* The text of a small element; empty for a large one, or when there is no memory. */
art_view art_walk_text(art_walk *w, uint32_t node);

/*
 * The text of a small element that names authors: the links to their pages, where there are such,
 * else all of it, with a bar between blocks (where a name ends) and a space between elements.
 */
art_view art_walk_byline(art_walk *w, uint32_t node);

/* Does this link lead to the page of an author, or at least of a person? Words of the address are
 * looked at where they begin. */
bool art_walk_to_person(art_view href, bool author);

/* Adds the first date of a text if it has a label. */
bool art_walk_add_labelled(art_walk *w, uint32_t node, art_view text);

/* Adds the date of a paragraph's dateline: "VIENNA, Jan. 14, 2020 (ABC) - The ...". */
bool art_walk_add_dateline(art_walk *w, uint32_t node, art_view text);

/* Adds the dates of a text: those with a label as what the label says, others as candidate. */
bool art_walk_add_dates(art_walk *w, const art_candidate *candidate, uint32_t node, art_view text);

/* The candidate of the first of the names in an attribute, parted by white space, that we ask for;
 * NULL where there is none. */
const art_candidate *art_walk_named(art_place place, art_view names);

#endif
