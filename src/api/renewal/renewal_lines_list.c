// GET /api/v1/reports/renewal-lines (portal.md P21).
#include "action/renewal/renewal_lines_source.h"
#include "api/list_answer.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    RenewalLinesInput lines;
    RowsAsk rows;
} LinesAsk;

static const FieldInside insides[] = {
    {&renewal_lines_fields, offsetof(LinesAsk, lines)},
    {&rows_ask_fields, offsetof(LinesAsk, rows)},
};
static const FieldTable ask_fields = {
    .what = S_INIT("the renewal lines"),
    .bytes = sizeof(LinesAsk),
    .inside = insides,
    .inside_count = 2,
};

static Err stream(EndpointCall *call, const LinesAsk *ask) {
    void *state;
    Arena *memory;
    TRY(list_answer_stream(call, &ask->rows, &renewal_lines_source, &state, &memory));
    if (state != NULL) {
        renewal_lines_state(state, memory, &ask->lines);
    }
    return OK;
}

ENDPOINT(renewal_lines_list, HTTP_GET, "/reports/renewal-lines",
         MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_REPORTING), &ask_fields,
         GIVES_ROWS(&renewal_line_columns), SAYS("What falls due")) {
    LinesAsk ask = *(const LinesAsk *)call->input;
    RenewalLines lines;
    Refusals refusals = {0};
    ask.lines.by_record = list_is_stream(&ask.rows);
    TRY(see_renewal_lines(call->context, &ask.lines, &lines, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (list_is_stream(&ask.rows)) {
        return stream(call, &ask);
    }
    return list_answer_page(
        call, &ask.rows,
        &(ListPage){&renewal_line_columns, lines.lines, lines.line_count, lines.next});
}
