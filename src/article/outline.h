/*
 * The outline of an article: what the page has between and around its kept blocks that a document
 * can be told from, in a row of marks. It is made once, while the page is there; the page's own
 * bytes are not needed any more then. Only elements that hold kept blocks are looked at, so it is
 * short.
 */
#ifndef ART_OUTLINE_H
#define ART_OUTLINE_H

#include "article/marks.h"

/* Makes an outline in the arena. Takes time proportional to the page. */
article_status art_outline_make(art_arena *arena, const art_outline_source *source,
                                art_outline *outline);

#endif
