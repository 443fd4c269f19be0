// GET /api/v1/quotes (portal.md P16).
#include "action/quote/quotes_source.h"
#include "api/list_answer.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    QuotesInput quotes;
    RowsAsk rows;
} QuotesAsk;

static const FieldInside insides[] = {
    {&quotes_fields, offsetof(QuotesAsk, quotes)},
    {&rows_ask_fields, offsetof(QuotesAsk, rows)},
};
static const FieldTable ask_fields = {
    .what = S_INIT("the quotes"),
    .bytes = sizeof(QuotesAsk),
    .inside = insides,
    .inside_count = 2,
};

static Err stream(EndpointCall *call, const QuotesAsk *ask) {
    void *state;
    Arena *memory;
    TRY(list_answer_stream(call, &ask->rows, &quotes_source, &state, &memory));
    if (state != NULL) {
        quotes_state(state, memory, &ask->quotes);
    }
    return OK;
}

ENDPOINT(quotes_list, HTTP_GET, "/quotes", MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES),
         &ask_fields, GIVES_ROWS(&quote_row_columns), SAYS("The quotes that the viewer sees")) {
    const QuotesAsk *ask = call->input;
    Quotes quotes;
    Refusals refusals = {0};
    TRY(see_quotes(call->context, &ask->quotes, &quotes, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (list_is_stream(&ask->rows)) {
        return stream(call, ask);
    }
    return list_answer_page(
        call, &ask->rows,
        &(ListPage){&quote_row_columns, quotes.rows, quotes.row_count, quotes.next});
}
