#include "article/table.h"

/* A cell of more words, or of more blocks, lays out a page rather than holding a datum; twice as
 * many where header cells tell that it is a table of data. */
enum {
    CELL_WORDS = 60,
    CELL_BLOCKS = 6
};

uint32_t art_table_span(const art_page *page, uint32_t cell, art_attr name)
{
    art_view value = art_page_attribute(page, cell, name);
    uint32_t n = 0;
    for (size_t i = 0; i < value.size && art_is_digit(value.data[i]); i++)
        n = n < 10000 ? n * 10 + (uint32_t)(value.data[i] - '0') : n;
    return n < 1 ? 1 : n > ART_COLUMNS_MAX ? ART_COLUMNS_MAX : n;
}

/* A look under way. */
typedef struct look {
    const art_page *page;
    const art_blocks *blocks;
    const bool *kept;
    art_grid grid;
    uint32_t rows, headers, columns, first_row;
    uint32_t words, pieces; /* of the largest cell */
    bool code;              /* a cell holds preformatted text */
    bool first_is_header;   /* all cells of the first row are headers */
} look;

static bool any_kept(const look *l, uint32_t node)
{
    art_range r = l->blocks->ranges[node];
    for (uint32_t k = r.begin; k < r.end; k++)
        if (l->kept[k])
            return true;
    return false;
}

static void look_at_cell(look *l, uint32_t node)
{
    art_range r = l->blocks->ranges[node];
    uint32_t words = 0;
    bool header = l->page->nodes[node].tag == ART_TAG_TH;
    for (uint32_t k = r.begin; k < r.end; k++)
        words += l->kept[k] ? l->blocks->items[k].words : 0;
    l->words = words > l->words ? words : l->words;
    l->pieces = r.end - r.begin > l->pieces ? r.end - r.begin : l->pieces;
    l->headers += header;
    if (l->rows == 1)
        l->first_is_header = l->first_is_header && header;
    (void)art_grid_pass(&l->grid);
    art_grid_place(&l->grid, art_table_span(l->page, node, ART_ATTR_COLSPAN),
                   art_table_span(l->page, node, ART_ATTR_ROWSPAN));
    l->columns = l->grid.column > l->columns ? l->grid.column : l->columns;
}

/* Looks at a node; returns the next one to look at. */
static uint32_t look_at(look *l, uint32_t i)
{
    const art_node *node = &l->page->nodes[i];
    switch (node->tag) {
    case ART_TAG_TR:
        if (!any_kept(l, i))
            return node->end;
        if (!l->rows++) {
            l->first_row = i;
            l->first_is_header = true;
        }
        art_grid_row(&l->grid);
        return i + 1;
    case ART_TAG_TD:
    case ART_TAG_TH:
        look_at_cell(l, i);
        return i + 1;
    case ART_TAG_PRE:
        l->code = true;
        return node->end;
    default:
        return i + 1;
    }
}

static bool says_layout(const art_page *page, uint32_t node)
{
    art_view role = art_page_attribute(page, node, ART_ATTR_ROLE);
    return art_view_equal_nocase(role, ART_VIEW("presentation")) ||
           art_view_equal_nocase(role, ART_VIEW("none"));
}

bool art_table_look(const art_page *page, const art_blocks *blocks, const bool *kept, uint32_t node,
                    art_table *table)
{
    look l = {.page = page, .blocks = blocks, .kept = kept};
    if (says_layout(page, node))
        return false;
    art_grid_begin(&l.grid);
    for (uint32_t i = node + 1; i < page->nodes[node].end;) {
        art_range r = blocks->ranges[i];
        if (page->nodes[i].tag == ART_TAG_TABLE && r.begin != r.end)
            return false; /* and the look has not gone where that of the inner one will */
        i = look_at(&l, i);
    }
    table->columns = l.columns;
    table->header_row = l.first_is_header ? l.first_row : ART_NO_NODE;
    uint32_t factor = l.headers ? 2 : 1;
    return l.columns >= 2 && l.columns < ART_COLUMNS_MAX && (l.rows >= 2 || l.headers) &&
           l.words <= CELL_WORDS * factor && l.pieces <= CELL_BLOCKS * factor &&
           !(l.code && !l.headers);
}
