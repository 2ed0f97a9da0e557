/* Character references: "&amp;", "&#8217;", "&#x2019;" (HTML Standard, section 13.2.5.72 and on).
 */
#ifndef ART_REFERENCE_H
#define ART_REFERENCE_H

#include "base/arena.h"
#include "base/text.h"

/*
 * Decodes all character references of a text. In an attribute's value a named one without its
 * semicolon does not count in front of "=", a letter or a digit, so that "?a=1&copy=2" stays.
 * Returns the text itself when it holds none, else a copy in the arena; data is NULL when there is
 * no memory. Numbers that are no characters become U+FFFD, those of windows-1252's upper half what
 * they mean there, as the standard has it.
 */
art_view art_references_decode(art_arena *arena, art_view text, bool in_attribute);

#endif
