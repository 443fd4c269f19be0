// POST /orders/drafts: keeps the cart as a draft, and goes on with it (portal.md P18).
#include "action/order/cart/cart_save.h"
#include "web/frame.h"
#include "web/order/cart/cart_form.h"

PAGE(cart_save, HTTP_POST, "/orders/drafts",
     MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &cart_form_fields) {
    OrderSubmitOutcome outcome;
    bool done = false;
    TRY(cart_send(call, do_cart_save, &done, &outcome));
    if (!done) {
        return OK;
    }
    Url cart = cart_url(call->arena, S(""), outcome.number);
    return page_see_other(call, url_with(call->arena, cart, S("kept"), S("yes")).text);
}
