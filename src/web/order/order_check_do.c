// POST /orders/check: what submitting would do, without effect (portal.md P18).
#include "action/order/order_submit.h"
#include "web/order/cart/cart_form.h"
#include "web/order/order_form.h"

PAGE(order_check, HTTP_POST, "/orders/check",
     MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &cart_form_fields) {
    const CartForm *form = call->input;
    OrderSubmitOutcome outcome;
    bool done = false;
    return form->order.quote.len == 0
               ? cart_check(call)
               : order_form_send(call, &form->order, do_order_check, true, &done, &outcome);
}
