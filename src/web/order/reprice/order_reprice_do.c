// /orders/{number}/price +confirm +refuse +withdraw (portal.md P19). The forms stand on one page.
#include "web/frame.h"
#include "web/order/order_words.h"
#include "web/order/reprice/order_reprice_page.h"

#include <stddef.h>

static const FieldInside inside[] = {{&reprice_ask_fields, offsetof(OrderRepriceForm, ask)}};
static const Field own[] = {{.name = S_INIT("revision"),
                             .kind = FIELD_INTEGER,
                             .offset = offsetof(OrderRepriceForm, revision),
                             .least = 1,
                             .most = INT32_MAX}};
const FieldTable order_reprice_fields =
    FIELD_TABLE_WITH("prices of lines", OrderRepriceForm, own, inside);

static Err page_again(PageCall *call, int status, const Refusals *refusals) {
    return order_reprice_page(call, status, NULL, refusals);
}

static Err page_typed_again(PageCall *call, int status, const Refusals *refusals) {
    const OrderRepriceForm *form = call->input;
    return order_reprice_page(call, status, &form->ask, refusals);
}

PAGE(order_reprice_show, HTTP_GET, "/orders/{number}/price", OF_ORDER_DESK, &order_reprice_fields) {
    const OrderRepriceForm *form = call->input;
    if (call->complaints->count > 0) {
        return page_again(call, 422, NULL);
    }
    return order_reprice_page(call, 200, form->ask.lines.count > 0 ? &form->ask : NULL, NULL);
}

PAGE(order_reprice_ask, HTTP_POST, "/orders/{number}/price", OF_ORDER_DESK, &order_reprice_fields) {
    const OrderRepriceForm *form = call->input;
    ChangeAskInput input = {.kind = CHANGE_PRICE,
                            .order = call->params[0],
                            .revision = form->revision,
                            .price = &form->ask,
                            .leaves_empty = true};
    return change_page_ask(call, &input, page_again, page_typed_again);
}

PAGE(order_reprice_confirm, HTTP_POST, "/orders/{number}/price/confirm", OF_ORDER_DESK,
     &change_decide_form_fields) {
    return change_page_decide(call, CHANGE_PRICE, CHANGE_CONFIRM, page_again);
}

PAGE(order_reprice_refuse, HTTP_POST, "/orders/{number}/price/refuse", OF_ORDER_DESK,
     &change_decide_form_fields) {
    return change_page_decide(call, CHANGE_PRICE, CHANGE_REFUSE, page_again);
}

PAGE(order_reprice_withdraw, HTTP_POST, "/orders/{number}/price/withdraw", OF_ORDER_DESK,
     &change_decide_form_fields) {
    return change_page_decide(call, CHANGE_PRICE, CHANGE_WITHDRAW, page_again);
}
