#include "article/steps.h"

#include "article/comments.h"
#include "article/review.h"
#include "article/scan.h"
#include "article/status.h"
#include "article/tree.h"
#include "article/write.h"

/* A single tag, comment or doctype makes it HTML. */
static bool has_tag(art_view text)
{
    const char *at = text.data, *end = text.data + text.size;
    while (at && at < end && (at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        at++;
        if (at < end && (art_is_alpha(*at) || *at == '!' || *at == '/' || *at == '?'))
            return true;
    }
    return false;
}

static article_status encode(art_run *run)
{
    article_status status =
        art_encode(run->page_arena, run->bytes, run->info->charset, &run->encoded);
    if (status != ARTICLE_OK)
        return status;
    art_view text = run->encoded.text;
    /* Unless it was converted, the text is the end of the bytes. */
    bool own = text.data + text.size == run->bytes.data + run->bytes.size;
    run->result->charset = run->encoded.name;
    run->result->source_offset = own ? run->bytes.size - text.size : 0;
    return ARTICLE_OK;
}

static article_status scan(art_run *run)
{
    art_view text = run->encoded.text;
    run->is_html = run->info->input == ARTICLE_INPUT_HTML ||
                   (run->info->input == ARTICLE_INPUT_AUTO && has_tag(text));
    return run->is_html ? art_scan(run->arena, run->page_arena, text, &run->skeleton) : ARTICLE_OK;
}

static article_status tree(art_run *run)
{
    return run->is_html ? art_tree_parse(run->arena, &run->skeleton, &run->tree) : ARTICLE_OK;
}

static article_status page(art_run *run)
{
    if (!run->is_html)
        return art_page_from_text(run->page_arena, run->encoded.text, &run->result->page);
    article_status status =
        art_page_from_tree(run->page_arena, &run->skeleton, run->tree, &run->result->page);
    /* The tree takes more memory than all else: what follows uses it again. */
    art_arena_reset(run->arena, run->arena->budget->limit);
    return status;
}

static article_status blocks(art_run *run)
{
    return art_blocks_cut(run->arena, &run->result->page, &run->result->blocks);
}

static article_status metadata(art_run *run)
{
    return art_metadata_find(run->arena, &run->result->page, run->info->url,
                             &run->result->metadata);
}

static article_status features(art_run *run)
{
    article *a = run->result;
    return art_features_measure(run->arena, &a->page, &a->blocks, &a->metadata, run->model,
                                &a->features);
}

static article_status judge(art_run *run)
{
    article *a = run->result;
    article_status status =
        art_judge(run->arena, &a->page, &a->blocks, &a->features, &a->judgement);
    return status != ARTICLE_OK
               ? status
               : art_review_chances(run->arena, &a->page, &a->blocks, &a->features, &a->judgement);
}

static article_status choose(art_run *run)
{
    article *a = run->result;
    return art_select(run->arena, &a->page, &a->blocks, &a->features, &a->judgement, run->wishes,
                      &a->selection);
}

static article_status document(art_run *run)
{
    article *a = run->result;
    article_status status = art_parts_build(run->arena, &a->page, &a->blocks, &a->parts);
    if (status != ARTICLE_OK || !a->selection.found)
        return status;
    a->comments = art_comments_find(run->arena, &a->blocks, &a->features, a->selection.kept);
    bool *told = art_arena_array(run->arena, a->blocks.count, sizeof *told);
    if (!a->comments || !told)
        return art_status_of(run->arena);
    for (uint32_t i = 0; i < a->blocks.count; i++)
        told[i] = a->comments[i] || a->selection.kept[i];
    const art_outline_source source = {.page = &a->page,
                                       .blocks = &a->blocks,
                                       .contexts = a->features.contexts,
                                       .kept = told,
                                       .title = a->features.title,
                                       .base = a->metadata.base};
    status = art_outline_make(run->arena, &source, &a->outline);
    if (status != ARTICLE_OK)
        return status;
    art_document plain = art_document_of(a, 0);
    return art_write_string(run->arena, &plain, &a->text);
}

const art_step art_steps[ART_STEP_COUNT] = {
    {"encoding", encode}, {"scan", scan},         {"tree", tree},         {"page", page},
    {"blocks", blocks},   {"metadata", metadata}, {"features", features}, {"model", judge},
    {"select", choose},   {"document", document}};
