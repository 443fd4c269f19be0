// Where an order of parts without a quote begins (portal.md P18): whose it is, in which currencies
// it can be ordered, and what a draft keeps that is taken up again. Judging and pricing what is
// typed is do_order_check.
#ifndef ACTION_ORDER_CART_CART_SEE_H
#define ACTION_ORDER_CART_CART_SEE_H

#include "action/line/part_find.h"
#include "action/order/order_parties.h"

typedef struct {
    Text site; // number; or
    Text draft;
} CartInput;

typedef struct {
    Text site; // number
    Text customer_name;
    Text city;
    Text *currencies; // the one in which it was last bought first
    size_t currency_count;
    Text draft; // number; empty: none
    int64_t draft_revision;
    Text typed; // its lines, as they were typed
    Text currency;
    Text reseller; // number; empty: none
    OrderParties papers;
    Text ship_to; // site numbers and codes of contacts; empty: none is named
    Text bill_to;
    Text proof_contact;
    Text renewal_contact;
} Cart;

// Refuses site_not_found · direct_purchase_closed (to a customer) · order_not_found (no draft of
// this number of the viewer's account) · already_decided (it was taken up or cancelled).
Err see_cart(const ActionContext *context, const CartInput *input, Cart *ret_cart,
             Refusals *ret_refusals);

#endif
