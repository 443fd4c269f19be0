// Returns to answers.
#include "api/order/order_return_answer.h"

#include "api/answer.h"
#include "api/if_match.h"
#include "api/order/order_answer.h"
#include "api/plan/what_if_shape.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    Currency money;
    int64_t line;
    Quantity quantity;
    Money credit;
    Points points;
} LineAnswer;

typedef struct {
    Currency money;
    Text order;
    int64_t revision;
    Money credit;
    Points points;
    Text currency;
    WhatIfAgreementAnswer before;
    WhatIfAgreementAnswer agreement;
    LineAnswer *lines;
    size_t line_count;
} ReturnsAnswer;

static const Column line_columns[] = {
    COLUMN(LineAnswer, line, COLUMN_COUNT),
    COLUMN(LineAnswer, quantity, COLUMN_QUANTITY),
    COLUMN(LineAnswer, credit, COLUMN_MONEY),
    COLUMN(LineAnswer, points, COLUMN_POINTS),
};
static const ColumnTable line_table = COLUMN_TABLE(line_columns, LineAnswer, money);
static const Shape line_shape = SHAPE("order_return_line", line_table);

static const Column columns[] = {
    COLUMN(ReturnsAnswer, order, COLUMN_NUMBER),  COLUMN(ReturnsAnswer, revision, COLUMN_COUNT),
    COLUMN(ReturnsAnswer, credit, COLUMN_MONEY),  COLUMN(ReturnsAnswer, points, COLUMN_POINTS),
    COLUMN(ReturnsAnswer, currency, COLUMN_TEXT),
};
static const ColumnTable table = COLUMN_TABLE(columns, ReturnsAnswer, money);
static const ShapePart parts[] = {
    PART_INSIDE("before", &agreement_standing_shape, ReturnsAnswer, before),
    PART_INSIDE("agreement", &agreement_standing_shape, ReturnsAnswer, agreement),
    PART_LIST("lines", &line_shape, ReturnsAnswer, lines, line_count),
};
const Shape order_returns_shape = SHAPE_WITH("order_return", table, parts);

static ReturnsAnswer answer_of(const EndpointCall *call, const OrderReturnsInput *input,
                               const OrderReturnsOutcome *outcome) {
    ReturnsAnswer answer = {
        .money = outcome->money,
        .order = outcome->order,
        .revision = outcome->revision,
        .credit = outcome->credit,
        .points = outcome->points,
        .currency = currency_code(outcome->money),
        .before = what_if_agreement_of(call->context, &outcome->before),
        .agreement = what_if_agreement_of(call->context, &outcome->after),
        .lines = arena_array(call->arena, LineAnswer, outcome->line_count),
        .line_count = outcome->line_count,
    };
    for (size_t i = 0; i < outcome->line_count; i++) {
        answer.lines[i] =
            (LineAnswer){outcome->money, input->lines[i].line, input->lines[i].quantity,
                         outcome->lines[i].credit, outcome->lines[i].points};
    }
    return answer;
}

Err order_answer_returns(EndpointCall *call, OrderReturner returner, int64_t seen) {
    OrderReturnsInput input = return_ask_input(call->arena, call->input, call->params[0], false);
    OrderReturnsOutcome outcome;
    Refusals refusals = {0};
    input.has_revision = seen > 0;
    input.revision = seen;
    TRY(returner(call->context, &input, &outcome, &refusals));
    if (refused(&refusals)) {
        return refusals.items[0].id == REFUSAL_STALE ? order_answer_stale(call, seen, &refusals)
                                                     : problem_refuse(call, &refusals);
    }
    if (seen > 0) {
        (void)if_match_tag(call, outcome.revision);
    }
    ReturnsAnswer answer = answer_of(call, &input, &outcome);
    return answer_shape(call, &answer);
}
