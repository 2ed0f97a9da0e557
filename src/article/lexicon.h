/* Words that tell what a part of a page is: in class names and the like, and in headings. */
#ifndef ART_LEXICON_H
#define ART_LEXICON_H

#include "base/text.h"

/*
 * What the tokens of a class, id, role or aria-label attribute say: above 0 for article text, below
 * for clutter, 0 for nothing. Tokens are runs of letters, cut also where camelCase goes up.
 */
float art_lexicon_names(art_view value);

/* Do the tokens say that readers' comments are inside? */
bool art_lexicon_comments(art_view value);

/* Do the tokens say that the caption of a picture is inside? */
bool art_lexicon_caption(art_view value);

/* Is this short text the heading or the label of clutter: "Recent posts", "Mehr zum Thema" ...? */
bool art_lexicon_clutter(art_view text);

/* Does this short text say how long ago something was: "2 days ago", "vor 3 Stunden" ...? */
bool art_lexicon_ago(art_view text);

/* Does this text end by saying so? Where that begins, or 0. */
size_t art_lexicon_ago_tail(art_view text);

/* Does this text ask for consent to cookies and the like? */
bool art_lexicon_consent(art_view text);

/* Does this short text name a photographer or an agency, as captions do? */
bool art_lexicon_credit(art_view text);

#endif
