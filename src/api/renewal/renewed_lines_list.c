// GET /api/v1/reports/renewed-lines: what a home's shares are made of (portal.md P43).
#include "action/renewal/renewed/renewed_lines.h"
#include "api/list_answer.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    RenewedLinesInput lines;
    RowsAsk rows;
} RenewedAsk;

static const FieldInside insides[] = {
    {&renewed_lines_fields, offsetof(RenewedAsk, lines)},
    {&rows_ask_fields, offsetof(RenewedAsk, rows)},
};
static const FieldTable ask_fields = {.what = S_INIT("renewed lines"),
                                      .bytes = sizeof(RenewedAsk),
                                      .inside = insides,
                                      .inside_count = 2};

ENDPOINT(renewed_lines_list, HTTP_GET, "/reports/renewed-lines",
         MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_REPORTING), &ask_fields,
         GIVES_ROWS(&renewed_line_columns),
         SAYS("What became of a partner's renewal lines that fell due, by due day")) {
    const RenewedAsk *ask = call->input;
    RenewedLines view;
    Refusals refusals = {0};
    TRY(see_renewed_lines(call->context, &ask->lines, &view, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (!list_is_stream(&ask->rows)) {
        return list_answer_page(
            call, &ask->rows, &(ListPage){&renewed_line_columns, view.rows, view.count, view.next});
    }
    void *state = NULL;
    Arena *memory = NULL;
    TRY(list_answer_stream(call, &ask->rows, &renewed_lines_source, &state, &memory));
    if (state != NULL) {
        renewed_lines_state(state, memory, &ask->lines);
    }
    return OK;
}
