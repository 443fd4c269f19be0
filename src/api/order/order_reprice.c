// /api/v1/orders/{number}/price +check +confirm +refuse +withdraw (portal.md P19).
#include "api/order/order_change_answer.h"

ENDPOINT(order_reprice_show, HTTP_GET, "/orders/{number}/price", OF_ORDER_DESK, TAKES_NOTHING,
         GIVES(200, &order_reprice_shape), TAGGED,
         SAYS("The latest prices that were asked for of an order, for the order desk")) {
    return order_change_latest(call, CHANGE_PRICE);
}

ENDPOINT(order_reprice_check, HTTP_POST, "/orders/{number}/price/check", OF_ORDER_DESK,
         &reprice_ask_fields, GIVES(200, &order_reprice_shape),
         SAYS("What other prices of its lines would make of an order that waits, without effect"),
         WITHOUT_KEY) {
    return order_change_checked(
        call,
        &(ChangeAskInput){.kind = CHANGE_PRICE, .order = call->params[0], .price = call->input});
}

// If-Match is the order's.
ENDPOINT(order_reprice_ask, HTTP_POST, "/orders/{number}/price", OF_ORDER_DESK, &reprice_ask_fields,
         GIVES(200, &order_reprice_shape), IF_MATCH,
         SAYS("Asks a second person of the order desk to set unit prices of an order that waits; "
              "as suggested, before any channel discount")) {
    return order_change_asked(
        call,
        &(ChangeAskInput){.kind = CHANGE_PRICE, .order = call->params[0], .price = call->input});
}

ENDPOINT(order_reprice_confirm, HTTP_POST, "/orders/{number}/price/confirm", OF_ORDER_DESK,
         &change_decide_fields, GIVES(200, &order_reprice_shape), IF_MATCH,
         SAYS("The yes of a second person: these are the prices of the lines from then on")) {
    return order_change_decided(call, CHANGE_PRICE, CHANGE_CONFIRM);
}

ENDPOINT(order_reprice_refuse, HTTP_POST, "/orders/{number}/price/refuse", OF_ORDER_DESK,
         &change_decide_fields, GIVES(200, &order_reprice_shape), IF_MATCH,
         SAYS("The no of a second person")) {
    return order_change_decided(call, CHANGE_PRICE, CHANGE_REFUSE);
}

ENDPOINT(order_reprice_withdraw, HTTP_POST, "/orders/{number}/price/withdraw", OF_ORDER_DESK,
         TAKES_NOTHING, GIVES(200, &order_reprice_shape), IF_MATCH,
         SAYS("Who asked takes it back")) {
    return order_change_decided(call, CHANGE_PRICE, CHANGE_WITHDRAW);
}
