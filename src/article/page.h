/*
 * The page as flat arrays. Nodes stand in document order (preorder), so that a subtree is the range
 * [node, node.end) and a walk is a loop. Nothing behind this step knows the parser, or recurses.
 */
#ifndef ART_PAGE_H
#define ART_PAGE_H

#include "article.h"
#include "article/skeleton.h"
#include "base/buffer.h"
#include "base/text.h"

struct GumboInternalOutput;

/* In the place of a node's index: none. */
#define ART_NO_NODE UINT32_MAX

typedef struct art_node {
    uint32_t parent; /* ART_NO_NODE for the root */
    uint32_t end;    /* index behind the last descendant */
    uint16_t tag;    /* art_tag */
    uint16_t depth;  /* 0 for the root */
    uint32_t attribute_count;
    uint32_t source_begin, source_end; /* of a text: where it stands in the page's UTF-8; begin
                                          equals end where it is nothing but white space */
    union {
        const art_attribute *attributes; /* of an element */
        art_view text; /* of ART_TAG_TEXT: decoded, white space in runs or as in the source */
    } u;
} art_node;

typedef struct art_page {
    art_node *nodes; /* nodes[0] is the root element, html */
    uint32_t count;  /* at least 1 */
    uint32_t head;   /* the head element, or ART_NO_NODE */
    uint32_t body;   /* the body element; the root where there is none */
    bool limited;    /* markup was left out that would have been too much: see open_elements.h */
    bool repaired;   /* the tree is not that of the page: see scan.h */
} art_page;

/* Flattens the tree of a skeleton. The page lives in the arena, and in what the skeleton had for
 * it. */
article_status art_page_from_tree(art_arena *arena, const art_skeleton *skeleton,
                                  const struct GumboInternalOutput *tree, art_page *page);

/* A page of plain text: an html and a body element, a p for every run of lines between blank ones.
 */
article_status art_page_from_text(art_arena *arena, art_view text, art_page *page);

/* Value of an attribute, trimmed; data is NULL when the node is no element or has none such. */
art_view art_page_attribute(const art_page *page, uint32_t node, art_attr name);

/* The nearest block element around a node, not the node itself; the root where there is none. */
uint32_t art_page_block_parent(const art_page *page, uint32_t node);

/* Appends the text of a subtree, dropped elements left out, white space squeezed, a space between
 * blocks. */
void art_page_text(const art_page *page, uint32_t node, art_buffer *buffer);

#endif
