#include "article/document.h"

#include "article/status.h"

/* A table cell of more words, or of several blocks, lays out a page rather than holding a datum. */
enum {
    CELL_WORDS = 60
};

/* The number of every <li> in its list, indexed by node; NULL without memory. */
static uint32_t *number_items(art_arena *arena, const art_page *page)
{
    uint32_t *numbers = art_arena_array(arena, page->count, sizeof *numbers);
    for (uint32_t i = 0; numbers && i < page->count; i++) {
        const art_node *node = &page->nodes[i];
        if (node->tag == ART_TAG_OL) {
            art_view start = art_page_attribute(page, i, ART_ATTR_START);
            uint32_t n = 0;
            for (size_t k = 0; k < start.size && k < 6 && art_is_digit(start.data[k]); k++)
                n = n * 10 + (uint32_t)(start.data[k] - '0');
            numbers[i] = start.size ? n : 1; /* of its next item */
        } else if (node->tag == ART_TAG_LI && node->parent != ART_NO_NODE &&
                   page->nodes[node->parent].tag == ART_TAG_OL) {
            numbers[i] = numbers[node->parent]++;
        }
    }
    return numbers;
}

/* What the elements around a block make of it: the innermost one that says something decides, lists
 * and quotes count how deep they are nested. */
static art_part part_of(const art_page *page, const art_blocks *blocks, uint32_t index,
                        const uint32_t *numbers)
{
    const art_block *block = &blocks->items[index];
    art_part part = {.text = block->text};
    uint32_t item = ART_NO_NODE;
    int lists = 0, quotes = 0;
    bool decided = false;
    if (block->pre) {
        part.kind = ARTICLE_BLOCK_CODE;
        return part;
    }
    for (uint32_t n = block->element; n != page->body; n = art_page_block_parent(page, n)) {
        unsigned tag = page->nodes[n].tag;
        article_block_kind kind = ARTICLE_BLOCK_PARAGRAPH;
        art_range range = blocks->ranges[n];
        if (tag == ART_TAG_OL || tag == ART_TAG_UL || tag == ART_TAG_MENU || tag == ART_TAG_DIR)
            lists++;
        else if (tag == ART_TAG_BLOCKQUOTE)
            quotes++;
        if (art_tag_flags[tag] & ART_IS_HEADING)
            kind = ARTICLE_BLOCK_HEADING;
        else if (tag == ART_TAG_LI)
            kind = range.begin == index ? ARTICLE_BLOCK_LIST_ITEM : ARTICLE_BLOCK_PARAGRAPH;
        else if (tag == ART_TAG_BLOCKQUOTE)
            kind = ARTICLE_BLOCK_QUOTE;
        else if (tag == ART_TAG_FIGCAPTION || tag == ART_TAG_CAPTION)
            kind = ARTICLE_BLOCK_CAPTION;
        else if ((tag == ART_TAG_TD || tag == ART_TAG_TH) && range.end - range.begin == 1 &&
                 block->words <= CELL_WORDS)
            kind = ARTICLE_BLOCK_TABLE_CELL;
        if (!decided && kind != ARTICLE_BLOCK_PARAGRAPH) {
            part.kind = kind;
            decided = true;
            item = n;
        }
    }
    if (part.kind == ARTICLE_BLOCK_HEADING)
        part.level = page->nodes[item].tag - ART_TAG_H1 + 1;
    else if (part.kind == ARTICLE_BLOCK_LIST_ITEM)
        part.level = lists ? lists : 1;
    else if (part.kind == ARTICLE_BLOCK_QUOTE)
        part.level = quotes;
    part.ordinal = part.kind == ARTICLE_BLOCK_LIST_ITEM ? numbers[item] : 0;
    return part;
}

static void add_marker(art_buffer *text, const art_part *part)
{
    if (part->kind != ARTICLE_BLOCK_LIST_ITEM)
        return;
    if (!part->ordinal) {
        art_buffer_add(text, "- ", 2);
        return;
    }
    char digits[12];
    size_t at = sizeof digits;
    for (uint32_t n = part->ordinal; n; n /= 10)
        digits[--at] = (char)('0' + n % 10);
    art_buffer_add(text, digits + at, sizeof digits - at);
    art_buffer_add(text, ". ", 2);
}

article_status art_document_build(art_arena *arena, const art_page *page, const art_blocks *blocks,
                                  const bool *kept, art_document *document)
{
    uint32_t *numbers = number_items(arena, page);
    *document =
        (art_document){.parts = art_arena_array(arena, blocks->count, sizeof *document->parts)};
    if (!numbers || !document->parts)
        return art_status_of(arena);
    for (uint32_t i = 0; i < blocks->count; i++)
        document->parts[i] = part_of(page, blocks, i, numbers);

    art_buffer text;
    art_buffer_init(&text, arena);
    for (uint32_t i = 0; i < blocks->count; i++) {
        if (!kept[i])
            continue;
        if (text.size)
            art_buffer_add(&text, "\n\n", 2);
        add_marker(&text, &document->parts[i]);
        art_buffer_add_view(&text, document->parts[i].text);
    }
    const char *string = art_buffer_string(&text);
    if (!string)
        return art_status_of(arena);
    document->text = (art_view){string, text.size};
    return ARTICLE_OK;
}
