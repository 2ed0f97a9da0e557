/* Preformatted code: the language that its markup names. */
#ifndef ART_CODE_H
#define ART_CODE_H

#include "article/page.h"

/* The name of the language of a pre element, such as "python": from a class or data attribute of
 * it, of the code element inside, or of the boxes right around it. Letters, digits, "+", "-", "#",
 * "_" and "." only; empty where none is named. */
art_view art_code_language(const art_page *page, uint32_t pre);

/* The longest run of "`" in a preformatted element, which no fence around it must be as short as.
 */
uint32_t art_code_ticks(const art_page *page, uint32_t pre);

/* The same for a text. In the cell of a table, "\|" counts as too long a run: code with it cannot
 * be fenced there. */
uint32_t art_ticks_in(art_view text, bool in_cell);

#endif
