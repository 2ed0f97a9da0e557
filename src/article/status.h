/* Statuses of the library, seen from the inside. */
#ifndef ART_STATUS_H
#define ART_STATUS_H

#include "article.h"
#include "base/arena.h"

/* What the caller is told after an allocation in the arena failed. */
static inline article_status art_status_of(const art_arena *arena)
{
    return arena->budget->failure == ART_FAILURE_MEMORY ? ARTICLE_ERROR_MEMORY
                                                        : ARTICLE_ERROR_MAX_MEMORY;
}

#endif
