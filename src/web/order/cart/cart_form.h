// The cart (P18): what its form brings and how its page answers. It is sent where every order is
// checked and submitted (/orders/check, /orders); an order of a quote has a form of its own.
#ifndef WEB_ORDER_CART_CART_FORM_H
#define WEB_ORDER_CART_CART_FORM_H

#include "action/order/ask/order_ask.h"
#include "web/order/order_form.h"
#include "web/page.h"

typedef struct {
    OrderAsk order;
    FieldBool repair; // put what is offered in the places of what was typed
    FieldBool merge;  // put one line for each part in the places of several
    Text add;         // a line to be added to what was typed
    Text find;        // a part to be found
    bool kept;        // of no field: it was kept a moment ago
} CartForm;

extern const FieldTable cart_form_fields;

typedef struct {
    Text site;
    Text draft;
    Text customer;    // a customer to be found
    FieldBool choose; // another than the viewer's own site
    Text part;        // a line to begin with
    FieldBool kept;   // it was kept a moment ago
} CartQuery;

extern const FieldTable cart_query_fields;

// Answers with the cart, filled: what was typed, judged and priced. `tried` is what the business
// refused when it was submitted; NULL: it was not. A site or a draft that is not the viewer's is
// answered as such.
Err cart_show(PageCall *call, int status, const CartForm *form, const Refusals *tried);
// Reads the form and asks `answerer`; *ret_done false: refused, and answered with the cart.
Err cart_send(PageCall *call, OrderAnswerer answerer, bool *ret_done,
              OrderSubmitOutcome *ret_outcome);
// Answers with the search for whom to order; `part` is a line that the cart begins with, or empty.
Err cart_find_show(PageCall *call, int status, Text customer, Text part);

// POST /orders/check of a cart.
Err cart_check(PageCall *call);
// POST /orders of a cart: submits, then leads to the order.
Err cart_submit(PageCall *call);

// /cart with a site, or a draft; an empty text is left out.
Url cart_url(Arena *arena, Text site, Text draft);

// The drafts among the orders.
Url cart_drafts_url(Arena *arena);

#endif
