// Asks and decides.
#include "web/order/decide/order_decide.h"

#include "action/refusal_status.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/order/order_words.h"
#include "web/part/form/ask.h"
#include "web/part/show/amounts.h"
#include "web/tpl_ask.h"

#include <stddef.h>

enum { FIELDS_MAX = 2, FACTS_MAX = 3, MONEY_ROOM = 32 };

static const FieldInside insides[] = {
    {&order_decision_fields, offsetof(OrderDecideForm, ask)},
};
static const Field own_fields[] = {
    {.name = S_INIT("revision"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(OrderDecideForm, revision),
     .least = 1,
     .most = INT32_MAX},
};
const FieldTable order_decide_fields =
    FIELD_TABLE_WITH("a decision on an order", OrderDecideForm, own_fields, insides);

static const Text verb_names[] = {S_INIT("confirm"), S_INIT("reject"), S_INIT("cancel")};

static Message title_of(OrderAskVerb verb, Text number) {
    return verb == ORDER_ASK_CONFIRM  ? msg_ask_confirm_order_title(number)
           : verb == ORDER_ASK_REJECT ? msg_ask_reject_order_title(number)
                                      : msg_ask_cancel_order_title(number);
}

static Message text_of_verb(OrderAskVerb verb) {
    return verb == ORDER_ASK_CONFIRM  ? msg_ask_confirm_order_text()
           : verb == ORDER_ASK_REJECT ? msg_ask_reject_order_text()
                                      : msg_ask_cancel_order_text();
}

static Message button_of(OrderAskVerb verb) {
    return verb == ORDER_ASK_CONFIRM  ? msg_act_confirm_order()
           : verb == ORDER_ASK_REJECT ? msg_act_reject_order()
                                      : msg_act_cancel_order();
}

static void add_field(const PageCall *call, const Refusals *refusals, FormFields *fields,
                      FormField field) {
    Message problem;
    if (page_problem_of(call, refusals, field.name, &problem)) {
        field = field_with_problem(field, problem);
    }
    fields->items[fields->count++] = field;
}

// The total as it is shown goes along: where it moves meanwhile, both are asked about.
static KeptList kept_of(const PageCall *call, OrderAskVerb verb, const OrderRow *row) {
    TextBuf total = buf_new(call->arena, MONEY_ROOM);
    Kept *kept = arena_array(call->arena, Kept, 1);
    money_write(&total, row->total, row->money);
    *kept = (Kept){S("expected_total"), buf_text(&total)};
    return verb == ORDER_ASK_CONFIRM ? (KeptList){kept, 1} : (KeptList){0};
}

static FormFields fields_of(const PageCall *call, OrderAskVerb verb, const Refusals *refusals) {
    FormFields fields = {arena_array(call->arena, FormField, FIELDS_MAX), 0};
    if (verb != ORDER_ASK_CONFIRM) {
        add_field(call, refusals, &fields,
                  field_area(S("reason"), msg_reason(), page_typed(call, S("reason"))));
        fields.items[0].optional = verb == ORDER_ASK_CANCEL;
        return fields;
    }
    Text day = page_typed(call, S("purchase_order_date"));
    add_field(call, refusals, &fields,
              field_text(S("purchase_order"), msg_purchase_order(),
                         page_typed(call, S("purchase_order"))));
    add_field(call, refusals, &fields,
              field_date(S("purchase_order_date"), msg_purchase_order_date(),
                         day.len > 0 ? day : date_text(call->arena, call->context->today)));
    return fields;
}

static Facts facts_of(const PageCall *call, const OrderRow *row) {
    Fact *facts = arena_array(call->arena, Fact, FACTS_MAX);
    facts[0] = (Fact){.label = msg_customer(), .value = msg_plain(row->customer_name)};
    facts[1] = (Fact){.label = msg_lines(), .value = msg_count_lines(row->lines)};
    facts[2] =
        (Fact){.label = msg_total(), .value = msg_sum_money(money_amount(row->total, row->money))};
    return (Facts){facts, FACTS_MAX};
}

static Err show(PageCall *call, int status, OrderAskVerb verb, const OrderSeen *order,
                const Refusals *refusals) {
    const OrderRow *row = &order->summary;
    Ask ask = {
        .title = title_of(verb, row->order),
        .text = text_of_verb(verb),
        .facts = facts_of(call, row),
        .fields = fields_of(call, verb, refusals),
        .kept = kept_of(call, verb, row),
        .action = order_verb_url(call->arena, row->order, verb_names[verb]),
        .keys = page_keys(call, order_revision_text(call->arena, order->revision)),
        .danger = verb != ORDER_ASK_CONFIRM,
        .button = button_of(verb),
        .back = order_url(call->arena, row->order),
    };
    PageParts parts = {.title = ask.title, .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    tpl_ask(&parts.main, &ask);
    return page_show(call, status, &parts);
}

// Whether the order is there for the viewer; false where the answer is given already.
static Err find(PageCall *call, OrderSeen *order, bool *ret_found) {
    Refusals refusals = {0};
    TRY(see_order(call->context, call->params[0], order, &refusals));
    *ret_found = !refused(&refusals);
    return *ret_found ? OK : page_refused(call, &refusals);
}

Err order_decide_ask(PageCall *call, OrderAskVerb verb) {
    OrderSeen order = {0};
    bool found = false;
    TRY(find(call, &order, &found));
    if (!found) {
        return OK;
    }
    if (!(verb == ORDER_ASK_CANCEL ? order.may_cancel : order.may_confirm)) {
        Refusals over = {0};
        refuse(&over, (Refusal){.id = REFUSAL_ALREADY_DECIDED});
        return page_refused(call, &over);
    }
    return show(call, 200, verb, &order, NULL);
}

Err order_decide_do(PageCall *call, OrderAskVerb verb, OrderDecider decide) {
    OrderSeen order = {0};
    OrderDecisionInput input;
    OrderSubmitOutcome outcome;
    Refusals refusals = {0};
    bool found = false;
    TRY(find(call, &order, &found));
    if (!found) {
        return OK;
    }
    const OrderDecideForm *form = call->input;
    order_decision_input(&form->ask, order.summary.order, order.summary.money, &input, &refusals);
    input.has_revision = form->revision > 0;
    input.revision = form->revision;
    if (call->complaints->count > 0 || refused(&refusals)) {
        return show(call, 422, verb, &order, &refusals);
    }
    TRY(decide(call->context, &input, &outcome, &refusals));
    if (refused(&refusals)) {
        return show(call, status_of_refusal(refusals.items[0].id), verb, &order, &refusals);
    }
    return page_see_other(call, order_url(call->arena, order.summary.order).text);
}
