/* What class names say of an element: byline, date, or that it speaks of other pages. */
#ifndef ART_METADATA_NAMES_H
#define ART_METADATA_NAMES_H

#include "article/candidates.h"

/* Parts of class names of what is no part of the article: comments, links to other articles. */
#define ART_ELSEWHERE_LIST(X)                                                                      \
    X("comment")                                                                                   \
    X("disqus")                                                                                    \
    X("related")                                                                                   \
    X("recommend")                                                                                 \
    X("trending")                                                                                  \
    X("mostread")                                                                                  \
    X("most-read")                                                                                 \
    X("popular")                                                                                   \
    X("latest")                                                                                    \
    X("read-next")                                                                                 \
    X("readmore")                                                                                  \
    X("kommentar")                                                                                 \
    X("commentaire")                                                                               \
    X("komentarz")

enum {
    ART_NAMES_MAX = 64,
    ART_NAMES_SLOTS = 256
};

/* What a class attribute or the like says: the candidates of ART_PLACE_CLASS whose key is part of
 * it, at most one per field, and the one that stands first in the table. */
typedef struct art_named {
    const art_candidate *author, *date, *modified;
    bool elsewhere, sidebar; /* the latter is the former, too */
} art_named;

/* The parts that are looked for, by a hash of their first four bytes, and what was said of the
 * values that were seen: most come again and again. */
typedef struct art_names {
    unsigned char first[ART_NAMES_SLOTS]; /* number of the first part, from 1; 0: none */
    unsigned char next[ART_NAMES_MAX + 1];
    art_view parts[ART_NAMES_MAX + 1];
    unsigned char candidates[ART_NAMES_MAX + 1]; /* index in art_candidates; 0xFF: elsewhere */
    unsigned count;
    struct {
        art_view value;
        art_named named;
    } known[ART_NAMES_SLOTS];
} art_names;

void art_names_init(art_names *names);

/* Adds what value, which must live as long as names, says to *found. Looks at its first 256 bytes.
 */
void art_names_look(art_names *names, art_view value, art_named *found);

#endif
