// Prices of lines of an order that waits, as two persons set them (P19): what is asked for, read,
// judged against what the order costs today, saved and shown. Confirming writes nothing more: an
// order that waits is priced with what was confirmed of it (order_request).
#include "action/order/change/order_change_private.h"
#include "action/order/order_draft_private.h"

#include <stddef.h>

enum { BOTH_BYTES = 64 };

static const Field line_fields[] = {
    {.name = S_INIT("line"),
     .kind = FIELD_INTEGER,
     .required = true,
     .offset = offsetof(RepriceAskLine, line),
     .least = 1,
     .most = INT32_MAX},
    {.name = S_INIT("unit"), .kind = FIELD_NAME, .offset = offsetof(RepriceAskLine, unit)},
};
static const FieldTable line_table =
    FIELD_TABLE("a line and its price", RepriceAskLine, line_fields);

static const Field ask_fields[] = {
    {.name = S_INIT("lines"),
     .kind = FIELD_LIST,
     .offset = offsetof(RepriceAsk, lines),
     .items = &line_table},
    {.name = S_INIT("reason"),
     .kind = FIELD_NAME,
     .offset = offsetof(RepriceAsk, reason),
     .most = CHANGE_REASON_CHARACTERS_MAX},
};
const FieldTable reprice_ask_fields = FIELD_TABLE("prices of lines", RepriceAsk, ask_fields);

static const Column line_columns[] = {
    COLUMN(RepricedLine, line, COLUMN_COUNT),
    COLUMN(RepricedLine, part, COLUMN_NUMBER),
    COLUMN(RepricedLine, quantity, COLUMN_QUANTITY),
    COLUMN(RepricedLine, unit_before, COLUMN_MONEY),
    COLUMN(RepricedLine, extended_before, COLUMN_MONEY),
    COLUMN(RepricedLine, unit, COLUMN_MONEY),
    COLUMN(RepricedLine, extended, COLUMN_MONEY),
};
const ColumnTable repriced_line_columns = COLUMN_TABLE(line_columns, RepricedLine, money);

static const Column columns[] = {
    COLUMN(OrderChange, order, COLUMN_NUMBER),
    COLUMN(OrderChange, revision, COLUMN_COUNT),
    COLUMN(OrderChange, state, COLUMN_TEXT),
    COLUMN(OrderChange, reason, COLUMN_TEXT),
    COLUMN_OR_NULL(OrderChange, asked_on, COLUMN_DATE),
    COLUMN(OrderChange, asked_by, COLUMN_TEXT),
    COLUMN_OR_NULL(OrderChange, decided_on, COLUMN_DATE),
    COLUMN(OrderChange, decided_by, COLUMN_TEXT),
    COLUMN(OrderChange, decided_reason, COLUMN_TEXT),
    COLUMN(OrderChange, total_before, COLUMN_MONEY),
    COLUMN(OrderChange, total, COLUMN_MONEY),
    COLUMN(OrderChange, currency, COLUMN_TEXT),
};
const ColumnTable order_reprice_columns = COLUMN_TABLE(columns, OrderChange, money);

static void say(Action *action, RefusalId id, Text field, Text value) {
    refuse(action->refusals, (Refusal){.id = id, .field = field, .value = value});
}

// ---- read ----

Err reprice_load(Action *action, ChangeWork *work) {
    QOrderChangeListPricesRows rows;
    TRY(q_order_change_list_prices(
        action->db, action->arena,
        &(QOrderChangeListPricesIn){.enterprise = work->enterprise, .change = work->change.change},
        &rows));
    if (work->change.total_null || work->change.total_before_null) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    work->lines = arena_array(action->arena, Repriced, rows.count);
    work->line_count = rows.count;
    for (size_t i = 0; i < rows.count; i++) {
        work->lines[i] = (Repriced){rows.rows[i].line, rows.rows[i].unit_before, rows.rows[i].unit};
    }
    work->total_before = work->change.total_before;
    work->total = work->change.total;
    return OK;
}

// ---- judged ----

// Only what waits has a price that may still change.
static void judge_waits(Action *action, const ChangeWork *work) {
    if (work->accepted) {
        say(action, REFUSAL_PRICE_STANDS, S("order"), work->number);
    } else if (!work->requested || !text_equal(work->request.state, S("in_review"))) {
        say(action, REFUSAL_ORDER_ENDED, S("order"), work->request.state);
    }
}

Err reprice_keep(Action *action, ChangeWork *work) {
    if (!work->asked) {
        judge_waits(action, work);
        work->total_before = work->request.expected;
        work->total = work->request.expected;
    }
    return OK;
}

// What it costs today, before the change.
static Err draft_today(Action *action, const ChangeWork *work, OrderDraft *ret_draft) {
    judge_waits(action, work);
    if (refused(action->refusals)) {
        return OK;
    }
    action_price_by(action, work->request.country_group, work->request.currency);
    TRY(order_request_draft(action, &work->request, ret_draft));
    ENSURE(refused(action->refusals) || ret_draft->count == work->request.line_count);
    return OK;
}

// And with it.
static void price_anew(Action *action, const ChangeWork *work, OrderDraft *draft) {
    int64_t place = work->asked_any ? work->last.place : 0;
    StaffPrice *staff = arena_array(action->arena, StaffPrice, draft->count);
    for (size_t i = 0; work->request.staff != NULL && i < draft->count; i++) {
        staff[i] = work->request.staff[i];
    }
    for (size_t i = 0; i < work->line_count; i++) {
        staff[work->lines[i].line - 1] = (StaffPrice){place + 1, work->lines[i].unit};
    }
    draft_price_by_staff(action->context, draft, staff, action->refusals);
}

// What both persons saw is what comes to be.
Err reprice_judge(Action *action, const ChangeWork *work) {
    OrderDraft draft = {0};
    TRY(draft_today(action, work, &draft));
    if (refused(action->refusals)) {
        return OK;
    }
    Money before = draft.order.total;
    price_anew(action, work, &draft);
    bool same =
        before.minor == work->total_before.minor && draft.order.total.minor == work->total.minor;
    if (!refused(action->refusals) && !same) {
        TextBuf both = buf_new(action->arena, BOTH_BYTES);
        money_write(&both, work->total, work->request.currency);
        buf_add(&both, S(" -> "));
        money_write(&both, draft.order.total, work->request.currency);
        say(action, REFUSAL_PRICE_DIFFERS, S("order"), buf_text(&both));
    }
    return OK;
}

// ---- taken ----

static bool is_taken(const ChangeWork *work, int64_t line) {
    for (size_t i = 0; i < work->line_count; i++) {
        if (work->lines[i].line == line) {
            return true;
        }
    }
    return false;
}

// One of what is asked for; `place` is where it stands there, from 1.
static void take_line(Action *action, const RepriceAskLine *asked, size_t place,
                      const OrderDraft *draft, ChangeWork *work) {
    Money unit = {0};
    RefusalId why = REFUSAL_NONE;
    bool of_line = false;
    if (asked->line < 1 || (size_t)asked->line > draft->count) {
        why = REFUSAL_LINE_NOT_FOUND;
        of_line = true;
    } else if (is_taken(work, asked->line)) {
        why = REFUSAL_LINE_TWICE;
        of_line = true;
    } else if (money_parse(asked->unit, work->request.currency, &unit) != DECIMAL_FINE ||
               unit.minor < 0) {
        why = REFUSAL_BAD_PRICE;
    } else if (unit.minor == draft->prices[asked->line - 1].price.unit.minor) {
        why = REFUSAL_NOTHING_CHANGES;
    }
    if (why != REFUSAL_NONE) {
        refuse(action->refusals, (Refusal){.id = why,
                                           .field = of_line ? S("line") : S("unit"),
                                           .line = (int32_t)place,
                                           .value = of_line ? (Text){0} : asked->unit});
        return;
    }
    work->lines[work->line_count++] =
        (Repriced){asked->line, draft->prices[asked->line - 1].price.unit, unit};
}

static void take_lines(Action *action, const ChangeAskInput *input, const OrderDraft *draft,
                       ChangeWork *work) {
    const FieldList *given = &input->price->lines;
    const RepriceAskLine *asked = given->items;
    bool any = false;
    work->lines = arena_array(action->arena, Repriced, given->count);
    work->line_count = 0;
    for (size_t i = 0; i < given->count; i++) {
        if (!input->leaves_empty || asked[i].unit.len > 0) {
            any = true;
            take_line(action, &asked[i], i + 1, draft, work);
        }
    }
    if (!any) {
        say(action, REFUSAL_NO_LINES, S("lines"), (Text){0});
    }
}

Err reprice_take(Action *action, const ChangeAskInput *input, ChangeWork *work) {
    OrderDraft *draft = arena_new(action->arena, OrderDraft);
    TRY(draft_today(action, work, draft));
    if (draft->prices == NULL) {
        return OK;
    }
    take_lines(action, input, draft, work);
    if (refused(action->refusals)) {
        return OK;
    }
    work->total_before = draft->order.total;
    price_anew(action, work, draft);
    work->total = draft->order.total;
    work->draft = draft;
    return OK;
}

Err reprice_save(Action *action, const ChangeWork *work, int64_t change) {
    for (size_t i = 0; i < work->line_count; i++) {
        TRY(q_order_change_add_price(
            action->db, &(QOrderChangeAddPriceIn){.enterprise = action->enterprise,
                                                  .change = change,
                                                  .line = work->lines[i].line,
                                                  .unit_before = work->lines[i].unit_before,
                                                  .unit = work->lines[i].unit}));
    }
    return OK;
}

// ---- shown ----

Err reprice_show(Action *action, const ChangeWork *work, OrderChange *change) {
    const OrderRequest *request = &work->request;
    change->money = request->currency;
    change->currency = currency_code(request->currency);
    change->total_before = work->total_before;
    change->total = work->total;
    change->lines = arena_array(action->arena, RepricedLine, work->line_count);
    for (size_t i = 0; i < work->line_count; i++) {
        const Repriced *line = &work->lines[i];
        size_t at = (size_t)line->line - 1;
        if (line->line < 1 || at >= request->line_count) {
            return FAULT_AT(FAULT_DB_VALUE, 0);
        }
        RepricedLine *to = &change->lines[change->line_count++];
        *to = (RepricedLine){.money = request->currency,
                             .line = line->line,
                             .part = request->lines[at].part,
                             .quantity = request->lines[at].quantity,
                             .unit_before = line->unit_before,
                             .unit = line->unit};
        price_trace_rows(action->context,
                         work->draft != NULL ? &work->draft->prices[at].trace : NULL,
                         request->currency, &to->trace, &to->trace_count);
        if (!money_times(to->unit_before, to->quantity, &to->extended_before) ||
            !money_times(to->unit, to->quantity, &to->extended)) {
            return FAULT_AT(FAULT_DB_VALUE, 0);
        }
    }
    return OK;
}
