// POST /orders/{number}/return: all lines or none (portal.md P19).
#include "action/refusal_status.h"
#include "web/frame.h"
#include "web/order/order_words.h"
#include "web/order/return/order_return_page.h"

PAGE(order_return, HTTP_POST, "/orders/{number}/return",
     MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &order_return_fields) {
    const OrderReturnForm *form = call->input;
    OrderReturnsOutcome outcome;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return order_return_page(call, 422, form, NULL);
    }
    OrderReturnsInput input = return_ask_input(call->arena, &form->ask, call->params[0], true);
    input.has_revision = form->revision > 0;
    input.revision = form->revision;
    TRY(do_order_returns(call->context, &input, &outcome, &refusals));
    if (refused(&refusals)) {
        int status = status_of_refusal(refusals.items[0].id);
        return order_return_page(call, status, form, &refusals);
    }
    return page_see_other(call, order_url(call->arena, outcome.order).text);
}
