// The fields of plans, and their values.
#include "action/plan/plan_ask.h"

#include "action/order/ask/order_ask.h"
#include "action/quote/quote_see.h"

#include <stddef.h>

static const Field what_if_line_fields[] = {
    {.name = S_INIT("part"), .kind = FIELD_NAME, .offset = offsetof(WhatIfAskLine, part)},
    {.name = S_INIT("quantity"), .kind = FIELD_COUNT, .offset = offsetof(WhatIfAskLine, quantity)},
};
static const FieldTable what_if_line_table =
    FIELD_TABLE("a line to try", WhatIfAskLine, what_if_line_fields);

static const Field join_fields[] = {
    {.name = S_INIT("site"), .kind = FIELD_NAME, .offset = offsetof(WhatIfAskJoin, site)},
};
static const FieldTable join_table = FIELD_TABLE("a site that joins", WhatIfAskJoin, join_fields);

static const Field move_fields[] = {
    {.name = S_INIT("from"), .kind = FIELD_NAME, .offset = offsetof(WhatIfAskMove, from)},
    {.name = S_INIT("entitlement"),
     .kind = FIELD_NAME,
     .offset = offsetof(WhatIfAskMove, entitlement)},
    {.name = S_INIT("quantity"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(WhatIfAskMove, quantity),
     .least = 1,
     .most = QUANTITY_ASKED_MAX},
};
static const FieldTable move_table = FIELD_TABLE("a move to try", WhatIfAskMove, move_fields);

static const Field ask_fields[] = {
    {.name = S_INIT("site"), .kind = FIELD_NAME, .offset = offsetof(WhatIfAsk, site)},
    {.name = S_INIT("currency"), .kind = FIELD_NAME, .offset = offsetof(WhatIfAsk, currency)},
    {.name = S_INIT("lines"),
     .kind = FIELD_LIST,
     .offset = offsetof(WhatIfAsk, lines),
     .items = &what_if_line_table},
    {.name = S_INIT("paste"),
     .kind = FIELD_TEXT,
     .offset = offsetof(WhatIfAsk, paste),
     .most = PASTE_CHARACTERS_MAX},
    {.name = S_INIT("quote"), .kind = FIELD_NAME, .offset = offsetof(WhatIfAsk, quote)},
    {.name = S_INIT("day"), .kind = FIELD_DATE, .offset = offsetof(WhatIfAsk, day)},
    {.name = S_INIT("joining"),
     .kind = FIELD_LIST,
     .offset = offsetof(WhatIfAsk, joining),
     .items = &join_table},
    {.name = S_INIT("moves"),
     .kind = FIELD_LIST,
     .offset = offsetof(WhatIfAsk, moves),
     .items = &move_table},
};
const FieldTable what_if_fields = FIELD_TABLE("an order to try", WhatIfAsk, ask_fields);

static const Field pair_line_fields[] = {
    {.name = S_INIT("part"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(OrderPairAskLine, part)},
    {.name = S_INIT("quantity"),
     .kind = FIELD_COUNT,
     .required = true,
     .offset = offsetof(OrderPairAskLine, quantity)},
    {.name = S_INIT("first"), .kind = FIELD_COUNT, .offset = offsetof(OrderPairAskLine, first)},
};
static const FieldTable pair_line_table =
    FIELD_TABLE("a line of two orders", OrderPairAskLine, pair_line_fields);

#define PAIR_NAME(field)                                                                           \
    { .name = S_INIT(#field), .kind = FIELD_NAME, .offset = offsetof(OrderPairAsk, field) }
#define PAIR_DATE(field)                                                                           \
    { .name = S_INIT(#field), .kind = FIELD_DATE, .offset = offsetof(OrderPairAsk, field) }

static const Field pair_fields[] = {
    {.name = S_INIT("site"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(OrderPairAsk, site)},
    {.name = S_INIT("currency"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(OrderPairAsk, currency)},
    {.name = S_INIT("lines"),
     .kind = FIELD_LIST,
     .offset = offsetof(OrderPairAsk, lines),
     .items = &pair_line_table},
    PAIR_NAME(reseller),
    PAIR_NAME(purchase_order),
    PAIR_DATE(purchase_order_date),
    PAIR_NAME(customer_purchase_order),
    PAIR_DATE(customer_order_date),
    PAIR_NAME(expected_first),
    PAIR_NAME(expected_second),
    {.name = S_INIT("confirm_duplicate"),
     .kind = FIELD_BOOL,
     .offset = offsetof(OrderPairAsk, confirm_duplicate)},
    PAIR_NAME(ship_to),
    PAIR_NAME(bill_to),
    PAIR_NAME(proof_contact),
    PAIR_NAME(renewal_contact),
    PAIR_NAME(terms_version),
};
const FieldTable order_pair_fields = FIELD_TABLE("two orders", OrderPairAsk, pair_fields);

// ---- what is tried ----

static bool fits(size_t lines, Refusals *refusals) {
    if (lines > ORDER_LINES_MAX) {
        refuse(refusals, (Refusal){.id = REFUSAL_TOO_MANY_LINES, .field = S("lines")});
    }
    return lines <= ORDER_LINES_MAX;
}

static void judge_quantity(int64_t quantity, size_t index, Refusals *refusals) {
    if (quantity > QUANTITY_ASKED_MAX) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_QUANTITY,
                                   .field = S("quantity"),
                                   .line = (int32_t)index + 1});
    }
}

static void take_currency(Text code, Currency *ret, Refusals *refusals) {
    if (!currency_find(code, ret)) {
        refuse(refusals,
               (Refusal){.id = REFUSAL_CURRENCY_DIFFERS, .field = S("currency"), .value = code});
    }
}

static void take_lines(Arena *arena, const FieldList *given, WhatIfInput *input,
                       Refusals *refusals) {
    const WhatIfAskLine *items = given->items;
    OrderLineInput *lines = arena_array(arena, OrderLineInput, given->count);
    for (size_t i = 0; i < given->count; i++) {
        if (items[i].part.len > 0 || items[i].quantity != 0) {
            judge_quantity(items[i].quantity, input->line_count, refusals);
            lines[input->line_count++] =
                (OrderLineInput){.part = items[i].part, .quantity = {items[i].quantity}};
        }
    }
    input->lines = lines;
}

static void take_arrivals(Arena *arena, const WhatIfAsk *ask, WhatIfComing *coming,
                          Refusals *refusals) {
    const WhatIfAskJoin *joins = ask->joining.items;
    const WhatIfAskMove *asked = ask->moves.items;
    Text *joining = arena_array(arena, Text, ask->joining.count);
    WhatIfMove *moves = arena_array(arena, WhatIfMove, ask->moves.count);
    if (ask->joining.count > WHAT_IF_JOINING_MAX || ask->moves.count > WHAT_IF_MOVES_MAX) {
        bool of_joining = ask->joining.count > WHAT_IF_JOINING_MAX;
        refuse(refusals, (Refusal){.id = REFUSAL_TOO_MANY_LINES,
                                   .field = of_joining ? S("joining") : S("moves")});
        return;
    }
    for (size_t i = 0; i < ask->joining.count; i++) {
        if (joins[i].site.len > 0) {
            joining[coming->joining_count++] = joins[i].site;
        }
    }
    coming->joining = joining;
    for (size_t i = 0; i < ask->moves.count; i++) {
        const WhatIfAskMove *move = &asked[i];
        if (move->from.len > 0 || move->entitlement.len > 0 || move->quantity != 0) {
            moves[coming->move_count++] =
                (WhatIfMove){move->from, move->entitlement, {move->quantity}};
        }
    }
    coming->moves = moves;
}

// The lines of a quote as they are; with renewal lines it is tried whole, as it stands.
static Err take_quote(const ActionContext *context, Text number, WhatIfInput *input,
                      Refusals *refusals) {
    Quote quote;
    TRY(see_quote(context, number, 0, &quote, refusals));
    if (refused(refusals)) {
        return OK;
    }
    OrderLineInput *lines = arena_array(context->arena, OrderLineInput, quote.line_count);
    for (size_t i = 0; i < quote.line_count; i++) {
        const QuoteLine *line = &quote.lines[i];
        if (line->entitlement_id.id != 0 && input->quote.len == 0) {
            input->quote = quote.number;
            input->site = line->site;
        }
        lines[i] = (OrderLineInput){line->part, line->quantity};
    }
    if (input->quote.len == 0) {
        input->site = quote.site;
    }
    input->has_currency = true;
    input->currency = quote.money;
    input->lines = lines;
    input->line_count = quote.line_count;
    return OK;
}

Err what_if_input(const ActionContext *context, const WhatIfAsk *ask, WhatIfInput *ret_input,
                  Refusals *ret_refusals) {
    WhatIfInput input = {.site = ask->site, .has_day = ask->day.given, .day = ask->day.date};
    if (ask->quote.len > 0) {
        TRY(take_quote(context, ask->quote, &input, ret_refusals));
    } else if (fits(ask->lines.count, ret_refusals)) {
        input.has_currency = ask->currency.len > 0;
        if (input.has_currency) {
            take_currency(ask->currency, &input.currency, ret_refusals);
        }
        take_lines(context->arena, &ask->lines, &input, ret_refusals);
        input.paste = ask->paste;
    }
    take_arrivals(context->arena, ask, &input.coming, ret_refusals);
    *ret_input = input;
    return OK;
}

// ---- two orders ----

static void take_pair_lines(Arena *arena, const FieldList *given, OrderPairInput *input,
                            Refusals *refusals) {
    const OrderPairAskLine *items = given->items;
    OrderLineInput *lines = arena_array(arena, OrderLineInput, given->count);
    Quantity *first = arena_array(arena, Quantity, given->count);
    for (size_t i = 0; i < given->count; i++) {
        judge_quantity(items[i].quantity, i, refusals);
        lines[i] = (OrderLineInput){.part = items[i].part, .quantity = {items[i].quantity}};
        first[i].count = items[i].first;
    }
    input->order.lines = lines;
    input->order.line_count = given->count;
    input->first = first;
}

static void take_expected(const OrderPairAsk *ask, OrderPairInput *input, Refusals *refusals) {
    struct {
        Text name;
        Text typed;
        Money *to;
    } totals[] = {{S("expected_first"), ask->expected_first, &input->expected_first},
                  {S("expected_second"), ask->expected_second, &input->expected_second}};
    input->has_expected = ask->expected_first.len > 0 || ask->expected_second.len > 0;
    for (size_t i = 0; input->has_expected && i < 2; i++) {
        if (money_parse(totals[i].typed, input->order.currency, totals[i].to) != DECIMAL_FINE) {
            refuse(refusals, (Refusal){.id = REFUSAL_BAD_PRICE,
                                       .field = totals[i].name,
                                       .value = totals[i].typed});
        }
    }
}

void order_pair_input(Arena *arena, const OrderPairAsk *ask, OrderPairInput *ret_input,
                      Refusals *ret_refusals) {
    OrderPairInput input = {
        .order = {
            .site = ask->site,
            .reseller = ask->reseller,
            .purchase_order = ask->purchase_order,
            .has_purchase_order_on = ask->purchase_order_date.given,
            .purchase_order_on = ask->purchase_order_date.date,
            .customer_purchase_order = ask->customer_purchase_order,
            .has_customer_order_on = ask->customer_order_date.given,
            .customer_order_on = ask->customer_order_date.date,
            .confirm_duplicate = ask->confirm_duplicate.given && ask->confirm_duplicate.value,
            .ship_to = ask->ship_to,
            .bill_to = ask->bill_to,
            .proof_contact = ask->proof_contact,
            .renewal_contact = ask->renewal_contact,
            .terms_version = ask->terms_version,
        }};
    if (fits(ask->lines.count, ret_refusals)) {
        take_pair_lines(arena, &ask->lines, &input, ret_refusals);
    }
    take_currency(ask->currency, &input.order.currency, ret_refusals);
    if (!refused(ret_refusals)) {
        take_expected(ask, &input, ret_refusals);
    }
    *ret_input = input;
}
