/* JSON-LD: what publishers tell search engines about a page (schema.org in JSON). */
#ifndef ART_JSONLD_H
#define ART_JSONLD_H

#include "article/facts.h"

/* The scripts of one page. All zero at first. */
typedef struct art_jsonld {
    size_t bytes;   /* of the scripts so far */
    unsigned group; /* number of the last object that was read */
} art_jsonld;

/* So much of a page's JSON-LD is read; what goes beyond is cut off. */
enum {
    ART_JSONLD_MAX = 1 << 20
};

/*
 * Adds what a script of type application/ld+json says; node is its place on the page. Objects are
 * read where they speak of the page: at the root, in @graph, as mainEntity of another; not in
 * lists, parts, comments and the like, which tell of other pages. Facts of one object have one
 * group. False when there is no memory.
 */
bool art_jsonld_read(art_jsonld *state, art_view script, uint32_t node, art_facts *facts);

#endif
