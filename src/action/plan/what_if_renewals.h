// The next renewal of an agreement (of an express one: of its site), with what a plan would add to
// it and without.
#ifndef ACTION_PLAN_WHAT_IF_RENEWALS_H
#define ACTION_PLAN_WHAT_IF_RENEWALS_H

#include "action/order/order_view.h"

enum { WHAT_IF_HELD_MAX = 10000 };

typedef struct {
    Date by;       // lines due on or before this day
    bool is_known; // false: an amount that is too large, or more than WHAT_IF_HELD_MAX are held
    OrderView without;
    OrderView with;
    int64_t unpriced; // lines of `with` that have no price in this list, and are left out
} WhatIfRenewals;

#endif
