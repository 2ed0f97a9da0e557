/*
 * Which elements are open while a page is scanned: what start tags and end tags do to the stack of
 * open elements, which the scan needs to know where raw text is raw and white space counts, and to
 * keep hostile pages within bounds.
 *
 * The estimate follows the rules (HTML Standard, section 13.2.6) but for corners that cost more
 * than they are worth: elements that the parser implies (tbody, tr) are not on it. A wrong guess
 * moves content about, or lets libgumbo nest deeper than we count: behind it stands the memory
 * budget, which bounds that, but not the time to climb through it. Whether an element is foreign
 * must be right: see misleads() in scan.c. fuzz_scan_diff and slow_patterns look for wrong ones.
 */
#ifndef ART_OPEN_ELEMENTS_H
#define ART_OPEN_ELEMENTS_H

#include "article/open_stack.h"

/* A start tag that leaves foreign content closes it. False: there will be no room for its element,
 * so that the tag is dropped and closes nothing. */
bool art_open_break_out(art_open_elements *o, art_tag tag);

/* A start tag in HTML content closes what it implies. False: the parser ignores the tag. */
bool art_open_imply(art_open_elements *o, art_tag tag);

/* What becomes of an end tag. */
typedef enum art_ending {
    ART_END_DROPPED, /* it belongs to a start tag that was dropped, or to none at all: the parser
                        would search its whole stack for it */
    ART_END_HTML,
    ART_END_FOREIGN /* it closes an element of svg or math */
} art_ending;

art_ending art_open_end(art_open_elements *o, art_tag tag, art_view name);

#endif
