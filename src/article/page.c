#include "article/page.h"

#include "article/markup.h"
#include "article/status.h"

#include <gumbo.h>

static const uint16_t tag_of[GUMBO_TAG_LAST + 1] = {
#define TAG(id, name, flags) [GUMBO_TAG_##id] = ART_TAG_##id,
    ART_TAG_LIST(TAG)
#undef TAG
};

/* --- texts --- */

/* The text in front of a slice that the skeleton had as white space: the page's own, where that can
 * be had without copying. Returns the slice, longer by it, or an empty one. */
static art_slice with_space(const art_skeleton *skeleton, art_slice space, art_slice slice)
{
    const char *source = skeleton->source.data;
    if (slice.begin < space.size || slice.data != source + slice.begin)
        return (art_slice){NULL, 0, 0, 0};
    /* One space stands for any run of white space. */
    const char *before = slice.data - space.size;
    bool same = space.size == 1 ? art_is_space(*before) : !memcmp(before, space.data, space.size);
    if (!same)
        return (art_slice){NULL, 0, 0, 0};
    return (art_slice){before, slice.size + space.size, slice.begin - space.size, slice.end};
}

/* Joins what is left of a text behind whole, in the arena. */
static article_status join_pieces(art_arena *arena, const art_skeleton *skeleton, art_slice whole,
                                  art_slice piece, const char *at, art_node *node)
{
    art_buffer text;
    art_buffer_init(&text, arena);
    art_buffer_add(&text, whole.data, whole.size);
    do {
        art_buffer_add(&text, piece.data, piece.size);
        if (piece.begin == UINT32_MAX)
            continue;
        if (whole.begin == UINT32_MAX || piece.begin < whole.begin)
            whole.begin = piece.begin;
        if (whole.end == UINT32_MAX || piece.end > whole.end)
            whole.end = piece.end;
    } while (art_skeleton_piece(skeleton, &at, &piece));
    if (text.failed)
        return art_status_of(arena);
    node->u.text = (art_view){text.data, text.size};
    node->source_begin = whole.begin;
    node->source_end = whole.end;
    return ARTICLE_OK;
}

static bool is_one_space(art_slice slice)
{
    return slice.size == 1 && *slice.data == ' ';
}

/* Fills in a text node: as a rule it is one slice, with or without white space in front. */
static article_status fill_text(art_arena *arena, const art_skeleton *skeleton, const char *text,
                                art_node *node)
{
    art_slice whole, piece;
    if (!art_skeleton_piece(skeleton, &text, &whole))
        whole = (art_slice){"", 0, UINT32_MAX, UINT32_MAX};
    while (art_skeleton_piece(skeleton, &text, &piece)) {
        art_slice longer = {NULL, 0, 0, 0};
        if (whole.begin == UINT32_MAX && piece.begin != UINT32_MAX)
            longer = with_space(skeleton, whole, piece);
        if (!longer.data)
            return join_pieces(arena, skeleton, whole, piece, text, node);
        whole = longer;
    }
    node->u.text = (art_view){whole.data, whole.size};
    if (whole.begin != UINT32_MAX) {
        node->source_begin = whole.begin;
        node->source_end = whole.end;
        return ARTICLE_OK;
    }
    /* The parser's own string, which will not live as long as the page. */
    node->u.text = is_one_space(whole) ? ART_VIEW(" ") : art_view_copy(arena, node->u.text);
    return node->u.text.data ? ARTICLE_OK : art_status_of(arena);
}

/* --- elements --- */

static art_tag element_tag(const GumboElement *element)
{
    if (element->tag != GUMBO_TAG_UNKNOWN)
        return (art_tag)tag_of[element->tag];
    /* Not gumbo_tag_from_original_text: that ends names at a vertical tab. */
    const char *name = element->original_tag.data + 1;
    const char *end = art_markup_name_end(name, name + element->original_tag.length - 1);
    return art_tag_of((art_view){name, (size_t)(end - name)});
}

/* The attributes that the skeleton has itself, of html and body: libgumbo has merged them. */
static article_status fill_merged(art_arena *arena, const art_skeleton *skeleton,
                                  const GumboVector *from, art_node *node)
{
    art_attribute *out = art_arena_alloc(arena, from->length * sizeof *out);
    if (!out)
        return art_status_of(arena);
    node->u.attributes = out;
    for (unsigned i = 0; i < from->length; i++) {
        const GumboAttribute *attribute = from->data[i];
        const char *at = attribute->value;
        art_slice value;
        art_attr name = art_attr_of(art_view_of(attribute->name));
        if (!art_skeleton_piece(skeleton, &at, &value))
            value = (art_slice){"", 0, 0, 0};
        if (name != ART_ATTR_NONE)
            out[node->attribute_count++] =
                (art_attribute){name, (art_view){value.data, value.size}};
    }
    return ARTICLE_OK;
}

static article_status fill_element(art_arena *arena, const art_skeleton *skeleton,
                                   const GumboElement *element, uint32_t *hint, art_node *node)
{
    node->tag = (uint16_t)element_tag(element);
    if (element->tag == GUMBO_TAG_HTML || element->tag == GUMBO_TAG_BODY)
        return fill_merged(arena, skeleton, &element->attributes, node);
    const art_start_tag *tag = NULL;
    if (element->original_tag.data) /* else it is implied */
        tag = art_skeleton_find(skeleton, (size_t)(element->original_tag.data - skeleton->text),
                                hint);
    node->attribute_count = tag ? tag->attribute_count : 0;
    node->u.attributes = tag ? tag->attributes : NULL;
    return ARTICLE_OK;
}

/* --- walking libgumbo's tree without recursion --- */

typedef struct place {
    const GumboVector *children; /* of an open element */
    unsigned next_child;
    uint32_t index; /* of the element in the page */
} place;

typedef struct walk {
    art_arena *arena;
    const art_skeleton *skeleton;
    art_node *nodes;
    uint32_t count, capacity;
    uint32_t hint; /* see art_skeleton_find */
    place *stack;  /* from the root to the current element */
    size_t depth, room;
} walk;

static bool push(walk *w, place where)
{
    if (w->depth == w->room) {
        size_t room = w->room ? w->room * 2 : 64;
        place *stack =
            art_arena_grow(w->arena, w->stack, w->room * sizeof *stack, room * sizeof *stack);
        if (!stack)
            return false;
        w->stack = stack;
        w->room = room;
    }
    w->stack[w->depth++] = where;
    return true;
}

/* A node more, cleared; NULL without memory. */
static art_node *add_node(walk *w)
{
    if (w->count == w->capacity) {
        uint32_t capacity = w->capacity > ART_NO_NODE / 2 ? ART_NO_NODE : w->capacity * 2;
        art_node *nodes = NULL;
        if (w->count < ART_NO_NODE)
            nodes = art_arena_grow(w->arena, w->nodes, w->capacity * sizeof *nodes,
                                   capacity * sizeof *nodes);
        if (!nodes)
            return NULL;
        w->nodes = nodes;
        w->capacity = capacity;
    }
    art_node *node = &w->nodes[w->count];
    *node = (art_node){.end = w->count + 1, .parent = ART_NO_NODE};
    if (w->depth) {
        node->parent = w->stack[w->depth - 1].index;
        node->depth = (uint16_t)(w->depth < UINT16_MAX ? w->depth : UINT16_MAX);
    }
    w->count++;
    return node;
}

/* The next node in preorder, closing the elements that have no more; NULL at the end of the tree.
 */
static const GumboNode *next_node(walk *w)
{
    while (w->depth) {
        place *top = &w->stack[w->depth - 1];
        while (top->next_child < top->children->length) {
            const GumboNode *child = top->children->data[top->next_child++];
            if (child->type != GUMBO_NODE_COMMENT)
                return child;
        }
        w->nodes[top->index].end = w->count;
        w->depth--;
    }
    return NULL;
}

article_status art_page_from_tree(art_arena *arena, const art_skeleton *skeleton,
                                  const GumboOutput *tree, art_page *page)
{
    /* The scan's count is short only where the parser implies or reopens elements. */
    uint32_t room = skeleton->nodes < ART_NO_NODE / 2 ? skeleton->nodes + 16 : ART_NO_NODE;
    walk w = {.arena = arena, .skeleton = skeleton, .capacity = room};
    w.nodes = art_arena_alloc(arena, room * sizeof *w.nodes);
    if (!w.nodes)
        return art_status_of(arena);
    *page = (art_page){.head = ART_NO_NODE,
                       .body = 0,
                       .limited = skeleton->limited,
                       .repaired = skeleton->repaired};
    for (const GumboNode *from = tree->root; from; from = next_node(&w)) {
        uint32_t index = w.count;
        art_node *node = add_node(&w);
        if (!node)
            return art_status_of(arena);
        article_status status;
        if (from->type == GUMBO_NODE_ELEMENT || from->type == GUMBO_NODE_TEMPLATE) {
            status = fill_element(arena, skeleton, &from->v.element, &w.hint, node);
            if (node->depth == 1 && node->tag == ART_TAG_HEAD)
                page->head = index;
            if (node->depth == 1 && node->tag == ART_TAG_BODY)
                page->body = index;
            if (!push(&w, (place){&from->v.element.children, 0, index}))
                return art_status_of(arena);
        } else {
            status = fill_text(arena, skeleton, from->v.text.text, node);
        }
        if (status != ARTICLE_OK)
            return status;
    }
    page->nodes = w.nodes;
    page->count = w.count;
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
        art_view paragraph = next_paragraph(text, &at);
        nodes[i + 1].u.text = paragraph;
        nodes[i + 1].source_begin = (uint32_t)(paragraph.data - text.data);
        nodes[i + 1].source_end = nodes[i + 1].source_begin + (uint32_t)paragraph.size;
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
        bool button = n->tag == ART_TAG_BUTTON && (i > node + 1 || n->end < page->nodes[node].end);
        bool dropped = i != node && (button || (art_tag_flags[n->tag] & ART_IS_DROPPED));
        i = dropped ? n->end : i + 1;
    }
    buffer->failed = buffer->failed || raw.failed;
    art_buffer_add_squeezed(buffer, (art_view){raw.data, raw.size});
}
