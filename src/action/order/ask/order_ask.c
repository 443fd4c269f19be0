// The fields of orders, and their values.
#include "action/order/ask/order_ask.h"

#include <stddef.h>

enum { REASON_CHARACTERS_MAX = 2000 };

static const Text modes[] = {S_INIT("all"), S_INIT("good_lines")};

static const Field line_fields[] = {
    {.name = S_INIT("part"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(OrderAskLine, part)},
    {.name = S_INIT("quantity"),
     .kind = FIELD_COUNT,
     .required = true,
     .offset = offsetof(OrderAskLine, quantity)},
};
static const FieldTable line_table = FIELD_TABLE("an order line", OrderAskLine, line_fields);

static const Field ask_fields[] = {
    {.name = S_INIT("site"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(OrderAsk, site)},
    {.name = S_INIT("lines"),
     .kind = FIELD_LIST,
     .offset = offsetof(OrderAsk, lines),
     .items = &line_table},
    {.name = S_INIT("paste"),
     .kind = FIELD_TEXT,
     .offset = offsetof(OrderAsk, paste),
     .most = PASTE_CHARACTERS_MAX},
    {.name = S_INIT("quote"), .kind = FIELD_NAME, .offset = offsetof(OrderAsk, quote)},
    {.name = S_INIT("draft"), .kind = FIELD_NAME, .offset = offsetof(OrderAsk, draft)},
    {.name = S_INIT("draft_revision"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(OrderAsk, draft_revision),
     .least = 1,
     .most = INT32_MAX},
    {.name = S_INIT("reseller"), .kind = FIELD_NAME, .offset = offsetof(OrderAsk, reseller)},
    {.name = S_INIT("purchase_order"),
     .kind = FIELD_NAME,
     .offset = offsetof(OrderAsk, purchase_order)},
    {.name = S_INIT("purchase_order_date"),
     .kind = FIELD_DATE,
     .offset = offsetof(OrderAsk, purchase_order_date)},
    {.name = S_INIT("customer_purchase_order"),
     .kind = FIELD_NAME,
     .offset = offsetof(OrderAsk, customer_purchase_order)},
    {.name = S_INIT("customer_order_date"),
     .kind = FIELD_DATE,
     .offset = offsetof(OrderAsk, customer_order_date)},
    {.name = S_INIT("expected_total"),
     .kind = FIELD_NAME,
     .offset = offsetof(OrderAsk, expected_total)},
    {.name = S_INIT("currency"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(OrderAsk, currency)},
    {.name = S_INIT("confirm_duplicate"),
     .kind = FIELD_BOOL,
     .offset = offsetof(OrderAsk, confirm_duplicate)},
    {.name = S_INIT("mode"),
     .kind = FIELD_CHOICE,
     .offset = offsetof(OrderAsk, mode),
     .choices = modes,
     .choice_count = 2},
    {.name = S_INIT("ship_to"), .kind = FIELD_NAME, .offset = offsetof(OrderAsk, ship_to)},
    {.name = S_INIT("bill_to"), .kind = FIELD_NAME, .offset = offsetof(OrderAsk, bill_to)},
    {.name = S_INIT("proof_contact"),
     .kind = FIELD_NAME,
     .offset = offsetof(OrderAsk, proof_contact)},
    {.name = S_INIT("renewal_contact"),
     .kind = FIELD_NAME,
     .offset = offsetof(OrderAsk, renewal_contact)},
    {.name = S_INIT("terms_version"),
     .kind = FIELD_NAME,
     .offset = offsetof(OrderAsk, terms_version)},
};
const FieldTable order_ask_fields = FIELD_TABLE("an order", OrderAsk, ask_fields);

static const Field decision_fields[] = {
    {.name = S_INIT("purchase_order"),
     .kind = FIELD_NAME,
     .offset = offsetof(OrderDecisionAsk, purchase_order)},
    {.name = S_INIT("purchase_order_date"),
     .kind = FIELD_DATE,
     .offset = offsetof(OrderDecisionAsk, purchase_order_date)},
    {.name = S_INIT("expected_total"),
     .kind = FIELD_NAME,
     .offset = offsetof(OrderDecisionAsk, expected_total)},
    {.name = S_INIT("reason"),
     .kind = FIELD_NAME,
     .offset = offsetof(OrderDecisionAsk, reason),
     .most = REASON_CHARACTERS_MAX},
};
const FieldTable order_decision_fields =
    FIELD_TABLE("a decision on an order", OrderDecisionAsk, decision_fields);

const Text order_hold_choices[ORDER_HOLD_CHOICES] = {
    S_INIT("other"),  S_INIT("duplicate_order"), S_INIT("price_differs"),
    S_INIT("credit"), S_INIT("export_check"),    S_INIT("signature_missing")};

static const Field hold_fields[] = {
    {.name = S_INIT("hold"),
     .kind = FIELD_CHOICE,
     .offset = offsetof(OrderDecisionAsk, hold),
     .choices = order_hold_choices,
     .choice_count = ORDER_HOLD_CHOICES},
    {.name = S_INIT("reason"),
     .kind = FIELD_NAME,
     .offset = offsetof(OrderDecisionAsk, reason),
     .most = REASON_CHARACTERS_MAX},
};
const FieldTable order_hold_fields = FIELD_TABLE("a hold", OrderDecisionAsk, hold_fields);

// False where nothing is given.
static bool expected(Text total, Currency currency, Money *ret_total, Refusals *refusals) {
    if (total.len > 0 && money_parse(total, currency, ret_total) != DECIMAL_FINE) {
        refuse(refusals,
               (Refusal){.id = REFUSAL_BAD_PRICE, .field = S("expected_total"), .value = total});
    }
    return total.len > 0;
}

static void take_lines(Arena *arena, const FieldList *given, OrderSubmitInput *input,
                       Refusals *refusals) {
    const OrderAskLine *items = given->items;
    if (given->count > ORDER_LINES_MAX) {
        refuse(refusals, (Refusal){.id = REFUSAL_TOO_MANY_LINES, .field = S("lines")});
        return;
    }
    OrderLineInput *lines = arena_array(arena, OrderLineInput, given->count);
    for (size_t i = 0; i < given->count; i++) {
        if (items[i].quantity > QUANTITY_ASKED_MAX) {
            refuse(refusals, (Refusal){.id = REFUSAL_BAD_QUANTITY,
                                       .field = S("quantity"),
                                       .line = (int32_t)i + 1});
        }
        lines[i] = (OrderLineInput){.part = items[i].part, .quantity = {items[i].quantity}};
    }
    input->lines = lines;
    input->line_count = given->count;
}

void order_ask_input(Arena *arena, const OrderAsk *ask, OrderSubmitInput *ret_input,
                     Refusals *ret_refusals) {
    OrderSubmitInput input = {
        .site = ask->site,
        .quote = ask->quote,
        .paste = ask->paste,
        .draft = ask->draft,
        .draft_revision = ask->draft_revision,
        .reseller = ask->reseller,
        .purchase_order = ask->purchase_order,
        .has_purchase_order_on = ask->purchase_order_date.given,
        .purchase_order_on = ask->purchase_order_date.date,
        .customer_purchase_order = ask->customer_purchase_order,
        .has_customer_order_on = ask->customer_order_date.given,
        .customer_order_on = ask->customer_order_date.date,
        .confirm_duplicate = ask->confirm_duplicate.given && ask->confirm_duplicate.value,
        .mode = (OrderMode)ask->mode,
        .ship_to = ask->ship_to,
        .bill_to = ask->bill_to,
        .proof_contact = ask->proof_contact,
        .renewal_contact = ask->renewal_contact,
        .terms_version = ask->terms_version,
    };
    take_lines(arena, &ask->lines, &input, ret_refusals);
    if (!currency_find(ask->currency, &input.currency)) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_CURRENCY_DIFFERS,
                                       .field = S("currency"),
                                       .value = ask->currency});
    } else {
        input.has_expected_total =
            expected(ask->expected_total, input.currency, &input.expected_total, ret_refusals);
    }
    *ret_input = input;
}

void order_decision_input(const OrderDecisionAsk *ask, Text number, Currency currency,
                          OrderDecisionInput *ret_input, Refusals *ret_refusals) {
    OrderDecisionInput input = {
        .order = number,
        .purchase_order = ask->purchase_order,
        .has_purchase_order_on = ask->purchase_order_date.given,
        .purchase_order_on = ask->purchase_order_date.date,
        .hold = order_hold_choices[ask->hold],
        .reason = ask->reason,
    };
    input.has_expected_total =
        expected(ask->expected_total, currency, &input.expected_total, ret_refusals);
    *ret_input = input;
}
