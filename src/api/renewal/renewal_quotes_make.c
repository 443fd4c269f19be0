// POST /api/v1/renewal-quotes: quotes of renewal lines, each line with its outcome (portal.md P23).
#include "action/quote/renewal_quotes_create.h"
#include "action/refusal_message.h"
#include "api/answer.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    Text code;
    Text field;
    Text rule;
    Text message;
    Text next;
} LineProblem;

typedef struct {
    Text renewal_line;
    Text quote;
    bool line_null;
    int64_t line;
    Text result;
    const LineProblem *problem; // NULL: done, or it could be quoted by now (a repeated request)
} LineResult;

typedef struct {
    const Text *quotes;
    size_t quote_count;
    LineResult *lines;
    size_t line_count;
} QuotesMade;

static const Column problem_columns[] = {
    COLUMN(LineProblem, code, COLUMN_TEXT), COLUMN(LineProblem, field, COLUMN_TEXT),
    COLUMN(LineProblem, rule, COLUMN_TEXT), COLUMN(LineProblem, message, COLUMN_TEXT),
    COLUMN(LineProblem, next, COLUMN_TEXT),
};
static const ColumnTable problem_table = COLUMN_TABLE_PLAIN(problem_columns, LineProblem);
static const Shape line_problem_shape = SHAPE("line_problem", problem_table);

static const Column line_columns[] = {
    COLUMN(LineResult, renewal_line, COLUMN_NUMBER),
    COLUMN(LineResult, quote, COLUMN_NUMBER),
    COLUMN_OR_NULL(LineResult, line, COLUMN_COUNT),
    COLUMN(LineResult, result, COLUMN_TEXT),
};
static const ColumnTable line_table = COLUMN_TABLE_PLAIN(line_columns, LineResult);
static const ShapePart line_parts[] = {
    PART_OR_NULL("problem", &line_problem_shape, LineResult, problem)};
static const Shape line_shape = SHAPE_WITH("renewal_quote_line", line_table, line_parts);

static const ColumnTable made_table = {.row_bytes = sizeof(QuotesMade)};
static const ShapePart made_parts[] = {
    PART_LIST_OF_TEXTS("quotes", QuotesMade, quotes, quote_count),
    PART_LIST("lines", &line_shape, QuotesMade, lines, line_count),
};
static const Shape made_shape = SHAPE_WITH("renewal_quotes", made_table, made_parts);

static const LineProblem *problem_of(const EndpointCall *call, const RenewalQuoteResult *line) {
    RefusalId id = line->problem.id;
    if (line->done || id == REFUSAL_NONE) {
        return NULL;
    }
    LineProblem *problem = arena_array(call->arena, LineProblem, 1);
    *problem = (LineProblem){
        .code = refusal_code(id),
        .field = line->problem.field,
        .rule = refusal_rule(id),
        .message = message_text(call->arena, call->lang, refusal_what(id)),
        .next = message_text(call->arena, call->lang, refusal_next(id)),
    };
    return problem;
}

static QuotesMade made_of(const EndpointCall *call, const RenewalQuotesOutcome *outcome) {
    LineResult *lines = arena_array(call->arena, LineResult, outcome->line_count);
    for (size_t i = 0; i < outcome->line_count; i++) {
        const RenewalQuoteResult *line = &outcome->lines[i];
        lines[i] = (LineResult){
            .renewal_line = line->renewal_line,
            .quote = line->quote,
            .line_null = line->line == 0,
            .line = line->line,
            .result = line->done ? S("done") : S("refused"),
            .problem = problem_of(call, line),
        };
    }
    return (QuotesMade){outcome->quotes, outcome->quote_count, lines, outcome->line_count};
}

static void add_location(EndpointCall *call, Text quote) {
    TextBuf path = buf_new(call->arena, quote.len + 32);
    buf_add(&path, S("/api/v1/quotes/"));
    buf_add(&path, quote);
    bool added = http_answer_header(call->answer, S("Location"), buf_text(&path));
    ENSURE(added);
}

// 422 where none could be quoted, with the same object: each line says why.
ENDPOINT(renewal_quotes_make, HTTP_POST, "/renewal-quotes",
         MAY(SUBJECT_RENEWAL_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), &renewal_quotes_fields,
         GIVES(201, &made_shape), ALSO(422),
         SAYS("Quotes of renewal lines, each with its outcome")) {
    RenewalQuotesOutcome outcome = {0};
    Refusals refusals = {0};
    TRY(do_renewal_quotes_create(call->context, call->input, &outcome, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    QuotesMade made = made_of(call, &outcome);
    if (outcome.quote_count == 1) {
        add_location(call, outcome.quotes[0]);
    }
    answer_replayed(call, outcome.repeated);
    return outcome.quote_count > 0 ? answer_shape(call, &made) : answer_shape_also(call, &made);
}
