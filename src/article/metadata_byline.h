/* Which of the names on a page are those of the article's authors. */
#ifndef ART_METADATA_BYLINE_H
#define ART_METADATA_BYLINE_H

#include "article/facts.h"
#include "article/metadata_author.h"

/*
 * The names of the most trusted place that has any; of what is seen on the page, those nearest to
 * the headline. The names of the site and the host are no authors, unless they have the shape of a
 * person's name and the publisher says that it is one. *from is the fact that the names come from;
 * NULL, and no names, where there is none. False when there is no memory.
 */
bool art_byline_choose(const art_facts *facts, uint32_t headline, art_view host,
                       art_authors *authors, art_fact **from);

#endif
