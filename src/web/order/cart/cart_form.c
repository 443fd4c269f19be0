// The fields of the cart, and its way to the action.
#include "web/order/cart/cart_form.h"

#include "action/order/order_submit.h"
#include "action/refusal_status.h"
#include "web/frame.h"
#include "web/order/attachment/order_papers_view.h"
#include "web/order/order_words.h"

#include <stddef.h>

static const Field form_fields[] = {
    {.name = S_INIT("repair"), .kind = FIELD_BOOL, .offset = offsetof(CartForm, repair)},
    {.name = S_INIT("merge"), .kind = FIELD_BOOL, .offset = offsetof(CartForm, merge)},
    {.name = S_INIT("add"), .kind = FIELD_NAME, .offset = offsetof(CartForm, add)},
    {.name = S_INIT("find"), .kind = FIELD_NAME, .offset = offsetof(CartForm, find)},
};
static const FieldInside form_insides[] = {{&order_ask_fields, offsetof(CartForm, order)}};
const FieldTable cart_form_fields =
    FIELD_TABLE_WITH("an order", CartForm, form_fields, form_insides);

#define ASKED(member)                                                                              \
    { .name = S_INIT(#member), .kind = FIELD_NAME, .offset = offsetof(CartQuery, member) }

static const Field query_fields[] = {
    ASKED(site),
    ASKED(draft),
    ASKED(customer),
    ASKED(part),
    {.name = S_INIT("choose"), .kind = FIELD_BOOL, .offset = offsetof(CartQuery, choose)},
    {.name = S_INIT("kept"), .kind = FIELD_BOOL, .offset = offsetof(CartQuery, kept)},
};
const FieldTable cart_query_fields = FIELD_TABLE("a cart", CartQuery, query_fields);

Url cart_url(Arena *arena, Text site, Text draft) {
    Url url = url_path(S("/cart"));
    url = site.len > 0 ? url_with(arena, url, S("site"), site) : url;
    return draft.len > 0 ? url_with(arena, url, S("draft"), draft) : url;
}

Url cart_drafts_url(Arena *arena) {
    return url_with(arena, url_path(S("/orders")), S("state"), S("draft"));
}

// What no form of ours leaves out.
static bool names_nobody(const CartForm *form) {
    return form->order.site.len == 0;
}

Err cart_check(PageCall *call) {
    const CartForm *form = call->input;
    int status = call->complaints->count > 0 ? 422 : 200;
    return names_nobody(form) ? cart_find_show(call, status, S(""), S(""))
                              : cart_show(call, status, form, NULL);
}

static Err lead_on(PageCall *call, const OrderSubmitOutcome *outcome) {
    Url url = order_url(call->arena, outcome->number);
    if (outcome->draft.len > 0) {
        url = url_with(call->arena, url, S("left"), outcome->draft);
    }
    return page_see_other(call, url.text);
}

Err cart_send(PageCall *call, OrderAnswerer answerer, bool *ret_done,
              OrderSubmitOutcome *ret_outcome) {
    const CartForm *form = call->input;
    OrderSubmitInput input;
    Refusals refusals = {0};
    *ret_done = false;
    if (call->complaints->count > 0 || names_nobody(form)) {
        return names_nobody(form) ? cart_find_show(call, 422, S(""), S(""))
                                  : cart_show(call, 422, form, NULL);
    }
    order_ask_input(call->arena, &form->order, &input, &refusals);
    input.files = order_files_sent(call);
    if (!refused(&refusals)) {
        TRY(answerer(call->context, &input, ret_outcome, &refusals));
    }
    if (refused(&refusals)) {
        return cart_show(call, status_of_refusal(refusals.items[0].id), form, &refusals);
    }
    *ret_done = true;
    return OK;
}

Err cart_submit(PageCall *call) {
    OrderSubmitOutcome outcome;
    bool done = false;
    TRY(cart_send(call, do_order_submit, &done, &outcome));
    return done ? lead_on(call, &outcome) : OK;
}
