#include "article/page.h"

#include "article/status.h"

#include <gumbo.h>

static const uint16_t tag_of[GUMBO_TAG_LAST + 1] = {
#define TAG(id, name, flags) [GUMBO_TAG_##id] = ART_TAG_##id,
    ART_TAG_LIST(TAG)
#undef TAG
};

/* --- walking libgumbo's tree without recursion --- */

typedef struct place {
    const GumboNode *node;
    unsigned next_child;
    uint32_t index; /* of the node in the page */
} place;

typedef struct walk {
    art_arena *arena;
    place *stack; /* from the root to the current node */
    size_t size, capacity;
} walk;

static bool push(walk *w, const GumboNode *node)
{
    if (w->size == w->capacity) {
        size_t capacity = w->capacity ? w->capacity * 2 : 64;
        place *stack = art_arena_grow(w->arena, w->stack, w->capacity * sizeof *stack,
                                      capacity * sizeof *stack);
        if (!stack)
            return false;
        w->stack = stack;
        w->capacity = capacity;
    }
    w->stack[w->size++] = (place){.node = node};
    return true;
}

static bool is_element(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

/* The next child of the innermost node that has one left, leaving those that have none; NULL at the
 * end of the tree. */
static const GumboNode *next_node(walk *w, art_node *nodes, uint32_t count)
{
    while (w->size) {
        place *top = &w->stack[w->size - 1];
        const GumboVector *children = &top->node->v.element.children;
        while (top->next_child < children->length) {
            const GumboNode *child = children->data[top->next_child++];
            if (child->type != GUMBO_NODE_COMMENT)
                return child;
        }
        if (nodes)
            nodes[top->index].end = count;
        w->size--;
    }
    return NULL;
}

typedef struct totals {
    uint32_t nodes;
    size_t attributes;
} totals;

static bool count_tree(walk *w, const GumboNode *root, totals *sum)
{
    *sum = (totals){0, 0};
    for (const GumboNode *node = root; node; node = next_node(w, NULL, 0)) {
        if (sum->nodes == ART_NO_NODE - 1)
            return false;
        sum->nodes++;
        if (is_element(node)) {
            sum->attributes += node->v.element.attributes.length;
            if (!push(w, node))
                return false;
        }
    }
    return true;
}

static art_tag element_tag(const GumboElement *element)
{
    if (element->tag != GUMBO_TAG_UNKNOWN)
        return tag_of[element->tag] ? (art_tag)tag_of[element->tag] : ART_TAG_OTHER;
    GumboStringPiece name = element->original_tag;
    gumbo_tag_from_original_text(&name);
    return art_tag_named((art_view){name.data, name.length});
}

/* Fills in an element; returns how many attributes it kept at out. */
static uint32_t fill_element(art_node *node, const GumboElement *element, art_attribute *out)
{
    uint32_t kept = 0;
    for (unsigned i = 0; i < element->attributes.length; i++) {
        const GumboAttribute *attribute = element->attributes.data[i];
        art_attr name = art_attr_of(art_view_of(attribute->name));
        if (name != ART_ATTR_NONE)
            out[kept++] = (art_attribute){name, art_view_of(attribute->value)};
    }
    node->tag = (uint16_t)element_tag(element);
    node->attribute_count = kept;
    node->u.attributes = out;
    return kept;
}

article_status art_page_from_tree(art_arena *arena, const GumboOutput *tree, art_page *page)
{
    walk w = {.arena = arena};
    totals sum;
    if (!count_tree(&w, tree->root, &sum))
        return art_status_of(arena);
    art_node *nodes = art_arena_array(arena, sum.nodes, sizeof *nodes);
    art_attribute *attributes = art_arena_array(arena, sum.attributes, sizeof *attributes);
    if (!nodes || !attributes)
        return art_status_of(arena);

    *page = (art_page){.nodes = nodes, .head = ART_NO_NODE, .body = 0};
    uint32_t count = 0;
    for (const GumboNode *from = tree->root; from; from = next_node(&w, nodes, count)) {
        art_node *node = &nodes[count];
        node->parent = w.size ? w.stack[w.size - 1].index : ART_NO_NODE;
        node->depth = (uint16_t)(w.size < UINT16_MAX ? w.size : UINT16_MAX);
        node->end = count + 1;
        if (is_element(from)) {
            attributes += fill_element(node, &from->v.element, attributes);
            if (!push(&w, from))
                return art_status_of(arena);
            w.stack[w.size - 1].index = count;
            if (node->tag == ART_TAG_HEAD && node->depth == 1)
                page->head = count;
            if (node->tag == ART_TAG_BODY && node->depth == 1)
                page->body = count;
        } else {
            node->u.text = art_view_of(from->v.text.text);
        }
        count++;
    }
    page->count = count;
    return ARTICLE_OK;
}

/* --- plain text --- */

/* The next run of lines that are not blank, from *at on; empty at the end of the text. */
static art_view next_paragraph(art_view text, size_t *at)
{
    size_t begin = *at, line = *at;
    bool any = false; /* a line that is not blank was seen */
    while (line < text.size) {
        const char *newline = memchr(text.data + line, '\n', text.size - line);
        size_t end = newline ? (size_t)(newline - text.data) + 1 : text.size;
        bool blank = art_view_trim((art_view){text.data + line, end - line}).size == 0;
        if (blank && any)
            break;
        if (blank)
            begin = end;
        any = any || !blank;
        line = end;
    }
    *at = line;
    return (art_view){text.data + begin, any ? line - begin : 0};
}

article_status art_page_from_text(art_arena *arena, art_view text, art_page *page)
{
    size_t paragraphs = 0, at = 0;
    while (next_paragraph(text, &at).size)
        paragraphs++;
    if (paragraphs > (ART_NO_NODE - 3) / 2)
        return ARTICLE_ERROR_MAX_MEMORY;
    size_t count = 2 + 2 * paragraphs;
    art_node *nodes = art_arena_array(arena, count, sizeof *nodes);
    if (!nodes)
        return art_status_of(arena);

    uint32_t end = (uint32_t)count;
    nodes[0] = (art_node){.parent = ART_NO_NODE, .end = end, .tag = ART_TAG_HTML, .depth = 0};
    nodes[1] = (art_node){.parent = 0, .end = end, .tag = ART_TAG_BODY, .depth = 1};
    at = 0;
    for (uint32_t i = 2; i < end; i += 2) {
        nodes[i] = (art_node){.parent = 1, .end = i + 2, .tag = ART_TAG_P, .depth = 2};
        nodes[i + 1] = (art_node){.parent = i, .end = i + 2, .tag = ART_TAG_TEXT, .depth = 3};
        nodes[i + 1].u.text = next_paragraph(text, &at);
    }
    *page = (art_page){.nodes = nodes, .count = end, .head = ART_NO_NODE, .body = 1};
    return ARTICLE_OK;
}

/* --- looking at a page --- */

art_view art_page_attribute(const art_page *page, uint32_t node, art_attr name)
{
    const art_node *n = &page->nodes[node];
    for (uint32_t i = 0; i < n->attribute_count; i++)
        if (n->u.attributes[i].name == name)
            return art_view_trim(n->u.attributes[i].value);
    return (art_view){NULL, 0};
}

uint32_t art_page_block_parent(const art_page *page, uint32_t node)
{
    do
        node = page->nodes[node].parent;
    while (node != ART_NO_NODE && !(art_tag_flags[page->nodes[node].tag] & ART_IS_BLOCK));
    return node == ART_NO_NODE ? 0 : node;
}

void art_page_text(const art_page *page, uint32_t node, art_buffer *buffer)
{
    /* Squeezing works on the whole, so the pieces are gathered first. */
    art_buffer raw;
    art_buffer_init(&raw, buffer->arena);
    uint32_t block = node;
    for (uint32_t i = node; i < page->nodes[node].end;) {
        const art_node *n = &page->nodes[i];
        if (n->tag == ART_TAG_TEXT) {
            uint32_t around = art_page_block_parent(page, i);
            if (around != block)
                art_buffer_add_char(&raw, ' ');
            block = around;
            art_buffer_add_view(&raw, n->u.text);
        } else if (n->tag == ART_TAG_BR) {
            art_buffer_add_char(&raw, ' ');
        }
        bool dropped = i != node && (art_tag_flags[n->tag] & ART_IS_DROPPED);
        i = dropped ? n->end : i + 1;
    }
    buffer->failed = buffer->failed || raw.failed;
    art_buffer_add_squeezed(buffer, (art_view){raw.data, raw.size});
}
