// GET /api/v1/agreements (portal.md P11).
#include "action/agreement/agreements_source.h"
#include "api/list_answer.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    AgreementsInput agreements;
    RowsAsk rows;
} AgreementsAsk;

static const FieldInside insides[] = {
    {&agreements_fields, offsetof(AgreementsAsk, agreements)},
    {&rows_ask_fields, offsetof(AgreementsAsk, rows)},
};
static const FieldTable ask_fields = {
    .what = S_INIT("the agreements"),
    .bytes = sizeof(AgreementsAsk),
    .inside = insides,
    .inside_count = 2,
};

ENDPOINT(agreements_list, HTTP_GET, "/agreements",
         MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), &ask_fields,
         GIVES_ROWS(&agreement_columns),
         SAYS("The agreements that the viewer sees and the filters find")) {
    const AgreementsAsk *ask = call->input;
    AgreementsView view;
    Refusals refusals = {0};
    TRY(see_agreements(call->context, &ask->agreements, &view, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (!list_is_stream(&ask->rows)) {
        return list_answer_page(call, &ask->rows,
                                &(ListPage){&agreement_columns, view.rows, view.count, view.next});
    }
    void *state = NULL;
    Arena *memory = NULL;
    TRY(list_answer_stream(call, &ask->rows, &agreements_source, &state, &memory));
    if (state != NULL) {
        agreements_state(state, memory, &ask->agreements);
    }
    return OK;
}
