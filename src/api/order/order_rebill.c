// /api/v1/orders/{number}/rebill +check +confirm +refuse +withdraw (portal.md P19, R9.3).
#include "api/order/order_change_answer.h"

ENDPOINT(order_rebill_show, HTTP_GET, "/orders/{number}/rebill", OF_ORDER_DESK, TAKES_NOTHING,
         GIVES(200, &order_rebill_shape), TAGGED,
         SAYS("The latest rebill that was asked of an order, for the order desk")) {
    return order_change_latest(call, CHANGE_REBILL);
}

ENDPOINT(order_rebill_check, HTTP_POST, "/orders/{number}/rebill/check", OF_ORDER_DESK,
         &rebill_ask_fields, GIVES(200, &order_rebill_shape),
         SAYS("What a rebill would be, without effect"), WITHOUT_KEY) {
    return order_change_checked(
        call,
        &(ChangeAskInput){.kind = CHANGE_REBILL, .order = call->params[0], .rebill = call->input});
}

// If-Match is the order's.
ENDPOINT(order_rebill_ask, HTTP_POST, "/orders/{number}/rebill", OF_ORDER_DESK, &rebill_ask_fields,
         GIVES(200, &order_rebill_shape), IF_MATCH,
         SAYS("Asks a second person of the order desk to credit an order and bill it again; "
              "what is left out of partners and purchase orders is none")) {
    return order_change_asked(
        call,
        &(ChangeAskInput){.kind = CHANGE_REBILL, .order = call->params[0], .rebill = call->input});
}

ENDPOINT(order_rebill_confirm, HTTP_POST, "/orders/{number}/rebill/confirm", OF_ORDER_DESK,
         &change_decide_fields, GIVES(200, &order_rebill_shape), IF_MATCH,
         SAYS("The yes of a second person: the order is credited and billed again")) {
    return order_change_decided(call, CHANGE_REBILL, CHANGE_CONFIRM);
}

ENDPOINT(order_rebill_refuse, HTTP_POST, "/orders/{number}/rebill/refuse", OF_ORDER_DESK,
         &change_decide_fields, GIVES(200, &order_rebill_shape), IF_MATCH,
         SAYS("The no of a second person")) {
    return order_change_decided(call, CHANGE_REBILL, CHANGE_REFUSE);
}

ENDPOINT(order_rebill_withdraw, HTTP_POST, "/orders/{number}/rebill/withdraw", OF_ORDER_DESK,
         TAKES_NOTHING, GIVES(200, &order_rebill_shape), IF_MATCH,
         SAYS("Who asked takes it back")) {
    return order_change_decided(call, CHANGE_REBILL, CHANGE_WITHDRAW);
}
