/* A page in one call, for tests of what stands behind it; the library takes these three steps by
 * its table (article/steps.h). */
#ifndef UNIT_PAGE_OF_HTML_H
#define UNIT_PAGE_OF_HTML_H

#include "article/page.h"
#include "article/scan.h"
#include "article/tree.h"

/* Scans, parses and flattens HTML, which must be valid UTF-8. The page points into html and the
 * arena. */
static inline article_status page_of_html(art_arena *arena, art_view html, art_page *page)
{
    art_skeleton skeleton;
    const struct GumboInternalOutput *tree;
    article_status status = art_scan(arena, arena, html, &skeleton);
    if (status == ARTICLE_OK)
        status = art_tree_parse(arena, &skeleton, &tree);
    return status == ARTICLE_OK ? art_page_from_tree(arena, &skeleton, tree, page) : status;
}

#endif
