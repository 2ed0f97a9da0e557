/*
 * Which elements are open while a page is scanned: what start tags and end tags do to the stack of
 * open elements, which the scan needs to know where raw text is raw and white space counts, and to
 * keep hostile pages within bounds.
 *
 * The estimate follows the rules (HTML Standard, section 13.2.6) but for corners that cost more
 * than they are worth: elements that the parser implies (tbody, tr) are not on it. A wrong guess
 * can only move content about: nothing relies on it for safety but the speed of the parser, which
 * the memory budget bounds behind it.
 */
#ifndef ART_OPEN_ELEMENTS_H
#define ART_OPEN_ELEMENTS_H

#include "article/open_stack.h"

/* A start tag that leaves foreign content closes it. False: there will be no room for its element,
 * so that the tag is dropped and closes nothing. */
bool art_open_break_out(art_open_elements *o, art_tag tag);

/* A start tag in HTML content closes what it implies. False: the parser ignores the tag. */
bool art_open_imply(art_open_elements *o, art_tag tag);

/* The innermost svg or math element of this name, unless an HTML element is in the way;
 * ART_NOT_OPEN when there is none. */
int art_open_find_foreign(const art_open_elements *o, art_view name);

/* An end tag. False: it belongs to a start tag that was dropped, or to none at all, and is to be
 * dropped as well: the parser would search its whole stack for it. */
bool art_open_end(art_open_elements *o, art_tag tag, art_view name);

#endif
