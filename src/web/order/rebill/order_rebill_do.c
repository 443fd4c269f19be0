// /orders/{number}/rebill +confirm +refuse +withdraw (portal.md P19). The forms stand on one page.
#include "action/refusal_status.h"
#include "web/frame.h"
#include "web/order/order_words.h"
#include "web/order/rebill/order_rebill_page.h"

#include <stddef.h>

static const FieldInside ask_inside[] = {{&rebill_ask_fields, offsetof(OrderRebillForm, ask)}};
static const Field ask_own[] = {{.name = S_INIT("revision"),
                                 .kind = FIELD_INTEGER,
                                 .offset = offsetof(OrderRebillForm, revision),
                                 .least = 1,
                                 .most = INT32_MAX}};
const FieldTable order_rebill_fields =
    FIELD_TABLE_WITH("a rebill", OrderRebillForm, ask_own, ask_inside);

PAGE(order_rebill_show, HTTP_GET, "/orders/{number}/rebill", OF_ORDER_DESK, &order_rebill_fields) {
    const OrderRebillForm *form = call->input;
    if (call->complaints->count > 0) {
        return order_rebill_page(call, 422, NULL, NULL);
    }
    return order_rebill_page(call, 200, page_was_sent(call, S("site")) ? &form->ask : NULL, NULL);
}

PAGE(order_rebill_ask, HTTP_POST, "/orders/{number}/rebill", OF_ORDER_DESK, &order_rebill_fields) {
    const OrderRebillForm *form = call->input;
    ChangeAskInput input = {.kind = CHANGE_REBILL,
                            .order = call->params[0],
                            .revision = form->revision,
                            .rebill = &form->ask};
    ChangeMoved moved;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return order_rebill_page(call, 422, NULL, NULL);
    }
    TRY(do_change_ask(call->context, &input, &moved, &refusals));
    if (refused(&refusals)) {
        int status = status_of_refusal(refusals.items[0].id);
        return order_rebill_page(call, status, &form->ask, &refusals);
    }
    return page_see_other(call, order_url(call->arena, moved.change.order).text);
}

static Err page_again(PageCall *call, int status, const Refusals *refusals) {
    return order_rebill_page(call, status, NULL, refusals);
}

PAGE(order_rebill_confirm, HTTP_POST, "/orders/{number}/rebill/confirm", OF_ORDER_DESK,
     &change_decide_form_fields) {
    return change_page_decide(call, CHANGE_REBILL, CHANGE_CONFIRM, page_again);
}

PAGE(order_rebill_refuse, HTTP_POST, "/orders/{number}/rebill/refuse", OF_ORDER_DESK,
     &change_decide_form_fields) {
    return change_page_decide(call, CHANGE_REBILL, CHANGE_REFUSE, page_again);
}

PAGE(order_rebill_withdraw, HTTP_POST, "/orders/{number}/rebill/withdraw", OF_ORDER_DESK,
     &change_decide_form_fields) {
    return change_page_decide(call, CHANGE_REBILL, CHANGE_WITHDRAW, page_again);
}
