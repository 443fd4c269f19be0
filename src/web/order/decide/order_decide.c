// Asks and decides.
#include "web/order/decide/order_decide.h"

#include "action/order/order_hold.h"
#include "action/refusal_status.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/order/order_stale.h"
#include "web/order/order_words.h"
#include "web/part/form/ask.h"
#include "web/part/show/amounts.h"
#include "web/tpl_ask.h"

#include <stddef.h>

enum { FIELDS_MAX = 2, FACTS_MAX = 4, MONEY_ROOM = 32 };

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
static const FieldInside hold_insides[] = {
    {&order_hold_fields, offsetof(OrderDecideForm, ask)},
};
const FieldTable order_hold_form_fields =
    FIELD_TABLE_WITH("a hold", OrderDecideForm, own_fields, hold_insides);

typedef struct {
    Text name;
    Message (*title)(Text number);
    Message (*text)(void);
    Message (*button)(void);
} Verb;

static const Verb verbs[] = {
    [ORDER_ASK_CONFIRM] = {S_INIT("confirm"), msg_ask_confirm_order_title,
                           msg_ask_confirm_order_text, msg_act_confirm_order},
    [ORDER_ASK_HOLD] = {S_INIT("hold"), msg_ask_hold_order_title, msg_ask_hold_order_text,
                        msg_act_hold_order},
    [ORDER_ASK_RELEASE] = {S_INIT("release"), msg_ask_release_order_title,
                           msg_ask_release_order_text, msg_act_release_order},
    [ORDER_ASK_REJECT] = {S_INIT("reject"), msg_ask_reject_order_title, msg_ask_reject_order_text,
                          msg_act_reject_order},
    [ORDER_ASK_CANCEL] = {S_INIT("cancel"), msg_ask_cancel_order_title, msg_ask_cancel_order_text,
                          msg_act_cancel_order},
};

static void add_field(const PageCall *call, const Refusals *refusals, FormFields *fields,
                      FormField field) {
    Message problem;
    if (page_problem_of(call, refusals, field.name, &problem)) {
        field = field_with_problem(field, problem);
    }
    fields->items[fields->count++] = field;
}

// The total as it is shown goes along: where it moves meanwhile, both are asked about.
static KeptList kept_of(const PageCall *call, OrderAskVerb verb, const OrderSeen *order) {
    TextBuf total = buf_new(call->arena, MONEY_ROOM);
    Kept *kept = arena_array(call->arena, Kept, 1);
    money_write(&total, order->total_moved ? order->total_today : order->summary.total,
                order->summary.money);
    *kept = (Kept){S("expected_total"), buf_text(&total)};
    return verb == ORDER_ASK_CONFIRM ? (KeptList){kept, 1} : (KeptList){0};
}

static FieldOptions holds_of(const PageCall *call) {
    FieldOption *options = arena_array(call->arena, FieldOption, ORDER_HOLD_CHOICES);
    for (size_t i = 0; i < ORDER_HOLD_CHOICES; i++) {
        options[i] = (FieldOption){.value = order_hold_choices[i],
                                   .label = order_hold_words(order_hold_choices[i])};
    }
    return (FieldOptions){options, ORDER_HOLD_CHOICES};
}

static void add_papers(const PageCall *call, const Refusals *refusals, FormFields *fields) {
    Text day = page_typed(call, S("purchase_order_date"));
    add_field(call, refusals, fields,
              field_text(S("purchase_order"), msg_purchase_order(),
                         page_typed(call, S("purchase_order"))));
    add_field(call, refusals, fields,
              field_date(S("purchase_order_date"), msg_purchase_order_date(),
                         day.len > 0 ? day : date_text(call->arena, call->context->today)));
}

// Who takes a price that moved has said all else before.
static FormFields fields_of(const PageCall *call, OrderAskVerb verb, const OrderSeen *order,
                            const Refusals *refusals) {
    FormFields fields = {arena_array(call->arena, FormField, FIELDS_MAX), 0};
    if (verb == ORDER_ASK_CONFIRM) {
        if (text_equal(order->waits_on, WAITS_ON_DISTRIBUTOR)) {
            add_papers(call, refusals, &fields);
        }
        return fields;
    }
    if (verb == ORDER_ASK_HOLD) {
        add_field(
            call, refusals, &fields,
            field_select(S("hold"), msg_hold_why(), holds_of(call), page_typed(call, S("hold"))));
    }
    add_field(call, refusals, &fields,
              field_area(S("reason"), msg_reason(), page_typed(call, S("reason"))));
    fields.items[fields.count - 1].optional = verb == ORDER_ASK_CANCEL || verb == ORDER_ASK_RELEASE;
    return fields;
}

static Message total_words(Money total, Currency money) {
    return msg_sum_money(money_amount(total, money));
}

// Where the price has moved since it was submitted, with both totals.
static Facts facts_of(const PageCall *call, const OrderSeen *order) {
    const OrderRow *row = &order->summary;
    Fact *facts = arena_array(call->arena, Fact, FACTS_MAX);
    facts[0] = (Fact){.label = msg_customer(), .value = msg_plain(row->customer_name)};
    facts[1] = (Fact){.label = msg_lines(), .value = msg_count_lines(row->lines)};
    facts[2] = (Fact){.label = order->total_moved ? msg_total_submitted() : msg_total(),
                      .value = total_words(row->total, row->money)};
    facts[3] =
        (Fact){.label = msg_total_of_today(), .value = total_words(order->total_today, row->money)};
    return (Facts){facts, order->total_moved ? FACTS_MAX : FACTS_MAX - 1};
}

static Err show(PageCall *call, int status, OrderAskVerb verb, const OrderSeen *order,
                const Refusals *refusals) {
    const OrderRow *row = &order->summary;
    Ask ask = {
        .title = verbs[verb].title(row->order),
        .text = verbs[verb].text(),
        .facts = facts_of(call, order),
        .fields = fields_of(call, verb, order, refusals),
        .kept = kept_of(call, verb, order),
        .action = order_verb_url(call->arena, row->order, verbs[verb].name),
        .keys = page_keys(call, order_revision_text(call->arena, order->revision)),
        .danger = verb == ORDER_ASK_REJECT || verb == ORDER_ASK_CANCEL,
        .button = verbs[verb].button(),
        .back = order_url(call->arena, row->order),
    };
    PageParts parts = {.title = ask.title, .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    parts.notices = order_stale_notice(call, order, refusals);
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

static bool may(const OrderSeen *order, OrderAskVerb verb) {
    const bool may[] = {[ORDER_ASK_CONFIRM] = order->may_confirm,
                        [ORDER_ASK_HOLD] = order->may_hold,
                        [ORDER_ASK_RELEASE] = order->may_release,
                        [ORDER_ASK_REJECT] = order->may_reject,
                        [ORDER_ASK_CANCEL] = order->may_cancel};
    return may[verb];
}

Err order_decide_ask(PageCall *call, OrderAskVerb verb) {
    OrderSeen order = {0};
    bool found = false;
    TRY(find(call, &order, &found));
    if (!found) {
        return OK;
    }
    if (!may(&order, verb)) {
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
