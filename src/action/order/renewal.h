// Renewing (R4): what falls due, priced as one order, and ordering it.
#ifndef ACTION_ORDER_RENEWAL_H
#define ACTION_ORDER_RENEWAL_H

#include "action/order/order_parties.h"
#include "action/order/order_view.h"

typedef struct {
    bool of_agreement;  // all sites of the agreement; else one site
    Text number;        // of the agreement or the site
    Date by;            // lines due on or before this day
    const Text *except; // renewal parts to leave out; they stay open
    size_t except_count;
    OrderParties parties;
} RenewalInput;

// Every open renewal line, priced as if accepted today; stores nothing. Without lines: no total,
// the relationship level. Refuses site_not_found or agreement_not_found · no_price ·
// amount_too_large.
Err see_renewals(const ActionContext *context, const RenewalInput *input, OrderView *ret_order,
                 Refusals *ret_refusals);

// Orders those lines. Refuses also nothing_to_renew.
Err do_renew(const ActionContext *context, const RenewalInput *input, OrderView *ret_order,
             Refusals *ret_refusals);

#endif
