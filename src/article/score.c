#include "article/score.h"

#include <math.h>

/*
 * Weights of the features, in logits: +1 multiplies the odds that a block is article text by 2.7.
 * They began as a logistic regression over the corpora, five-fold by domain, and were then rounded
 * to quarters and set by hand where the corpora say too little (ago, is_author, echoes_name,
 * clutter). The unit of each is in features.h.
 */
/* clang-format off */
static const float weights[ART_FEATURE_COUNT] = {
    [ART_FEATURE_bias] = 0.4f,           /* a block about which nothing is known */
    [ART_FEATURE_log_words] = -0.75f,    /* long_block and neighbours tell paragraphs */
    [ART_FEATURE_short_block] = -0.5f,   /* labels and buttons */
    [ART_FEATURE_long_block] = 0.5f,     /* a paragraph somebody wrote */
    [ART_FEATURE_link_density] = -1.75f, /* the oldest sign of navigation */
    [ART_FEATURE_all_link] = 0.75f,      /* link_density has said most of it */
    [ART_FEATURE_sentences] = -0.25f,    /* terms and conditions have many, too */
    [ART_FEATURE_ends_sentence] = 0.75f, /* text is punctuated, labels are not */
    [ART_FEATURE_ends_ellipsis] = -1.75f, /* teasers are cut off */
    [ART_FEATURE_commas] = 0.25f,
    [ART_FEATURE_digits] = -0.5f,        /* dates, prices, counts */
    [ART_FEATURE_ago] = -1.5f,           /* dates of teasers and comments */
    [ART_FEATURE_clutter] = -2.0f,       /* the heading of clutter is clutter */
    [ART_FEATURE_copyright] = -2.5f,
    [ART_FEATURE_separators] = -0.75f,   /* menus and breadcrumbs */
    [ART_FEATURE_in_p] = 0.5f,
    [ART_FEATURE_in_heading] = 0.75f,    /* inner headings; see also select */
    [ART_FEATURE_in_li] = 0.5f,
    [ART_FEATURE_in_table] = 0.25f,
    [ART_FEATURE_in_pre] = 0.25f,
    [ART_FEATURE_in_nav] = -2.5f,
    [ART_FEATURE_in_header] = -0.75f,    /* of the page, but of the article too */
    [ART_FEATURE_in_footer] = -3.5f,
    [ART_FEATURE_in_aside] = -2.0f,
    [ART_FEATURE_in_form] = -1.25f,
    [ART_FEATURE_in_figure] = -1.25f,
    [ART_FEATURE_in_article] = 0.25f,
    [ART_FEATURE_in_main] = 0.5f,
    [ART_FEATURE_in_comments] = -2.0f,
    [ART_FEATURE_hidden] = -0.75f,       /* menus; but also what a script unhides */
    [ART_FEATURE_names_near] = 0.75f,    /* a strong word is 3/4 of this */
    [ART_FEATURE_names_far] = 0.5f,
    [ART_FEATURE_is_title] = -1.0f,      /* the title is told apart from the text */
    [ART_FEATURE_is_author] = -1.5f,     /* bylines */
    [ART_FEATURE_echoes_name] = -4.0f,   /* biographies */
    [ART_FEATURE_before_title] = -1.5f,  /* what stands before the title is the site's */
    [ART_FEATURE_after_clutter] = -1.25f,
    [ART_FEATURE_position] = -1.75f,     /* most clutter is behind the article */
    [ART_FEATURE_previous_long] = 0.5f,
    [ART_FEATURE_next_long] = 0.5f,
    [ART_FEATURE_window_words] = -2.25f, /* what parent_words gives too much */
    [ART_FEATURE_window_links] = -1.0f,
    [ART_FEATURE_parent_words] = 1.25f,
    [ART_FEATURE_parent_links] = -0.25f,
    [ART_FEATURE_parent_share] = 0.5f,
    [ART_FEATURE_twin_links] = 0.5f,
    [ART_FEATURE_in_top] = 1.5f,         /* where Readability would look */
};
/* clang-format on */

float *art_score(art_arena *arena, const art_features *features, uint32_t count)
{
    float *scores = art_arena_array(arena, count, sizeof *scores);
    for (uint32_t i = 0; scores && i < count; i++) {
        float sum = 0;
        for (int k = 0; k < ART_FEATURE_COUNT; k++)
            sum += weights[k] * features->rows[i][k];
        scores[i] = 1 / (1 + expf(-sum));
    }
    return scores;
}
