/* Phrases that tell what a part of a page is, in many languages; set by hand. */
#ifndef ART_LEXICON_H
#define ART_LEXICON_H

#include "base/text.h"

/* Do the tokens say that readers' comments are inside? */
bool art_lexicon_comments(art_view value);

/* Is this short text the heading or the label of clutter: "Recent posts", "Mehr zum Thema" ...? */
bool art_lexicon_clutter(art_view text);

/* Does this short text say how long ago something was: "2 days ago", "vor 3 Stunden" ...? */
bool art_lexicon_ago(art_view text);

/* Does this text end by saying so? Where that begins, or 0. */
size_t art_lexicon_ago_tail(art_view text);

/* Does this short text say that the page was not found? */
bool art_lexicon_missing(art_view text);

/* Does a short text refuse what was asked for, or put it off: access denied, a server's error, no
 * JavaScript, a question whether this is a robot? */
bool art_lexicon_refusal(art_view text);

/* Does this short text name a photographer or an agency, as captions do? */
bool art_lexicon_credit(art_view text);

#endif
