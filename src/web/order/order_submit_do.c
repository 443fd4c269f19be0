// POST /orders: submits. A second click of the same form leads to the same order (portal.md P18).
#include "action/order/order_submit.h"
#include "web/frame.h"
#include "web/order/cart/cart_form.h"
#include "web/order/order_form.h"
#include "web/order/order_words.h"

PAGE(order_submit, HTTP_POST, "/orders", MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING),
     &cart_form_fields) {
    const CartForm *form = call->input;
    OrderSubmitOutcome outcome;
    bool done = false;
    if (form->order.quote.len == 0) {
        return cart_submit(call);
    }
    TRY(order_form_send(call, &form->order, do_order_submit, false, &done, &outcome));
    return done ? page_see_other(call, order_url(call->arena, outcome.number).text) : OK;
}
