#include "article/grid.h"

#include <string.h>

void art_grid_begin(art_grid *grid)
{
    memset(grid, 0, sizeof *grid);
}

void art_grid_row(art_grid *grid)
{
    /* Where the row before ended early, what spans it is a row shorter, too. */
    for (; grid->column < ART_COLUMNS_MAX; grid->column++)
        grid->below[grid->column] -= grid->below[grid->column] > 0;
    grid->column = 0;
}

uint32_t art_grid_pass(art_grid *grid)
{
    uint32_t passed = 0;
    for (; grid->column < ART_COLUMNS_MAX && grid->below[grid->column]; passed++)
        grid->below[grid->column++]--;
    return passed;
}

uint32_t art_grid_place(art_grid *grid, uint32_t columns, uint32_t rows)
{
    uint32_t taken = 0;
    for (; taken < columns && grid->column < ART_COLUMNS_MAX && !grid->below[grid->column]; taken++)
        grid->below[grid->column++] = rows - 1;
    return taken;
}
