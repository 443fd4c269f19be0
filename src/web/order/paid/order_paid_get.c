// GET /orders/{number}/paid: asks before a payment is noted (R4.9).
#include "web/order/paid/order_paid.h"

#include "base/messages.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/order/order_stale.h"
#include "web/order/order_words.h"
#include "web/part/form/ask.h"
#include "web/part/show/amounts.h"
#include "web/tpl_ask.h"

enum { FACTS_MAX = 3 };

static Facts facts_of(const PageCall *call, const OrderSeen *order) {
    const OrderRow *row = &order->summary;
    Fact *facts = arena_array(call->arena, Fact, FACTS_MAX);
    facts[0] = (Fact){.label = msg_customer(), .value = msg_plain(row->customer_name)};
    facts[1] =
        (Fact){.label = msg_total(), .value = msg_sum_money(money_amount(row->total, row->money))};
    facts[2] =
        (Fact){.label = msg_automatic_renewal(), .value = msg_to_be_paid_until(order->pay_until)};
    return (Facts){facts, FACTS_MAX};
}

Err order_paid_ask(PageCall *call, int status, const OrderSeen *order, const Refusals *refusals) {
    Text number = order->summary.order;
    Ask ask = {
        .title = msg_ask_note_payment_title(number),
        .text = msg_ask_note_payment_text(call->context->today),
        .facts = facts_of(call, order),
        .action = order_verb_url(call->arena, number, S("paid")),
        .keys = page_keys(call, order_revision_text(call->arena, order->revision)),
        .button = msg_act_note_payment(),
        .back = order_url(call->arena, number),
    };
    PageParts parts = {.title = ask.title, .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    parts.notices = order_stale_notice(call, order, refusals);
    tpl_ask(&parts.main, &ask);
    return page_show(call, status, &parts);
}

PAGE(order_paid_ask, HTTP_GET, "/orders/{number}/paid",
     MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), NO_FIELDS) {
    OrderSeen order = {0};
    Refusals refusals = {0};
    TRY(see_order(call->context, call->params[0], &order, &refusals));
    if (!refused(&refusals) && call->viewer->kind != VIEWER_STAFF) {
        refuse(&refusals, (Refusal){.id = REFUSAL_RIGHT_MISSING});
    } else if (!refused(&refusals) && !order.may_note_payment) {
        refuse(&refusals, (Refusal){.id = order.is_automatic ? REFUSAL_ALREADY_DECIDED
                                                             : REFUSAL_NOT_AUTOMATIC});
    }
    return refused(&refusals) ? page_refused(call, &refusals)
                              : order_paid_ask(call, 200, &order, NULL);
}
