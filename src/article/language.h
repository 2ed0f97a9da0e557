/* Languages: tags for them, and which one a text is in. */
#ifndef ART_LANGUAGE_H
#define ART_LANGUAGE_H

#include "base/text.h"

enum {
    ART_LANGUAGE_SIZE = 36 /* room for a tag and its NUL */
};

/* A language tag as BCP 47 recommends to write it, NUL-terminated at out: "EN_us" is "en-US".
 * Returns its length; 0, when the text is none. */
size_t art_language_tag(art_view text, char out[ART_LANGUAGE_SIZE]);

/* Are both tags of the same language, whatever their regions? */
bool art_language_same(art_view a, art_view b);

typedef struct art_language_guess {
    art_view tag;     /* empty: no idea */
    bool by_script;   /* its script is written by no other language that is known here */
    bool sure;        /* enough of the text speaks for it, and little for any other */
    bool contradicts; /* the text is surely not in the language that was declared */
} art_language_guess;

/*
 * Guesses the language of a text in pieces, from its script and its commonest words. declared is
 * the tag that the page gives, or empty. Where the text is too short to judge, nothing is
 * contradicted.
 */
art_language_guess art_language_of(const art_view *texts, size_t count, art_view declared);

/* Is this language written from right to left? */
bool art_language_rtl(art_view tag);

#endif
