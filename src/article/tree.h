/* UTF-8 to a tree: HTML5 tree construction by libgumbo, under guard. */
#ifndef ART_TREE_H
#define ART_TREE_H

#include "article.h"
#include "base/arena.h"
#include "base/text.h"

struct GumboInternalOutput;

/*
 * Parses html (in which "<![CDATA[" is read as "<!-CDATA[", see tree.c), which must be valid UTF-8,
 * into a tree that lives in the arena; it is never destroyed by itself. ARTICLE_ERROR_PARSER_LIMIT
 * when the parser wants more than art_tree_budget bytes, and the arena's own failures.
 */
article_status art_tree_parse(art_arena *arena, art_view html,
                              const struct GumboInternalOutput **tree);

/* Most bytes that the parser may take for a page of this many bytes. */
size_t art_tree_budget(size_t size);

#endif
