// Finding it. Inside action only.
#ifndef ACTION_PLAN_WHAT_IF_RENEWALS_PRIVATE_H
#define ACTION_PLAN_WHAT_IF_RENEWALS_PRIVATE_H

#include "action/order/order_draft_private.h"
#include "action/plan/what_if_arrivals_private.h"
#include "action/plan/what_if_renewals.h"

// `context` reads as the viewer does, on the day and in the list of the order; `draft` is the
// order, its standing the one before it, `after` the one behind it. What was bought by that list
// and is due by the next anniversary (of express, which has none: by the day after the new
// coverage) as if renewed that day.
Err what_if_renewals(const ActionContext *context, EnterpriseId enterprise, const OrderDraft *draft,
                     const Standing *after, const WhatIfArrivals *arrivals,
                     WhatIfRenewals *ret_renewals);

#endif
