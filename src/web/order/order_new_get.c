// GET /orders/new?quote=…: the form, prefilled from an accepted quote (portal.md P18).
#include "web/lost.h"
#include "web/order/order_form.h"

typedef struct {
    Text quote;
} NewQuery;

static const Field fields[] = {
    {.name = S_INIT("quote"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(NewQuery, quote)},
};
static const FieldTable query = FIELD_TABLE("a new order", NewQuery, fields);

PAGE(order_new, HTTP_GET, "/orders/new", MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING),
     &query) {
    const NewQuery *asked = call->input;
    Quote quote;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return page_lost(call, 422);
    }
    TRY(see_quote(call->context, asked->quote, 0, &quote, &refusals));
    if (!refused(&refusals) && quote.state != QUOTE_ACCEPTED) {
        refuse(&refusals, (Refusal){.id = REFUSAL_QUOTE_STATE, .value = quote.state_name});
    }
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    return order_form_show(call, 200, &(OrderForm){.quote = &quote});
}
