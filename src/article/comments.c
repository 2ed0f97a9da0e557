#include "article/comments.h"

/* A shorter block is a name or a button ("Reply", "Peter K."), unless it is a sentence; a dated one
 * of no more than DATE_WORDS tells when a comment was written. */
enum {
    COMMENT_WORDS = 4,
    SENTENCE_WORDS = 2,
    DATE_WORDS = 10
};

/* Is a block within the comments what a reader wrote? */
static bool is_written(const art_block *b, const art_measure *m)
{
    if (m->long_block)
        return true;
    if (m->clutter || b->link_words * 2 > b->words ||
        (b->words <= DATE_WORDS && (m->date || m->ago || m->clock)))
        return false;
    return b->words >= COMMENT_WORDS || (m->ends_sentence && b->words >= SENTENCE_WORDS);
}

bool *art_comments_find(art_arena *arena, const art_blocks *blocks, const art_features *features,
                        const bool *kept)
{
    const uint32_t apart = ART_IN_FORM | ART_IN_CONTROL | ART_IN_NAV | ART_IN_HIDDEN;
    bool *comments = art_arena_array(arena, blocks->count, sizeof *comments);
    for (uint32_t i = 0; comments && i < blocks->count; i++) {
        uint32_t inside = features->contexts[blocks->items[i].element].inside;
        comments[i] = !kept[i] && (inside & ART_IN_COMMENTS) && !(inside & apart) &&
                      is_written(&blocks->items[i], &features->measures[i]);
    }
    return comments;
}
