// Counts by month and row, darker where there are more; each cell has its number printed in it, so
// that colour never says anything alone. The rows' names stand in the table beside it and in the
// cells' titles.
#ifndef WEB_CHART_HEAT_MAP_H
#define WEB_CHART_HEAT_MAP_H

#include "base/show/html.h"

typedef struct {
    bool known; // else the cell is left empty
    int64_t count;
    Message title; // "December 2026, quote: 12"
} HeatCell;

typedef struct {
    const Date *months; // any day of each; 1 … 24
    size_t month_count;
    const Text *rows; // short names, in the order from top to bottom; 1 … 12
    size_t row_count;
    const HeatCell *cells; // row by row
    Message says;          // the finding
} HeatMap;

// The counts from which on a cell takes the next of the four colours.
enum { HEAT_1 = 1, HEAT_2 = 10, HEAT_3 = 25, HEAT_4 = 50 };

Html heat_map_html(Arena *arena, Lang lang, const HeatMap *map);

#endif
