/* The door, as tests and the trainer use it. */
#ifndef ART_EXTRACTOR_H
#define ART_EXTRACTOR_H

#include "article.h"
#include "article/model.h"

/* Judges by another model from now on; it must outlive the extractor. */
void art_extractor_use_model(article_extractor *x, const art_model *model);

/* Leaves out rules from now on, one for every bit; see rules.h. */
void art_extractor_leave_out(article_extractor *x, uint32_t rules);

#endif
