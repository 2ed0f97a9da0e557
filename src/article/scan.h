/* UTF-8 to a skeleton: one linear pass that leaves the parser nothing but the tags. */
#ifndef ART_SCAN_H
#define ART_SCAN_H

#include "article.h"
#include "article/skeleton.h"

/*
 * Scans a page, which must be valid UTF-8 without a byte order mark and no larger than 1 GiB. The
 * skeleton lives in the arena; what the page will point to is in html and in page_arena.
 *
 * The tree that libgumbo builds from the skeleton is that of the page, except that
 * - comments, and the content of script, style, iframe, noembed and noframes, are dropped, but for
 *   scripts of the type application/ld+json; so is that of svg where no tag breaks out of it;
 * - attributes that are not in ART_ATTR_LIST are dropped, and all but the first of a name;
 * - white space outside of pre, listing and textarea is one space for a run between two tags, and
 * none behind the tag of a block element;
 * - raw text ends with the <noscript> that it is in, and elements of svg and math whose names are
 * those of parts of tables and the like get other names (skeleton->repaired is set then);
 * - text is as in the page where the parser would put U+FFFD for control characters;
 * - what is too much is left out: see the limits in open_elements.h. Names of elements are cut at
 * 64 bytes, and doctypes longer than 1,000 are ignored.
 *
 * skeleton->limited is set when such a limit was hit. ARTICLE_ERROR_MEMORY and
 * ARTICLE_ERROR_MAX_MEMORY as for the arena.
 */
article_status art_scan(art_arena *arena, art_arena *page_arena, art_view html,
                        art_skeleton *skeleton);

#endif
