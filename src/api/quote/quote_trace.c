// GET /api/v1/quotes/{number}/lines/{n}/trace: the steps of one price in their order (portal.md
// P16, R4.13).
#include "action/price_trace.h"
#include "action/quote/quote_see.h"
#include "api/list_answer.h"
#include "api/problem.h"

static const QuoteLine *find_line(const Quote *quote, Text number) {
    int64_t wanted = 0;
    if (!text_to_int(number, &wanted)) {
        return NULL;
    }
    for (size_t i = 0; i < quote->line_count; i++) {
        if (quote->lines[i].line == wanted) {
            return &quote->lines[i];
        }
    }
    return NULL;
}

ENDPOINT(quote_trace, HTTP_GET, "/quotes/{number}/lines/{n}/trace",
         MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &rows_ask_fields,
         GIVES_ROWS(&price_trace_columns), SAYS("Why a line costs what it costs, step by step")) {
    Quote quote;
    Refusals refusals = {0};
    PriceTraceRow *steps = NULL;
    size_t count = 0;
    TRY(see_quote(call->context, call->params[0], 0, &quote, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    const QuoteLine *line = find_line(&quote, call->params[1]);
    if (line == NULL) {
        return problem_say(call, PROBLEM_LINE_NOT_FOUND);
    }
    price_trace_rows(call->context, quote_line_trace(line), line->money, &steps, &count);
    return list_answer_page(call, call->input,
                            &(ListPage){&price_trace_columns, steps, count, {0}});
}
