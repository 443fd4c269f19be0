// What joins an agreement and what moves to a site before an order is tried (R5). Inside action
// only.
#ifndef ACTION_PLAN_WHAT_IF_ARRIVALS_PRIVATE_H
#define ACTION_PLAN_WHAT_IF_ARRIVALS_PRIVATE_H

#include "action/action_private.h"
#include "action/entitlement/holder_private.h"
#include "action/plan/what_if_coming.h"

typedef struct {
    HeldRows joined;  // by sites that join: on the agreement from today
    HeldRows arrived; // at the site: records that a move would make
    HeldRows left; // what they were made of: records as they stand, with the quantity that leaves
} WhatIfArrivals;

// Judges as do_site_move and do_entitlements_move would, one after the other, of what the viewer
// sees; `site` is the one that orders.
Err what_if_arrivals(Action *action, const WhatIfComing *coming, const SiteRecord *site,
                     WhatIfArrivals *ret_arrivals);

#endif
