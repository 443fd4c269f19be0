// GET /cart: where parts are ordered without a quote; without a customer, whose order it is
// (portal.md P18).
#include "web/order/cart/cart_form.h"

// A customer begins with its own site.
static Text site_of(const PageCall *call, const CartQuery *asked) {
    bool own = call->viewer->kind == VIEWER_CUSTOMER && asked->site.len == 0 &&
               asked->customer.len == 0 && asked->draft.len == 0 && !asked->choose.value;
    return own ? call->viewer->account_number : asked->site;
}

PAGE(cart, HTTP_GET, "/cart", MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING),
     &cart_query_fields) {
    const CartQuery *asked = call->input;
    CartForm form = {.order = {.site = site_of(call, asked), .draft = asked->draft},
                     .add = asked->part};
    int status = call->complaints->count > 0 ? 422 : 200;
    bool known = form.order.site.len > 0 || form.order.draft.len > 0;
    return known ? cart_show(call, status, &form, NULL)
                 : cart_find_show(call, status, asked->customer);
}
