// An order and its lines; an order that is only priced.
#include "api/order/order_shape.h"

#include "action/price_trace.h"

#include <stddef.h>

// ---- an order that is there ----

static const Column line_columns[] = {
    COLUMN(OrderSeenLine, line, COLUMN_COUNT),
    COLUMN(OrderSeenLine, site, COLUMN_NUMBER),
    COLUMN(OrderSeenLine, part, COLUMN_NUMBER),
    COLUMN(OrderSeenLine, description, COLUMN_TEXT),
    COLUMN(OrderSeenLine, part_type, COLUMN_TEXT),
    COLUMN(OrderSeenLine, metric, COLUMN_TEXT),
    COLUMN(OrderSeenLine, quantity, COLUMN_QUANTITY),
    COLUMN(OrderSeenLine, returned_quantity, COLUMN_QUANTITY),
    COLUMN_OR_NULL(OrderSeenLine, coverage_start, COLUMN_DATE),
    COLUMN_OR_NULL(OrderSeenLine, coverage_end, COLUMN_DATE),
    COLUMN_OR_NULL(OrderSeenLine, months, COLUMN_COUNT),
    COLUMN(OrderSeenLine, points_per_unit, COLUMN_POINTS),
    COLUMN(OrderSeenLine, points, COLUMN_POINTS),
    COLUMN_OR_NULL(OrderSeenLine, unit, COLUMN_MONEY),
    COLUMN_OR_NULL(OrderSeenLine, extended, COLUMN_MONEY),
    COLUMN_OR_NULL(OrderSeenLine, buy_unit, COLUMN_MONEY),
    COLUMN_OR_NULL(OrderSeenLine, buy_extended, COLUMN_MONEY),
    COLUMN_OR_NULL(OrderSeenLine, sell_unit, COLUMN_MONEY),
    COLUMN_OR_NULL(OrderSeenLine, sell_extended, COLUMN_MONEY),
};
static const ColumnTable line_table = COLUMN_TABLE(line_columns, OrderSeenLine, money);
static const Shape line_shape = SHAPE("order_line", line_table);

static const Column step_columns[] = {
    COLUMN(OrderSeenStep, state, COLUMN_TEXT),
    COLUMN(OrderSeenStep, hold, COLUMN_TEXT),
    COLUMN(OrderSeenStep, on, COLUMN_DATE),
    COLUMN(OrderSeenStep, reason, COLUMN_TEXT),
};
static const ColumnTable step_table = COLUMN_TABLE_PLAIN(step_columns, OrderSeenStep);
static const Shape step_shape = SHAPE("order_step", step_table);

static const Column set_price_columns[] = {
    COLUMN(OrderSeenPrice, line, COLUMN_COUNT),
    COLUMN(OrderSeenPrice, unit_before, COLUMN_MONEY),
    COLUMN(OrderSeenPrice, unit, COLUMN_MONEY),
};
static const ColumnTable set_price_table = COLUMN_TABLE(set_price_columns, OrderSeenPrice, money);
static const Shape set_price_shape = SHAPE("order_set_price", set_price_table);

static const Column change_columns[] = {
    COLUMN(OrderSeenChange, kind, COLUMN_TEXT),
    COLUMN(OrderSeenChange, state, COLUMN_TEXT),
    COLUMN(OrderSeenChange, reason, COLUMN_TEXT),
    COLUMN(OrderSeenChange, asked_on, COLUMN_DATE),
    COLUMN(OrderSeenChange, asked_by, COLUMN_TEXT),
    COLUMN_OR_NULL(OrderSeenChange, decided_on, COLUMN_DATE),
    COLUMN(OrderSeenChange, decided_by, COLUMN_TEXT),
    COLUMN(OrderSeenChange, decided_reason, COLUMN_TEXT),
    COLUMN(OrderSeenChange, source_order, COLUMN_NUMBER),
    COLUMN(OrderSeenChange, made_order, COLUMN_NUMBER),
};
static const ColumnTable change_table = COLUMN_TABLE_PLAIN(change_columns, OrderSeenChange);
static const ShapePart change_parts[] = {
    PART_LIST("prices", &set_price_shape, OrderSeenChange, prices, price_count)};
static const Shape change_shape = SHAPE_WITH("order_change", change_table, change_parts);

#define PAPER(member, kind) COLUMN(OrderAttachment, member, kind)
static const Column attachment_columns[] = {
    PAPER(attachment, COLUMN_NUMBER), PAPER(name, COLUMN_TEXT),   PAPER(type, COLUMN_TEXT),
    PAPER(bytes, COLUMN_COUNT),       PAPER(sha256, COLUMN_TEXT), PAPER(added_by, COLUMN_TEXT),
    PAPER(added_at, COLUMN_INSTANT),
};
static const ColumnTable attachment_table = COLUMN_TABLE_PLAIN(attachment_columns, OrderAttachment);
const Shape order_attachment_shape = SHAPE("order_attachment", attachment_table);

static const Shape summary_shape = {.name = S_INIT("order_summary"), .columns = &order_columns};

static const Column order_head[] = {
    COLUMN(OrderSeen, revision, COLUMN_COUNT),
    COLUMN_CALLED("hold", OrderSeen, summary.hold, COLUMN_TEXT),
    COLUMN(OrderSeen, level_before, COLUMN_TEXT),
    COLUMN(OrderSeen, level_after, COLUMN_TEXT),
    COLUMN(OrderSeen, ship_to, COLUMN_NUMBER),
    COLUMN(OrderSeen, bill_to, COLUMN_NUMBER),
    COLUMN(OrderSeen, proof_contact, COLUMN_TEXT),
    COLUMN(OrderSeen, renewal_contact, COLUMN_TEXT),
    COLUMN(OrderSeen, terms_version, COLUMN_TEXT),
    COLUMN_CALLED("waiting_on", OrderSeen, waits_on, COLUMN_TEXT),
};
static const ColumnTable order_table = COLUMN_TABLE_PLAIN(order_head, OrderSeen);
static const ShapePart order_parts[] = {
    PART_INSIDE("order", &summary_shape, OrderSeen, summary),
    PART_LIST("lines", &line_shape, OrderSeen, lines, line_count),
    PART_LIST("steps", &step_shape, OrderSeen, steps, step_count),
    PART_LIST_OF_TEXTS("proofs", OrderSeen, proofs, proof_count),
    PART_LIST("changes", &change_shape, OrderSeen, changes, change_count),
    PART_LIST("attachments", &order_attachment_shape, OrderSeen, papers.items, papers.count),
};
const Shape order_shape = SHAPE_WITH("order", order_table, order_parts);

// ---- what an order would be, or has become ----

struct OrderPricedLine {
    Currency money;
    Text part;
    Quantity quantity;
    Money unit;
    Money extended;
    Points points;
    Date coverage_start;
    Date coverage_end;
    PriceTraceRow *trace; // of order_foreseen_shape
    size_t trace_count;
};

static const Column priced_columns[] = {
    COLUMN(OrderPricedLine, part, COLUMN_NUMBER),
    COLUMN(OrderPricedLine, quantity, COLUMN_QUANTITY),
    COLUMN(OrderPricedLine, unit, COLUMN_MONEY),
    COLUMN(OrderPricedLine, extended, COLUMN_MONEY),
    COLUMN(OrderPricedLine, points, COLUMN_POINTS),
    COLUMN(OrderPricedLine, coverage_start, COLUMN_DATE),
    COLUMN(OrderPricedLine, coverage_end, COLUMN_DATE),
};
static const ColumnTable priced_table = COLUMN_TABLE(priced_columns, OrderPricedLine, money);
static const Shape priced_shape = SHAPE("order_priced_line", priced_table);

struct OrderLeftLine {
    int64_t place; // from 1 among the lines asked for
    Text code;
    Text field;
    Text value;
    Text rule;
    Text part; // as it is read, or as it is offered
    Text quantity;
    bool repaired; // a good line is offered
};

static const Column left_columns[] = {
    COLUMN(OrderLeftLine, place, COLUMN_COUNT),   COLUMN(OrderLeftLine, code, COLUMN_TEXT),
    COLUMN(OrderLeftLine, field, COLUMN_TEXT),    COLUMN(OrderLeftLine, value, COLUMN_TEXT),
    COLUMN(OrderLeftLine, rule, COLUMN_TEXT),     COLUMN(OrderLeftLine, part, COLUMN_TEXT),
    COLUMN(OrderLeftLine, quantity, COLUMN_TEXT), COLUMN(OrderLeftLine, repaired, COLUMN_BOOL),
};
static const ColumnTable left_table = COLUMN_TABLE_PLAIN(left_columns, OrderLeftLine);
static const Shape left_shape = SHAPE("order_left_line", left_table);

static const Column outcome_columns[] = {
    COLUMN(OrderOutcomeAnswer, number, COLUMN_NUMBER),
    COLUMN(OrderOutcomeAnswer, state, COLUMN_TEXT),
    COLUMN(OrderOutcomeAnswer, hold, COLUMN_TEXT),
    COLUMN(OrderOutcomeAnswer, draft, COLUMN_NUMBER),
    COLUMN(OrderOutcomeAnswer, level, COLUMN_TEXT),
    COLUMN_CALLED_OR_NULL("points", OrderOutcomeAnswer, points, not_priced, COLUMN_POINTS),
    COLUMN_CALLED_OR_NULL("total", OrderOutcomeAnswer, total, not_priced, COLUMN_MONEY),
    COLUMN(OrderOutcomeAnswer, currency, COLUMN_TEXT),
    COLUMN(OrderOutcomeAnswer, repairs, COLUMN_COUNT),
    COLUMN(OrderOutcomeAnswer, repaired, COLUMN_TEXT),
    COLUMN(OrderOutcomeAnswer, again, COLUMN_COUNT),
    COLUMN(OrderOutcomeAnswer, merged, COLUMN_TEXT),
};
static const ColumnTable outcome_table = COLUMN_TABLE(outcome_columns, OrderOutcomeAnswer, money);
static const ShapePart outcome_parts[] = {
    PART_LIST("lines", &priced_shape, OrderOutcomeAnswer, lines, line_count),
    PART_LIST("left", &left_shape, OrderOutcomeAnswer, left, left_count),
};
const Shape order_outcome_shape = SHAPE_WITH("order_outcome", outcome_table, outcome_parts);

const Shape price_step_shape = {.name = S_INIT("price_step"), .columns = &price_trace_columns};
static const ShapePart foreseen_line_parts[] = {
    PART_LIST("trace", &price_step_shape, OrderPricedLine, trace, trace_count)};
static const Shape foreseen_line_shape =
    SHAPE_WITH("order_foreseen_line", priced_table, foreseen_line_parts);
static const ShapePart foreseen_parts[] = {
    PART_LIST("lines", &foreseen_line_shape, OrderOutcomeAnswer, lines, line_count),
    PART_LIST("left", &left_shape, OrderOutcomeAnswer, left, left_count),
};
const Shape order_foreseen_shape = SHAPE_WITH("order_foreseen", outcome_table, foreseen_parts);

static OrderPricedLine priced_of(const OrderLineView *line, Currency currency) {
    return (OrderPricedLine){
        .money = currency,
        .part = line->part,
        .quantity = line->quantity,
        .unit = line->unit,
        .extended = line->extended,
        .points = line->points,
        .coverage_start = line->coverage_start,
        .coverage_end = line->coverage_end,
    };
}

// A row for each thing that is wrong.
static void take_left(const ActionContext *context, const OrderSubmitOutcome *outcome,
                      OrderOutcomeAnswer *to) {
    const TypedLines *typed = &outcome->typed;
    to->repairs = (int64_t)typed->repairs;
    to->repaired = typed->repaired;
    to->again = (int64_t)typed->again;
    to->merged = typed->merged;
    to->left = arena_array(context->arena, OrderLeftLine, typed->bad * TYPED_PROBLEMS_MAX);
    for (size_t i = 0; i < typed->count; i++) {
        const TypedLine *line = &typed->lines[i];
        for (int32_t j = 0; j < line->problem_count; j++) {
            to->left[to->left_count++] = (OrderLeftLine){.place = (int64_t)i + 1,
                                                         .code = refusal_code(line->problems[j].id),
                                                         .field = line->problems[j].field,
                                                         .value = line->problems[j].value,
                                                         .rule = refusal_rule(line->problems[j].id),
                                                         .part = line->part,
                                                         .quantity = line->quantity,
                                                         .repaired = line->repaired};
        }
    }
}

void order_outcome_of(const ActionContext *context, const OrderSubmitOutcome *outcome,
                      Currency currency, OrderOutcomeAnswer *ret_answer) {
    OrderOutcomeAnswer *to = ret_answer;
    *to = (OrderOutcomeAnswer){
        .money = currency,
        .number = outcome->number,
        .state = outcome->state,
        .hold = outcome->hold,
        .draft = outcome->draft,
        .not_priced = !outcome->is_priced,
    };
    take_left(context, outcome, to);
    if (!outcome->is_priced) {
        return;
    }
    const OrderView *order = &outcome->order;
    to->level = programme_level_code(context->prices.programme, order->level);
    to->points = order->points;
    to->total = order->total;
    to->currency = currency_code(currency);
    to->lines = arena_array(context->arena, OrderPricedLine, order->line_count);
    to->line_count = order->line_count;
    for (size_t i = 0; i < order->line_count; i++) {
        to->lines[i] = priced_of(&order->lines[i], currency);
    }
}

void order_foreseen_of(const ActionContext *context, const OrderSubmitOutcome *outcome,
                       Currency currency, OrderOutcomeAnswer *ret_answer) {
    order_outcome_of(context, outcome, currency, ret_answer);
    for (size_t i = 0; i < ret_answer->line_count; i++) {
        OrderPricedLine *line = &ret_answer->lines[i];
        price_trace_rows(context, outcome->order.lines[i].trace, currency, &line->trace,
                         &line->trace_count);
    }
}
