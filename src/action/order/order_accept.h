// Ordering (R2.5, R2.6, R9.1): points, coverage and entitlements arise at acceptance, once.
#ifndef ACTION_ORDER_ORDER_ACCEPT_H
#define ACTION_ORDER_ORDER_ACCEPT_H

#include "action/order/order_parties.h"
#include "action/order/order_view.h"

typedef struct {
    Text site;
    const OrderLineInput *lines;
    size_t line_count;
    OrderParties parties;
} OrderInput;

// Refuses site_not_found · no_lines · line by line part_not_found, bad_quantity,
// renewal_needs_renew, nothing_lapsed · no_price · amount_too_large.
Err do_order_accept(const ActionContext *context, const OrderInput *input, OrderView *ret_order,
                    Refusals *ret_refusals);

#endif
