// /orders/{number}/rebill +confirm +refuse +withdraw (portal.md P19). The forms stand on one page.
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

static Err page_again(PageCall *call, int status, const Refusals *refusals) {
    return order_rebill_page(call, status, NULL, refusals);
}

static Err page_typed_again(PageCall *call, int status, const Refusals *refusals) {
    const OrderRebillForm *form = call->input;
    return order_rebill_page(call, status, &form->ask, refusals);
}

PAGE(order_rebill_show, HTTP_GET, "/orders/{number}/rebill", OF_ORDER_DESK, &order_rebill_fields) {
    const OrderRebillForm *form = call->input;
    if (call->complaints->count > 0) {
        return page_again(call, 422, NULL);
    }
    return order_rebill_page(call, 200, page_was_sent(call, S("site")) ? &form->ask : NULL, NULL);
}

PAGE(order_rebill_ask, HTTP_POST, "/orders/{number}/rebill", OF_ORDER_DESK, &order_rebill_fields) {
    const OrderRebillForm *form = call->input;
    ChangeAskInput input = {.kind = CHANGE_REBILL,
                            .order = call->params[0],
                            .revision = form->revision,
                            .rebill = &form->ask};
    return change_page_ask(call, &input, page_again, page_typed_again);
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
