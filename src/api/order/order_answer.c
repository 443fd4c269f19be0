// Orders to JSON.
#include "api/order/order_answer.h"

#include "action/order/ask/order_ask.h"
#include "action/order/order_see.h"
#include "api/answer.h"
#include "api/problem.h"
#include "report/rows_file.h"

enum { MONEY_ROOM = 32 };

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

static void write_text(JsonWriter *writer, Text name, Text value) {
    json_key(writer, name);
    if (value.len > 0) {
        json_add_text(writer, value);
    } else {
        json_add_null(writer);
    }
}

static void write_steps(JsonWriter *writer, Arena *arena, const OrderSeen *order) {
    json_key(writer, S("steps"));
    json_begin_list(writer);
    for (size_t i = 0; i < order->step_count; i++) {
        json_begin_object(writer);
        write_text(writer, S("state"), order->steps[i].state);
        write_text(writer, S("hold"), order->steps[i].hold);
        write_text(writer, S("on"), date_text(arena, order->steps[i].on));
        write_text(writer, S("reason"), order->steps[i].reason);
        json_end_object(writer);
    }
    json_end_list(writer);
}

static void write_order(JsonWriter *writer, Arena *arena, const OrderSeen *order) {
    RowsChoice summary = rows_choose_all(&order_columns);
    RowsChoice lines = rows_choose_all(&line_table);
    json_begin_object(writer);
    json_key(writer, S("revision"));
    json_add_int(writer, order->revision);
    json_key(writer, S("order"));
    rows_write_object(writer, arena, &summary, &order->summary);
    write_text(writer, S("hold"), order->summary.hold);
    write_text(writer, S("level_before"), order->level_before);
    write_text(writer, S("level_after"), order->level_after);
    json_key(writer, S("lines"));
    json_begin_list(writer);
    for (size_t i = 0; i < order->line_count; i++) {
        rows_write_object(writer, arena, &lines, &order->lines[i]);
    }
    json_end_list(writer);
    write_steps(writer, arena, order);
    json_key(writer, S("proofs"));
    json_begin_list(writer);
    for (size_t i = 0; i < order->proof_count; i++) {
        json_add_text(writer, order->proofs[i]);
    }
    json_end_list(writer);
    json_end_object(writer);
}

Err order_answer(EndpointCall *call, int status, Text number) {
    OrderSeen order;
    Refusals refusals = {0};
    AnswerText text;
    TRY(see_order(call->context, number, &order, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    answer_text_begin(call, &text);
    write_order(&text.writer, call->arena, &order);
    return answer_text_end(call, &text, status, S("application/json"));
}

static Text money_text(Arena *arena, Money money, Currency currency) {
    TextBuf buf = buf_new(arena, MONEY_ROOM);
    money_write(&buf, money, currency);
    return buf_text(&buf);
}

static Text points_text(Arena *arena, Points points) {
    TextBuf buf = buf_new(arena, MONEY_ROOM);
    points_write(&buf, points);
    return buf_text(&buf);
}

static void write_priced(JsonWriter *writer, const EndpointCall *call, const OrderView *order,
                         Currency currency) {
    const Programme *programme = call->context->prices.programme;
    write_text(writer, S("level"), programme_level_code(programme, order->level));
    write_text(writer, S("points"), points_text(call->arena, order->points));
    write_text(writer, S("total"), money_text(call->arena, order->total, currency));
    write_text(writer, S("currency"), currency_code(currency));
    json_key(writer, S("lines"));
    json_begin_list(writer);
    for (size_t i = 0; i < order->line_count; i++) {
        const OrderLineView *line = &order->lines[i];
        json_begin_object(writer);
        write_text(writer, S("part"), line->part);
        json_key(writer, S("quantity"));
        json_add_int(writer, line->quantity.count);
        write_text(writer, S("unit"), money_text(call->arena, line->unit, currency));
        write_text(writer, S("extended"), money_text(call->arena, line->extended, currency));
        write_text(writer, S("points"), points_text(call->arena, line->points));
        write_text(writer, S("coverage_start"), date_text(call->arena, line->coverage_start));
        write_text(writer, S("coverage_end"), date_text(call->arena, line->coverage_end));
        json_end_object(writer);
    }
    json_end_list(writer);
}

Err order_answer_outcome(EndpointCall *call, int status, const OrderSubmitOutcome *outcome,
                         Currency currency) {
    AnswerText text;
    answer_text_begin(call, &text);
    json_begin_object(&text.writer);
    write_text(&text.writer, S("number"), outcome->number);
    write_text(&text.writer, S("state"), outcome->state);
    write_text(&text.writer, S("hold"), outcome->hold);
    write_text(&text.writer, S("draft"), outcome->draft);
    if (outcome->is_priced) {
        write_priced(&text.writer, call, &outcome->order, currency);
    }
    json_end_object(&text.writer);
    return answer_text_end(call, &text, status, S("application/json"));
}

Err order_answer_decision(EndpointCall *call, OrderDecider decide) {
    OrderSeen order;
    OrderDecisionInput input;
    OrderSubmitOutcome outcome;
    Refusals refusals = {0};
    TRY(see_order(call->context, call->params[0], &order, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    order_decision_input(call->input, order.summary.order, order.summary.money, &input, &refusals);
    if (!refused(&refusals)) {
        TRY(decide(call->context, &input, &outcome, &refusals));
    }
    return refused(&refusals) ? problem_refuse(call, &refusals)
                              : order_answer_outcome(call, 200, &outcome, order.summary.money);
}
