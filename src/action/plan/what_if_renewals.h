// The next renewal of a site, with what an order would add to it and without.
#ifndef ACTION_PLAN_WHAT_IF_RENEWALS_H
#define ACTION_PLAN_WHAT_IF_RENEWALS_H

#include "action/order/order_view.h"

typedef struct {
    Date by;       // lines due on or before this day
    bool is_known; // false: some line has no price in this currency
    OrderView without;
    OrderView with;
} WhatIfRenewals;

#endif
