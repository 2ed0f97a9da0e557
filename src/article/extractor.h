/* The door, as tests and the trainer use it. */
#ifndef ART_EXTRACTOR_H
#define ART_EXTRACTOR_H

#include "article.h"
#include "article/model.h"

/* Is the memory of a result freed when the next run begins? With AddressSanitizer, or with
 * -DARTICLE_DEBUG for valgrind. */
#if defined(__SANITIZE_ADDRESS__) || defined(ARTICLE_DEBUG)
#define ART_FORGETS_FOR_GOOD 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ART_FORGETS_FOR_GOOD 1
#endif
#endif
#ifndef ART_FORGETS_FOR_GOOD
#define ART_FORGETS_FOR_GOOD 0
#endif

/* Judges by another model from now on; it must outlive the extractor. */
void art_extractor_use_model(article_extractor *x, const art_model *model);

/* Leaves out rules from now on, one for every bit; see rules.h. */
void art_extractor_leave_out(article_extractor *x, uint32_t rules);

#endif
