/* Names of authors out of what pages say: "By Jane Doe and John Roe, staff writers". */
#ifndef ART_METADATA_AUTHOR_H
#define ART_METADATA_AUTHOR_H

#include "base/arena.h"
#include "base/text.h"

enum {
    ART_AUTHORS_MAX = 32
};

typedef struct art_authors {
    art_view names[ART_AUTHORS_MAX]; /* NUL-terminated */
    size_t count;
} art_authors;

/* What the site is called: no author, wherever it stands. */
typedef struct art_author_site {
    art_view names[8];
    size_t count;
    art_view title; /* what <title> says: it ends with the site's name more often than not */
} art_author_site;

/* How much a text that should name authors is trusted. */
typedef enum art_author_mode {
    ART_AUTHOR_SAID = 0, /* the publisher says so: any word may be a name */
    ART_AUTHOR_INVERTED, /* so, too, and "Doe, Jane" is one name */
    ART_AUTHOR_HANDLE,   /* seen where names of members stand: a name, or one word */
    ART_AUTHOR_SEEN      /* seen somewhere: only what has the shape of a name */
} art_author_mode;

/*
 * Adds the names in a text: labels, titles, jobs, degrees, dates and all that is no name are taken
 * off, and so are the name of the site, "Staff" and the like, addresses. site may be NULL. False
 * when there is no memory.
 */
bool art_authors_add(art_authors *authors, art_arena *arena, art_view text,
                     const art_author_site *site, art_author_mode mode);

/* The rest of a text behind a label such as "By"; data is NULL where it begins with none. */
art_view art_author_byline(art_view text);

/* Is the text such a label and nothing else? */
bool art_author_label(art_view text);

/* The first three bytes of such labels, hashed: most texts begin otherwise, and need not be looked
 * at. */
typedef struct art_author_labels {
    unsigned char bits[512];
} art_author_labels;

void art_author_labels_init(art_author_labels *labels);

/* May a text begin with a label? */
bool art_author_labels_may(const art_author_labels *labels, art_view text);

/* The shape of a name: up to five words, all of which but particles ("von") begin with a capital
 * (in scripts that have them), no digits. */
bool art_author_shaped(art_view name);

/* May it be the name of one person? Two or three words of that shape: "Jane Doe", not "The Furrow".
 */
bool art_author_person(art_view name);

/* The same of a list: "Jane Doe and John Roe". */
bool art_author_persons(art_view text);

/* "Staff", "Redaktion", "Sign in": texts that stand where names do, but are none. */
bool art_author_nobody(art_view name);

#endif
