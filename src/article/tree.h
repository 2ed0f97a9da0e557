/* A skeleton to a tree: HTML5 tree construction by libgumbo, under guard. */
#ifndef ART_TREE_H
#define ART_TREE_H

#include "article.h"
#include "article/skeleton.h"

struct GumboInternalOutput;

/*
 * Parses a skeleton into a tree that lives in the arena; it is never destroyed by itself. Nothing
 * but a skeleton may reach libgumbo: Debian's has its assertions compiled in, and whole pages fail
 * them
 * (<table><svg><foreignObject><![CDATA[y]]> and a character end the process).
 * ARTICLE_ERROR_PARSER_LIMIT when the parser wants more than art_tree_budget bytes for a page of
 * this size, and the arena's own failures.
 */
article_status art_tree_parse(art_arena *arena, const art_skeleton *skeleton,
                              const struct GumboInternalOutput **tree);

/* Most bytes that the parser may take for a page of this many bytes. */
size_t art_tree_budget(size_t size);

#endif
