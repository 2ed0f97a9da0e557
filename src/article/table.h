/* Tables: which hold data, and which only lay out a page. */
#ifndef ART_TABLE_H
#define ART_TABLE_H

#include "article/blocks.h"
#include "article/grid.h"

typedef struct art_table {
    uint32_t columns;    /* at most ART_COLUMNS_MAX */
    uint32_t header_row; /* the first kept row, when its cells are headers; else ART_NO_NODE */
} art_table;

/* Looks at a table element. False when it is no table of data: it has one column or one row, or
 * another table inside, or cells with as much as a text, or says so. Rows without a kept block do
 * not count. Linear in the page over all its tables. */
bool art_table_look(const art_page *page, const art_blocks *blocks, const bool *kept, uint32_t node,
                    art_table *table);

/* What a cell's colspan or rowspan says: 1 to ART_COLUMNS_MAX. */
uint32_t art_table_span(const art_page *page, uint32_t cell, art_attr name);

#endif
