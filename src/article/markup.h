/* The pieces that a tokenizer needs: where comments, raw text, attributes and drawings end. All of
 * them are linear, and never look behind end. */
#ifndef ART_MARKUP_H
#define ART_MARKUP_H

#include "article/tags.h"

/* Behind a comment; at is behind its "<!--" (HTML Standard, sections 13.2.5.43 to 52). */
const char *art_markup_comment(const char *at, const char *end);

/* The "</name" that ends raw text, or end. Case does not count. */
const char *art_markup_raw(const char *at, const char *end, art_view name);

/* The "</script" that ends a script, or end: inside of "<!-- <script>" it does not (13.2.5.15 on).
 */
const char *art_markup_script(const char *at, const char *end);

/* Behind what begins with "<!", "<?" or "</" but is no comment, tag or doctype; or end. */
const char *art_markup_bogus(const char *at, const char *end);

typedef struct art_raw_attribute {
    art_view name;
    art_view value; /* as in the source, without quotes */
} art_raw_attribute;

/* The next attribute of a tag, from *at on. False at the ">", where *at then stands, or at end.
 * *self_closing: a "/" stands directly before the ">". */
bool art_markup_attribute(const char **at, const char *end, art_raw_attribute *attribute,
                          bool *self_closing);

/* Behind the name of a tag that begins at name. */
const char *art_markup_name_end(const char *name, const char *end);

/*
 * The "</svg" that closes a drawing whose content begins at at, if nothing in it can break out of
 * it, so that it may be dropped; else NULL. *give_up says up to where the answer is NULL for the
 * drawings inside, too, so that they are not looked at again.
 */
const char *art_markup_svg(const char *at, const char *end, const char **give_up);

#endif
