// Returning a licence (R9.2) and what it takes back (R2.10).
#ifndef ACTION_ORDER_RETURN_ORDER_RETURN_H
#define ACTION_ORDER_RETURN_ORDER_RETURN_H

#include "action/order/order_view.h"

typedef struct {
    EnterpriseId enterprise;
    OrderId order;     // one that is not there is refused
    int64_t line;      // from 1; anything else is refused
    Quantity quantity; // anything below 1 is refused
    Text reason;       // empty: none
} ReturnInput;

typedef struct {
    int64_t seq; // of the enterprise, internal
    Money credit;
    Points points;              // taken back, ≤ 0
    AgreementSummary before;    // of a repeated request as `agreement`
    AgreementSummary agreement; // the one the order was placed under, after it
} ReturnOutcome;

// What do_order_return would do today, by the same code, and nothing done; seq is 0. Refuses as it
// does.
Err see_return(const ActionContext *context, const ReturnInput *input, ReturnOutcome *ret_outcome,
               Refusals *ret_refusals);

// Refuses order_not_found · line_not_found · not_returnable · return_too_late · bad_quantity.
Err do_order_return(const ActionContext *context, const ReturnInput *input,
                    ReturnOutcome *ret_outcome, Refusals *ret_refusals);

#endif
