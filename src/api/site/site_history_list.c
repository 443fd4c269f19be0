// GET /api/v1/customers/{site}/history (portal.md P10).
#include "action/site/site_history.h"
#include "api/list_answer.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    ViewTimeInput when;
    RowsAsk rows;
} HistoryAsk;

static const FieldInside insides[] = {
    {&view_time_fields, offsetof(HistoryAsk, when)},
    {&rows_ask_fields, offsetof(HistoryAsk, rows)},
};
static const FieldTable ask_fields = {
    .what = S_INIT("the history of a site"),
    .bytes = sizeof(HistoryAsk),
    .inside = insides,
    .inside_count = 2,
};

ENDPOINT(site_history_list, HTTP_GET, "/customers/{number}/history",
         MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), &ask_fields,
         GIVES_ROWS(&history_columns), SAYS("What happened at a customer's site")) {
    const HistoryAsk *ask = call->input;
    HistoryView history;
    Refusals refusals = {0};
    TRY(see_site_history(call->context, call->params[0], &ask->when, &history, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (!list_is_stream(&ask->rows)) {
        return list_answer_page(call, &ask->rows,
                                &(ListPage){&history_columns, history.rows, history.count, {0}});
    }
    void *state = NULL;
    Arena *memory = NULL;
    TRY(list_answer_stream(call, &ask->rows, &history_source, &state, &memory));
    if (state != NULL) {
        history_state(state, history.customer.site, &ask->when);
    }
    return OK;
}
