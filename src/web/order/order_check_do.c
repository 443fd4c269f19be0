// POST /orders/check: what submitting would do, without effect (portal.md P18).
#include "action/order/ask/order_ask.h"
#include "action/order/order_submit.h"
#include "web/order/order_form.h"

PAGE(order_check, HTTP_POST, "/orders/check",
     MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &order_ask_fields) {
    OrderSubmitOutcome outcome;
    bool done = false;
    return order_form_send(call, do_order_check, true, &done, &outcome);
}
