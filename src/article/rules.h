/* The rules that correct what the scores of single blocks cannot know. */
#ifndef ART_RULES_H
#define ART_RULES_H

#include "article/judge.h"

/* The pages that a rule is for: a bit for every type. */
enum {
    ART_ON_ARTICLES = 1 << ART_TYPE_ARTICLE,
    ART_ON_DOCUMENTATION = 1 << ART_TYPE_DOCUMENTATION,
    ART_ON_ALL = (1 << ART_TYPE_COUNT) - 1
};

/* X(name, pages, what it does), in the order in which they are applied. What each is worth is
 * measured by `make rules`; see README. */
#define ART_RULE_LIST(X)                                                                           \
    X(gaps, ART_ON_ARTICLES, "keep a label between two kept paragraphs")                           \
    X(captions, ART_ON_ARTICLES, "drop captions")                                                  \
    X(consent, ART_ON_ALL, "drop notices about cookies")                                           \
    X(biographies, ART_ON_ARTICLES, "drop paragraphs about the author")                            \
    X(clutter, ART_ON_ARTICLES, "drop labels of clutter and the teasers under them")               \
    X(tickers, ART_ON_ALL, "drop lists of headlines with the time of each beside paragraphs")      \
    X(boxes, ART_ON_ARTICLES, "drop small boxes with a label of clutter")                          \
    X(controls, ART_ON_ALL, "drop short labels of buttons, notices of copyright")                  \
    X(pull_quotes, ART_ON_ARTICLES, "drop what repeats the text beside it")                        \
    X(noscript, ART_ON_ALL, "drop the copy in <noscript>")                                         \
    X(comments, ART_ON_ARTICLES, "drop readers' comments beside an article")                       \
    X(duplicates, ART_ON_ALL - ART_ON_DOCUMENTATION, "drop second copies of a text")               \
    X(tables, ART_ON_ALL, "keep the header cells of a table that is kept for the most part")       \
    X(edges, ART_ON_ARTICLES, "drop labels at the edges")                                          \
    X(title, ART_ON_ALL, "drop the title")                                                         \
    X(whole, ART_ON_ALL, "keep all of a page that is an article element and nothing else")

enum {
#define ART_RULE_ENUM_(name, pages, text) ART_RULE_##name,
    ART_RULE_LIST(ART_RULE_ENUM_)
#undef ART_RULE_ENUM_
    ART_RULE_COUNT
};

/* What decided about a block: the threshold, or the rule that changed the verdict last. */
typedef uint8_t art_decider;

enum {
    ART_BY_THRESHOLD = 0,
    ART_BY_RULE = 1,                              /* + ART_RULE_* */
    ART_BY_CALLER = ART_BY_RULE + ART_RULE_COUNT, /* article_drop_blocks */
    ART_BY_NOTHING_FOUND,                         /* what is left is not worth printing */
    ART_DECIDER_COUNT
};

/* A choice under way. */
typedef struct art_choice {
    art_arena *arena;
    const art_page *page;
    const art_blocks *blocks;
    const art_features *features;
    const art_judgement *judgement;
    const art_chance *chances;
    bool *kept;
    art_decider *deciders; /* of every block */
    bool *before;          /* kept, as it was before the rule at work */
    uint32_t without;      /* bits of the rules that are left out, to measure what they are worth */
} art_choice;

/* Applies the rules that are for these pages, in order, and notes in deciders whose verdict each
 * changed. False when there is no memory. */
bool art_rules_apply(art_choice *choice, unsigned pages);

/* Is the page an article element and nothing else? It was written by a program that has found the
 * article before, such as this one, and is taken at its word: extracting once more changes nothing.
 */
bool art_rules_is_whole(const art_choice *choice);

/* Words of the kept blocks. */
uint64_t art_rules_kept_words(const art_choice *choice);

#endif
