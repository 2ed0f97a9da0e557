/* What one look at the text of a block finds. */
#ifndef ART_MEASURE_H
#define ART_MEASURE_H

#include "article/blocks.h"
#include "article/model.h"

typedef struct art_measure {
    uint64_t hash; /* of the text in lower case, white space and punctuation aside */
    uint32_t characters, sentences, commas, capitals, uppers, digits;
    uint32_t stops;                 /* function words, and particles in Chinese */
    uint16_t separators;            /* UINT16_MAX: or more */
    int16_t text, head;             /* sums of the lexicon, in 1/32 of a logit; see art_model */
    uint8_t looked;                 /* words looked at one by one; of these: */
    uint8_t stored, choices;        /* about cookies, and about agreeing to them */
    uint8_t title, about;           /* in the title; in the description */
    uint8_t title_seen, about_seen; /* distinct words of the title and of the description */
    bool ends_sentence : 1, ends_colon : 1, ends_ellipsis : 1, ends_closing : 1;
    bool copyright : 1, ago : 1, clutter : 1;
    bool date : 1, year : 1, clock : 1, money : 1, question : 1, at_sign : 1;
    bool begins_upper : 1, begins_bracket : 1, begins_quote : 1;
    bool long_block : 1; /* a paragraph that somebody wrote: many words, few of them links */
} art_measure;

/* Words of a short text such as the title, to look for in blocks. */
enum {
    ART_KEY_WORDS_MAX = 32,
    ART_KEY_WORDS_SLOTS = 128
};

typedef struct art_key_words {
    uint32_t slots[ART_KEY_WORDS_SLOTS]; /* hashes, 0: free */
    uint8_t numbers[ART_KEY_WORDS_SLOTS];
    uint32_t count;
} art_key_words;

/* How the words of a block are looked up. */
enum {
    ART_WORDS_LOOKED = 48, /* so many of its words; more tell nothing new */
    ART_SHORT_WORDS = 25,  /* blocks of at most so many words by each word */
    ART_FIRST_WORDS = 3,   /* longer ones by so many */
    ART_PHRASE_WORDS = 4   /* blocks of at most so many words as a whole, too */
};

/* The hashes by which words are looked up, and that of the text as a whole; returns how many. */
uint32_t art_measure_words(art_view text, uint32_t hashes[ART_WORDS_LOOKED], uint32_t *phrase);

/* The distinct words of a text, function words left out if enough is left without them. */
void art_key_words_of(art_key_words *set, art_view text, const art_model *model);

/* title and about may be empty sets. */
void art_measure_block(const art_block *block, const art_model *model, const art_key_words *title,
                       const art_key_words *about, art_measure *measure);

/* Hashes of the tokens of an attribute of the kinds that name things; see art_names_next. */
typedef struct art_names {
    art_view value;
    size_t at;
    uint32_t seed, before; /* before: hash of the token before in the same word, or 0 */
    uint32_t pending;      /* the pair that comes next, or 0 */
} art_names;

/* Begins with an attribute's value; false when the attribute names nothing. */
bool art_names_begin(art_names *names, art_attr attribute, art_view value);

/* The next token's hash: a run of letters, cut where camelCase goes up, in lower case; also each
 * pair of neighbours within a word. False at the end. */
bool art_names_next(art_names *names, uint32_t *hash);

/* A hash of the value as it is. */
uint32_t art_names_hash(art_view value);

/* The token that stands for an element of this kind. */
uint32_t art_names_of_tag(unsigned tag);

#endif
