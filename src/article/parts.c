#include "article/parts.h"

#include "article/status.h"

/* A table cell of more words, or of several blocks, lays out a page rather than holding a datum. */
enum {
    CELL_WORDS = 60
};

/* What the elements around a node make of its text. The innermost one that says something decides;
 * lists and quotes count how deep they are nested. */
typedef struct place {
    uint32_t element; /* the one that decides */
    uint32_t item;    /* an <li> inside of it, which decides for its first block; or ART_NO_NODE */
    uint8_t kind;     /* article_block_kind, by element */
    uint16_t lists, quotes; /* at most so many as elements nest */
} place;

/* Does a table cell hold a datum? */
static bool is_datum(const art_blocks *blocks, uint32_t cell)
{
    art_range range = blocks->ranges[cell];
    return range.end - range.begin == 1 && blocks->items[range.begin].words <= CELL_WORDS;
}

/* What an element decides itself, or ARTICLE_BLOCK_PARAGRAPH. */
static article_block_kind kind_of(const art_page *page, const art_blocks *blocks, uint32_t node)
{
    unsigned tag = page->nodes[node].tag;
    if (art_tag_flags[tag] & ART_IS_HEADING)
        return ARTICLE_BLOCK_HEADING;
    switch (tag) {
    case ART_TAG_BLOCKQUOTE:
        return ARTICLE_BLOCK_QUOTE;
    case ART_TAG_FIGCAPTION:
    case ART_TAG_CAPTION:
        return ARTICLE_BLOCK_CAPTION;
    case ART_TAG_TD:
    case ART_TAG_TH:
        return is_datum(blocks, node) ? ARTICLE_BLOCK_TABLE_CELL : ARTICLE_BLOCK_PARAGRAPH;
    default:
        return ARTICLE_BLOCK_PARAGRAPH;
    }
}

/* One pass from the body down: no block climbs its ancestors. NULL without memory. */
static place *find_places(art_arena *arena, const art_page *page, const art_blocks *blocks)
{
    uint32_t begin = page->body + 1, end = page->nodes[page->body].end;
    place *places = art_arena_array(arena, page->count, sizeof *places);
    if (!places)
        return NULL;
    places[page->body] = (place){.element = page->body, .item = ART_NO_NODE};
    for (uint32_t i = begin; i < end; i++) {
        const art_node *node = &page->nodes[i];
        const place *outer = &places[node->parent];
        place *p = &places[i];
        article_block_kind kind = kind_of(page, blocks, i);
        *p = *outer;
        if (kind != ARTICLE_BLOCK_PARAGRAPH) {
            p->kind = (uint8_t)kind;
            p->element = i;
            p->item = ART_NO_NODE;
        }
        if (node->tag == ART_TAG_LI)
            p->item = i;
        bool list = node->tag == ART_TAG_OL || node->tag == ART_TAG_UL ||
                    node->tag == ART_TAG_MENU || node->tag == ART_TAG_DIR;
        p->lists = (uint16_t)(p->lists + list);
        p->quotes = (uint16_t)(p->quotes + (node->tag == ART_TAG_BLOCKQUOTE));
    }
    return places;
}

static art_part part_of(const art_page *page, const art_blocks *blocks, uint32_t index,
                        const place *places)
{
    const art_block *block = &blocks->items[index];
    const place *p = &places[block->element];
    art_part part = {.kind = p->kind};
    if (block->pre) {
        part.kind = ARTICLE_BLOCK_CODE;
    } else if (p->item != ART_NO_NODE && blocks->ranges[p->item].begin == index) {
        part.kind = ARTICLE_BLOCK_LIST_ITEM;
        part.level = p->lists ? p->lists : 1;
    } else if (p->kind == ARTICLE_BLOCK_HEADING) {
        part.level = (uint16_t)(page->nodes[p->element].tag - ART_TAG_H1 + 1);
    } else if (p->kind == ARTICLE_BLOCK_QUOTE) {
        part.level = p->quotes;
    }
    return part;
}

article_status art_parts_build(art_arena *arena, const art_page *page, const art_blocks *blocks,
                               art_parts *parts)
{
    *parts = (art_parts){.items = art_arena_array(arena, blocks->count, sizeof *parts->items)};
    place *places = find_places(arena, page, blocks);
    if (!places || !parts->items)
        return art_status_of(arena);
    for (uint32_t i = 0; i < blocks->count; i++)
        parts->items[i] = part_of(page, blocks, i, places);
    art_arena_trim(arena, places, 0);
    return ARTICLE_OK;
}
