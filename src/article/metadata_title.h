/* The headline out of what a page calls itself. */
#ifndef ART_METADATA_TITLE_H
#define ART_METADATA_TITLE_H

#include "article/facts.h"

/*
 * The title of the page, without the names of site and section. All candidates vote, those for the
 * same words together; words in common with the address and with <title> count as well. *chosen
 * becomes the fact that says it best, NULL where there is none; then the title is empty. url may be
 * empty.
 */
art_view art_title_choose(const art_facts *facts, art_view url, art_fact **chosen);

/* Do letters and digits of both agree, whatever the case and the spaces? */
bool art_title_same(art_view a, art_view b);

#endif
