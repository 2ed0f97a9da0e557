/* Names of authors out of bylines. */
#ifndef ART_METADATA_AUTHOR_H
#define ART_METADATA_AUTHOR_H

#include "article/facts.h"

enum {
    ART_AUTHORS_MAX = 16
};

typedef struct art_authors {
    art_view names[ART_AUTHORS_MAX]; /* NUL-terminated */
    size_t count;
} art_authors;

/*
 * Adds the names in a clean text: "By Jane Doe and John Roe, Staff Writers" has two. Left out are
 * addresses, the site itself, "admin" and the like, and names that are there already. With
 * inverted, "Doe, Jane" is one name, as libraries write it; with strict, only what has the shape
 * of a name counts. False when there is no memory.
 */
bool art_authors_add(art_authors *authors, art_arena *arena, art_view text, art_view site,
                     bool inverted, bool strict);

/* The text behind "By " and the like; data is NULL when it does not begin so. */
art_view art_author_byline(art_view text);

/* Is the text just what stands before a name, such as "By" or "Author:"? */
bool art_author_label(art_view text);

#endif
