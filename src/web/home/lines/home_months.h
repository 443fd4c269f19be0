// Renewal value by month: the chart, and its table with the lines behind each figure.
#ifndef WEB_HOME_LINES_HOME_MONTHS_H
#define WEB_HOME_LINES_HOME_MONTHS_H

#include "base/show/html.h"

typedef struct {
    Text month;
    Amount quoted;
    Url quoted_rows;
    Amount open;
    Url open_rows;
    Amount all;
    Url all_rows;
} HomeMonthRow;

typedef struct {
    HomeMonthRow *items;
    size_t count;
} HomeMonthRows;

typedef struct {
    Message note;
    Html chart;
    HomeMonthRows rows;
} HomeMonthsSheet;

#endif
