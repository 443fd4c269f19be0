// POST /orders/{number}/paid: the payment of an automatic renewal is noted (R4.9).
#include "action/refusal_status.h"
#include "action/renewal/automatic.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/order/order_words.h"
#include "web/order/paid/order_paid.h"

#include <stddef.h>

typedef struct {
    int64_t revision;
} PaidForm;

static const Field fields[] = {
    {.name = S_INIT("revision"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(PaidForm, revision),
     .least = 1,
     .most = INT32_MAX},
};
static const FieldTable paid_fields = FIELD_TABLE("a payment", PaidForm, fields);

PAGE(order_paid, HTTP_POST, "/orders/{number}/paid",
     MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &paid_fields) {
    const PaidForm *form = call->input;
    OrderSeen order = {0};
    AutomaticOutcome outcome;
    Refusals refusals = {0};
    TRY(see_order(call->context, call->params[0], &order, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    if (call->complaints->count > 0) {
        return order_paid_ask(call, 422, &order, NULL);
    }
    PaidInput input = {.order = order.summary.order,
                       .has_revision = form->revision > 0,
                       .revision = form->revision};
    TRY(do_order_paid(call->context, &input, &outcome, &refusals));
    if (refused(&refusals) && order.may_note_payment) {
        return order_paid_ask(call, status_of_refusal(refusals.items[0].id), &order, &refusals);
    }
    return refused(&refusals)
               ? page_refused(call, &refusals)
               : page_see_other(call, order_url(call->arena, order.summary.order).text);
}
