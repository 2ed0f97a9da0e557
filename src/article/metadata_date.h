/* Which of a page's dates is that of publication, and which that of the last change. */
#ifndef ART_METADATA_DATE_H
#define ART_METADATA_DATE_H

#include "article/facts.h"

/*
 * What a date is when this text stands before it: the candidate for ARTICLE_MODIFIED of the same
 * place after "Updated:", that for ARTICLE_DATE after "Published", NULL after words that make it no
 * date of the article ("Copyright", "Member since"); else candidate itself.
 */
const art_candidate *art_date_labelled(art_view before, const art_candidate *candidate);

/*
 * The best fact for ARTICLE_DATE or ARTICLE_MODIFIED; NULL where there is none. Of dates that are
 * seen on the page the nearest to the headline is preferred. Where nothing tells of publication,
 * but the reader or JSON-LD is told of a change ("Updated: ..."), that is the date as well.
 */
art_fact *art_date_choose(const art_facts *facts, article_field field, uint32_t headline);

#endif
