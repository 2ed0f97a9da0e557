/* What the page says about its article: title, authors, dates ... */
#ifndef ART_METADATA_H
#define ART_METADATA_H

#include "article/facts.h"
#include "article/page.h"

typedef struct art_values {
    art_view *items; /* NUL-terminated */
    size_t count;
    art_view joined;    /* with ", ", NUL-terminated; data NULL when count is 0 */
    const char *origin; /* of the value, see art_candidate; NULL when count is 0 */
} art_values;

typedef struct art_metadata {
    art_values fields[ARTICLE_FIELD_COUNT];
    art_view base;   /* absolute address that the page's links are resolved against; may be empty */
    art_facts facts; /* all that was found, for those who look at the decision */
} art_metadata;

/* Finds the metadata of a page. url is the page's address as the caller knows it, or NULL. */
article_status art_metadata_find(art_arena *arena, const art_page *page, const char *url,
                                 art_metadata *metadata);

#endif
