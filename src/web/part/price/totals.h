// Amounts that add up, the sum last and large.
#ifndef WEB_PART_PRICE_TOTALS_H
#define WEB_PART_PRICE_TOTALS_H

#include "base/show/html.h"

typedef struct {
    Message label;
    Amount amount;
    bool big;
    bool less; // something is saved
} TotalRow;

typedef struct {
    TotalRow *items;
    size_t count;
} Totals;

#endif
