/* The straight line: the steps that a page goes through, each once and in this order. */
#ifndef ART_STEPS_H
#define ART_STEPS_H

#include "article/encoding.h"
#include "article/features.h"
#include "article/page.h"
#include "article/result.h"
#include "article/skeleton.h"

struct GumboInternalOutput;

/* A page on its way. */
typedef struct art_run {
    art_arena *page_arena; /* of the text in UTF-8 and the page */
    art_arena *arena; /* of the skeleton and the tree; emptied when the page is made, and then of
                         all that follows */
    art_view bytes;   /* as given */
    const article_page_info *info;
    const art_model *model;
    art_wishes wishes;
    article *result;
    art_encoded encoded;
    bool is_html; /* else plain text */
    art_skeleton skeleton;
    const struct GumboInternalOutput *tree;
} art_run;

typedef struct art_step {
    const char *name;
    article_status (*take)(art_run *run);
} art_step;

enum {
    ART_STEP_COUNT = 10
};

extern const art_step art_steps[ART_STEP_COUNT];

#endif
