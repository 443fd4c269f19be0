// What is to happen before an order that is tried: sites that join, entitlements that move (R5).
#ifndef ACTION_PLAN_WHAT_IF_COMING_H
#define ACTION_PLAN_WHAT_IF_COMING_H

#include "base/text.h"
#include "domain/value/quantity.h"

// Part of what another site of the enterprise holds, moving to the site that orders (R5.1, R5.2).
typedef struct {
    Text from;         // a site's number
    Text entitlement;  // as P21's lines name it; empty: all that the site holds
    Quantity quantity; // of that entitlement; 0: all of it
} WhatIfMove;

typedef struct {
    const Text *joining; // numbers of sites that join the site's agreement (R5.6)
    size_t joining_count;
    const WhatIfMove *moves; // then
    size_t move_count;
} WhatIfComing;

#endif
