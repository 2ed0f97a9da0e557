/* What one look at the text of a block finds. */
#ifndef ART_MEASURE_H
#define ART_MEASURE_H

#include "article/blocks.h"
#include "article/model.h"

typedef struct art_measure {
    uint32_t characters, sentences, commas, capitals, uppers, digits, separators;
    uint32_t looked, stops;   /* words looked at one by one; function words among them */
    uint32_t stored, choices; /* words about cookies, and about agreeing to them */
    uint32_t title, about;    /* those that are in the title; in the description */
    uint32_t title_mask;      /* which words of the title are in the block */
    uint64_t about_mask;      /* and of the description */
    int32_t text, head;       /* sums of the lexicon, in 1/32 of a logit; see art_model */
    uint64_t hash;            /* of the text in lower case, white space and punctuation aside */
    bool ends_sentence, ends_colon, ends_ellipsis, ends_closing;
    bool copyright, ago, clutter;
    bool date, year, clock, money, question, at_sign;
    bool begins_upper, begins_bracket, begins_quote;
    bool long_block; /* a paragraph that somebody wrote: many words, few of them links */
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
