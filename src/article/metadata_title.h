/* The headline out of what a page calls itself. */
#ifndef ART_METADATA_TITLE_H
#define ART_METADATA_TITLE_H

#include "article/facts.h"

/*
 * The title of the page without the names of site and section: of the facts for ARTICLE_TITLE the
 * most trusted, cut where a part agrees with the site's name or its host, or where another fact
 * says that the rest is the headline. Empty where there is none.
 */
art_view art_title_choose(const art_facts *facts, art_view site, art_view host);

/* Do letters and digits of both agree, whatever the case and the spaces? */
bool art_title_same(art_view a, art_view b);

#endif
