/* Views of text: ASCII, UTF-8, and the facts about Unicode that we take from utf8proc. */
#ifndef ART_TEXT_H
#define ART_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A borrowed piece of text: not owned, not necessarily NUL-terminated. data may be NULL when size
 * is 0. */
typedef struct art_view {
    const char *data;
    size_t size;
} art_view;

#define ART_VIEW(literal) ((art_view){(literal), sizeof(literal) - 1})

static inline art_view art_view_of(const char *string)
{
    return (art_view){string, string ? strlen(string) : 0};
}

/* --- ASCII. No function of <ctype.h>: those depend on the locale. --- */

/* White space of HTML: space, tab, line feed, form feed, carriage return. */
static inline bool art_is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static inline bool art_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline char art_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static inline bool art_is_alpha(char c)
{
    return art_lower(c) >= 'a' && art_lower(c) <= 'z';
}

static inline bool art_is_alnum(char c)
{
    return art_is_alpha(c) || art_is_digit(c);
}

/* Equal byte by byte. */
bool art_view_equal(art_view a, art_view b);

/* Equal but for the case of ASCII letters. */
bool art_view_equal_nocase(art_view a, art_view b);

/* Does text begin with prefix, but for the case of ASCII letters? */
bool art_view_starts_nocase(art_view text, art_view prefix);

/* Offset of the first needle in text, but for the case of ASCII letters; SIZE_MAX when absent.
 * Takes time proportional to text.size * needle.size: for short needles only. */
size_t art_view_find_nocase(art_view text, art_view needle);

/* Without HTML white space at both ends. */
art_view art_view_trim(art_view text);

/* A number in decimal digits, which are in the caller's memory. */
art_view art_decimal(char digits[12], uint32_t number);

/* --- UTF-8 --- */

/* The code point at text[*at], which must be < size; moves *at behind it. A malformed sequence
 * gives U+FFFD and is as long as Unicode's "maximal subpart" (The Unicode Standard, section 3.9).
 */
uint32_t art_utf8_next(const char *text, size_t size, size_t *at);

/* The code point before text[at], at > 0, in valid UTF-8; *begin is set to its first byte. */
uint32_t art_utf8_before(const char *text, size_t at, size_t *begin);

/* Writes a code point, at most 4 bytes, and returns how many. Surrogates and numbers beyond
 * U+10FFFF are written as U+FFFD. */
size_t art_utf8_put(char *out, uint32_t code);

/* Length of the longest prefix that is ASCII. */
size_t art_ascii_length(const char *text, size_t size);

/* Length of the longest prefix that is valid UTF-8. */
size_t art_utf8_valid(const char *text, size_t size);

/* --- Unicode --- */

/* A letter, a mark, a number or the underscore: what words are made of. */
bool art_is_word(uint32_t code);

/* A character of Chinese or Japanese writing, which has no spaces between words. */
bool art_is_cjk(uint32_t code);

bool art_is_upper(uint32_t code);

/* Simple lower case. */
uint32_t art_to_lower(uint32_t code);

/* Columns that a character takes on a terminal: 0 to 2; and a text. */
uint32_t art_char_width(uint32_t code);
uint32_t art_text_width(art_view text);

/* White space of any kind: HTML's, no-break space, the spaces of U+2000, ideographic space ... */
bool art_is_any_space(uint32_t code);

/* A character that commands whoever shows it, and has no place in a line of text: a control
 * character, a line or paragraph separator, or one that embeds, overrides or isolates a direction
 * of writing. */
bool art_is_command(uint32_t code);

/* Columns that a terminal gives a character: 0, 1 or 2. */
int art_columns(uint32_t code);

/*
 * One word after the other of a UTF-8 text. A word is a run of word characters; in a run of CJK
 * characters, which has no spaces, each pair of characters counts as one word (so that word counts
 * of all languages compare).
 */
typedef struct art_words {
    const char *text;
    size_t size, at;
} art_words;

/* The next word in *word; false at the end. */
bool art_words_next(art_words *words, art_view *word);

/* How many words there are. */
size_t art_word_count(art_view text);

/* The words of a text, for comparing it with several others; the first 64, for time's sake. */
enum {
    ART_WORD_SET_MAX = 64
};

typedef struct art_word_set {
    uint64_t hashes[ART_WORD_SET_MAX]; /* art_hash_lower of each word */
    size_t count;
} art_word_set;

void art_word_set_of(art_view text, art_word_set *set);

/* As art_words_shared. */
double art_word_set_shared(const art_word_set *a, const art_word_set *b);

/* Which share of the words of a is in b as well, 0 to 1, whatever their case and order; 0 when a
 * has no words. Only the first 64 words of each count, for time's sake. */
double art_words_shared(art_view a, art_view b);

/* FNV-1a, 64 bits, of the text in simple lower case. */
uint64_t art_hash_lower(art_view text);

#endif
