// The lines of an order, to read.
#ifndef WEB_ORDER_ORDER_LINES_H
#define WEB_ORDER_ORDER_LINES_H

#include "base/show/html.h"

typedef struct {
    int64_t line;
    Text part;
    Text description;
    bool has_coverage;
    Date coverage_start;
    Date coverage_end;
    Amount quantity;
    int64_t returned;
    bool has_unit; // a waiting order whose price today refuses has none
    Amount unit;
    bool has_own;
    Amount own_unit;
    bool has_points;
    Amount points;
    bool has_extended;
    Amount extended;
} OrderLinesRow;

typedef struct {
    OrderLinesRow *items;
    size_t count;
} OrderLinesRows;

typedef struct {
    bool shows_own;
    Message own_label;
    int columns;
    OrderLinesRows rows;
} OrderLinesTable;

#endif
