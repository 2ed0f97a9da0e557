/* Why a block is kept or not: the rule that decided, and what moved its score. On demand, for one
 * block at a time. */
#ifndef ART_REASONS_H
#define ART_REASONS_H

#include "article/judge.h"
#include "article/select.h"

/* The name of what decided about a block, and what that means. */
void art_reasons_decider(const art_selection *selection, uint32_t block, const char **name,
                         const char **text);

/* What a page's blocks come to in the trees, to compare one of them with. Found when it is needed.
 */
typedef struct art_background {
    art_arena *arena;
    art_passage *passages; /* NULL: not yet */
    int32_t second;        /* what the second look adds on the mean, in 1/65536 of a logit */
} art_background;

/* As article_block_reasons; count is not 0. */
size_t art_reasons_find(const art_features *features, const art_judgement *judgement,
                        art_background *background, uint32_t block, article_reason *reasons,
                        size_t count);

#endif
