/*
 * The learned part: a lexicon of tokens and boosted trees, as tables. All numbers in it are
 * integers, so that every compiler and machine gives the same answer.
 */
#ifndef ART_MODEL_H
#define ART_MODEL_H

#include "base/text.h"

/*
 * From the hash of a token to its weights. The entries are sorted by hash; the upper bits of a hash
 * say where those with the same upper bits begin.
 */
enum {
    ART_WEIGHTS_BITS = 12
};

typedef struct art_weights {
    const uint16_t *begins; /* (1 << ART_WEIGHTS_BITS) + 1 */
    const uint16_t *tails;  /* lower 16 bits of the hash of each entry */
    const int8_t *weights;  /* columns of each entry, in 1/32 of a logit */
    uint32_t columns;
} art_weights;

/* The weights of a token, or NULL. */
static inline const int8_t *art_weights_find(const art_weights *table, uint32_t hash)
{
    uint32_t slot = hash >> (32 - ART_WEIGHTS_BITS);
    for (uint32_t i = table->begins[slot]; i < table->begins[slot + 1]; i++)
        if (table->tails[i] == (uint16_t)hash)
            return table->weights + (size_t)i * table->columns;
    return NULL;
}

/*
 * Complete binary trees of one depth: tree t has (1 << depth) - 1 splits and 1 << depth leaves.
 * From split i a row goes on to 2i + 1 when its feature is below the bar, else to 2i + 2.
 */
typedef struct art_trees {
    uint32_t count, depth;
    const uint8_t *features; /* of each split */
    const int16_t *bars;     /* of each split */
    const int16_t *leaves;   /* in 1/1024 of a logit */
    int32_t start;           /* what the sum begins with, in 1/1024 */
} art_trees;

/* The sum over the trees begin, begin + step ... of what a row gets, in 1/1024 of a logit. */
int32_t art_trees_sum(const art_trees *trees, uint32_t begin, uint32_t step, const int16_t *row);

/* So many rows are judged at once: while a tree is at hand, it takes all of them. */
enum {
    ART_TREES_ROWS = 16
};

/* Adds to the sums of up to ART_TREES_ROWS rows what the trees begin to end - 1 give them. */
void art_trees_add(const art_trees *trees, uint32_t begin, uint32_t end, const int16_t *const *rows,
                   uint32_t count, int32_t *sums);

/* Of the rows that came to a split: how many they are, and the sum of the leaves that they went on
 * to. */
typedef struct art_passage {
    int32_t count, sum;
} art_passage;

/* Sends a row down every tree and adds it to the splits that it passes. passages has an item for
 * each split of each tree; up to 65,535 rows fit. */
void art_trees_pass(const art_trees *trees, const int16_t *row, art_passage *passages);

/*
 * Sets moves[f], for each of count features, to how much it moved the sum of a row, compared with
 * the rows that passed before: each split that the row comes to moves the mean of where those went.
 * In 1/65536 of a logit. The moves come to the row's sum less the mean of theirs, but for rounding.
 * (Saabas, "Interpreting random forests", 2014.)
 */
void art_trees_moves(const art_trees *trees, const art_passage *passages, const int16_t *row,
                     int32_t *moves, size_t count);

/* A probability in 1/65536. */
typedef uint16_t art_chance;

#define ART_CHANCE(p) ((art_chance)((p)*65536.0))

/* 1 / (1 + exp(-logit)), logit in 1/1024; never 0 or 1. */
art_chance art_chance_of(int32_t logit);

/* The types of pages that the model tells apart, in the order of its sums: X(enumerator, name). */
#define ART_TYPE_LIST(X)                                                                           \
    X(ART_TYPE_ARTICLE, "article")                                                                 \
    X(ART_TYPE_SERVICE, "service")                                                                 \
    X(ART_TYPE_PRODUCT, "product")                                                                 \
    X(ART_TYPE_COLLECTION, "collection")                                                           \
    X(ART_TYPE_FORUM, "forum")                                                                     \
    X(ART_TYPE_LISTING, "listing")                                                                 \
    X(ART_TYPE_DOCUMENTATION, "documentation")

typedef enum art_type {
#define ART_TYPE_ENUM_(id, name) id,
    ART_TYPE_LIST(ART_TYPE_ENUM_)
#undef ART_TYPE_ENUM_
    ART_TYPE_COUNT
} art_type;

/* Columns of the lexicon of names: by how far above the block the element stands. */
enum {
    ART_NAMES_NEAR,
    ART_NAMES_MIDDLE,
    ART_NAMES_FAR,
    ART_NAMES_MARKS, /* bits of ART_NAME_* */
    ART_NAMES_COLUMNS
};

/* What else a name says. */
enum {
    ART_NAME_COMMENTS = 1, /* readers' comments are inside */
    ART_NAME_CAPTION = 2   /* the caption of a picture is inside */
};

/* Columns of the lexicon of words. */
enum {
    ART_WORDS_SHORT, /* in a short block */
    ART_WORDS_HEAD,  /* in the heading above */
    ART_WORDS_FIRST, /* among the first of a long block */
    ART_WORDS_MARKS, /* bits of ART_WORD_* */
    ART_WORDS_COLUMNS
};

/* What else a word says. */
enum {
    ART_WORD_STOP = 1,   /* a function word of its language */
    ART_WORD_STORED = 2, /* what consent is asked for: cookies */
    ART_WORD_CHOICE = 4  /* how it is given: accept, settings, privacy */
};

typedef struct art_model {
    art_weights names, words;
    art_trees blocks;     /* is this block text of the article? */
    art_trees types;      /* of the page: one sum per type, trees in turn */
    art_trees confidence; /* the F1 to expect, as a logit */
    art_trees review;     /* is it text, given what was said of the others? */
} art_model;

/* The model that is compiled in. */
extern const art_model art_model_builtin;

#endif
