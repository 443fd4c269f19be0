// What the same lines would cost at other levels; every figure comes from the engine. The n-th
// answer shows with the n-th choice, by the stylesheet alone; at most 12.
#ifndef WEB_PART_PRICE_WHAT_IF_H
#define WEB_PART_PRICE_WHAT_IF_H

#include "base/show/html.h"
#include "web/part/price/totals.h"

enum { WHAT_IF_MAX = 12 };

typedef struct {
    Text level; // its code
    Message label;
    bool chosen;
    Totals totals;
    Message note;
} WhatIfChoice;

typedef struct {
    WhatIfChoice *items;
    size_t count;
} WhatIf;

#endif
