// GET /cart: where parts are ordered without a quote; without a customer, whose order it is
// (portal.md P18).
#include "action/order/cart/cart_see.h"
#include "web/order/cart/cart_form.h"

// A customer begins with its own site, where it orders for that.
static Err find_own(const PageCall *call, const CartQuery *asked, Text *ret_site) {
    Cart cart;
    Refusals refusals = {0};
    CartInput own = {.site = call->viewer->account_number};
    bool begins = call->viewer->kind == VIEWER_CUSTOMER && asked->site.len == 0 &&
                  asked->customer.len == 0 && asked->draft.len == 0 && !asked->choose.value;
    *ret_site = asked->site;
    if (begins) {
        TRY(see_cart(call->context, &own, &cart, &refusals));
        bool hidden = refused(&refusals) && refusals.items[0].id == REFUSAL_SITE_NOT_FOUND;
        *ret_site = hidden ? S("") : own.site;
    }
    return OK;
}

PAGE(cart, HTTP_GET, "/cart", MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING),
     &cart_query_fields) {
    const CartQuery *asked = call->input;
    CartForm form = {
        .order = {.draft = asked->draft}, .add = asked->part, .kept = asked->kept.value};
    TRY(find_own(call, asked, &form.order.site));
    int status = call->complaints->count > 0 ? 422 : 200;
    bool known = form.order.site.len > 0 || form.order.draft.len > 0;
    return known ? cart_show(call, status, &form, NULL)
                 : cart_find_show(call, status, asked->customer, asked->part);
}
