/* The cells of a table, some of which span several rows and columns, as a grid. */
#ifndef ART_GRID_H
#define ART_GRID_H

#include <stdint.h>

enum {
    ART_COLUMNS_MAX = 64 /* a table with more is not written as one */
};

typedef struct art_grid {
    uint32_t below[ART_COLUMNS_MAX]; /* rows that a cell above still spans */
    uint32_t column;                 /* where the next cell goes */
} art_grid;

void art_grid_begin(art_grid *grid);

/* Begins the next row. */
void art_grid_row(art_grid *grid);

/* Passes the columns that cells above span, and returns how many those were. */
uint32_t art_grid_pass(art_grid *grid);

/* Places a cell, behind art_grid_pass. Returns how many columns it takes: fewer than it spans where
 * there are no more, or where a cell above is in the way. */
uint32_t art_grid_place(art_grid *grid, uint32_t columns, uint32_t rows);

#endif
