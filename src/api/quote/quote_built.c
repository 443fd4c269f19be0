// Lines with their problems and what is offered, and the quote of the good ones.
#include "api/quote/quote_built.h"

#include "action/refusal_message.h"
#include "api/answer.h"
#include "api/quote/quote_shape.h"

#include <stddef.h>

typedef struct {
    Text code;
    Text field;
    Text value;
    Text rule;
    Text message;
    Text next;
} Problem;

typedef struct {
    int64_t place; // from 1 among the lines asked for
    Text result;
    bool line_null;
    int64_t line; // of the quote
    Text part;    // as read, or as offered
    Text quantity;
    Text sell_unit;
    Text note;
    bool no_rule; // of a part that nobody knows
    Quantity minimum;
    Quantity multiple;
    bool repaired;
    Problem *problems;
    size_t problem_count;
} Line;

typedef struct {
    int64_t bad;
    int64_t repairs;
    Text repaired;
    Text currency;
    Line *lines;
    size_t line_count;
    const QuoteAnswer *quote;
    int64_t again;
    Text merged;
} Built;

static const Column problem_columns[] = {
    COLUMN(Problem, code, COLUMN_TEXT),    COLUMN(Problem, field, COLUMN_TEXT),
    COLUMN(Problem, value, COLUMN_TEXT),   COLUMN(Problem, rule, COLUMN_TEXT),
    COLUMN(Problem, message, COLUMN_TEXT), COLUMN(Problem, next, COLUMN_TEXT),
};
static const ColumnTable problem_table = COLUMN_TABLE_PLAIN(problem_columns, Problem);
static const Shape problem_shape_of_line = SHAPE("built_problem", problem_table);

static const Column line_columns[] = {
    COLUMN(Line, place, COLUMN_COUNT),
    COLUMN(Line, result, COLUMN_TEXT),
    COLUMN_OR_NULL(Line, line, COLUMN_COUNT),
    COLUMN(Line, part, COLUMN_TEXT),
    COLUMN(Line, quantity, COLUMN_TEXT),
    COLUMN(Line, sell_unit, COLUMN_TEXT),
    COLUMN(Line, note, COLUMN_TEXT),
    COLUMN(Line, repaired, COLUMN_BOOL),
    COLUMN_CALLED_OR_NULL("minimum", Line, minimum, no_rule, COLUMN_QUANTITY),
    COLUMN_CALLED_OR_NULL("multiple", Line, multiple, no_rule, COLUMN_QUANTITY),
};
static const ColumnTable line_table = COLUMN_TABLE_PLAIN(line_columns, Line);
static const ShapePart line_parts[] = {
    PART_LIST("problems", &problem_shape_of_line, Line, problems, problem_count)};
static const Shape line_shape = SHAPE_WITH("built_line", line_table, line_parts);

static const Column columns[] = {
    COLUMN(Built, bad, COLUMN_COUNT),     COLUMN(Built, repairs, COLUMN_COUNT),
    COLUMN(Built, repaired, COLUMN_TEXT), COLUMN(Built, currency, COLUMN_TEXT),
    COLUMN(Built, again, COLUMN_COUNT),   COLUMN(Built, merged, COLUMN_TEXT),
};
static const ColumnTable table = COLUMN_TABLE_PLAIN(columns, Built);
static const ShapePart parts[] = {
    PART_LIST("lines", &line_shape, Built, lines, line_count),
    PART_OR_NULL("quote", &quote_shape, Built, quote),
};
const Shape quote_built_shape = SHAPE_WITH("quote_built", table, parts);

static Line line_of(const EndpointCall *call, const TypedLine *from, size_t index) {
    Line line = {.place = (int64_t)index + 1,
                 .result = from->problem_count == 0 ? S("done") : S("refused"),
                 .line_null = from->line == 0,
                 .line = from->line,
                 .part = from->part,
                 .quantity = from->quantity,
                 .sell_unit = from->sell_unit,
                 .note = from->note,
                 .no_rule = from->minimum.count == 0,
                 .minimum = from->minimum,
                 .multiple = from->multiple,
                 .repaired = from->repaired,
                 .problem_count = (size_t)from->problem_count};
    line.problems = arena_array(call->arena, Problem, line.problem_count);
    for (size_t i = 0; i < line.problem_count; i++) {
        const Refusal *refusal = &from->problems[i];
        line.problems[i] = (Problem){
            .code = refusal_code(refusal->id),
            .field = refusal->field,
            .value = refusal->value,
            .rule = refusal_rule(refusal->id),
            .message = message_text(call->arena, call->lang, refusal_what(refusal->id)),
            .next = message_text(call->arena, call->lang, refusal_next(refusal->id)),
        };
    }
    return line;
}

Err quote_built_answer(EndpointCall *call, const QuoteBuilt *built, const Quote *quote) {
    QuoteAnswer *shown = NULL;
    Built answer = {.bad = (int64_t)built->typed.bad,
                    .repairs = (int64_t)built->typed.repairs,
                    .repaired = built->typed.repaired,
                    .currency = currency_code(built->currency),
                    .again = (int64_t)built->typed.again,
                    .merged = built->typed.merged,
                    .lines = arena_array(call->arena, Line, built->typed.count),
                    .line_count = built->typed.count};
    if (quote != NULL) {
        shown = arena_new(call->arena, QuoteAnswer);
        quote_answer_of(call, quote, shown);
        answer.quote = shown;
    }
    for (size_t i = 0; i < built->typed.count; i++) {
        answer.lines[i] = line_of(call, &built->typed.lines[i], i);
    }
    return answer_shape(call, &answer);
}
