// GET /api/v1/agreements/{agreement}/access (portal.md P11).
#include "action/agreement/access_read.h"
#include "api/list_answer.h"
#include "api/problem.h"

ENDPOINT(agreement_access_list, HTTP_GET, "/agreements/{number}/access",
         MAY(SUBJECT_USERS, READ, RIGHT_ACCESS_UPDATE, RIGHT_ACCESS_VIEW), &rows_ask_fields,
         GIVES_ROWS(&access_columns),
         SAYS("Who signs in for the sites of an agreement; each read is noted")) {
    const RowsAsk *ask = call->input;
    AccessView access;
    Text agreement;
    Refusals refusals = {0};
    bool is_page = !list_is_stream(ask);
    TRY(is_page ? do_access_read(call->context, call->params[0], &access, &refusals)
                : see_access_opens(call->context, call->params[0], &agreement, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (is_page) {
        return list_answer_page(call, ask,
                                &(ListPage){&access_columns, access.rows, access.count, {0}});
    }
    void *state = NULL;
    Arena *memory = NULL;
    TRY(list_answer_stream(call, ask, &access_source, &state, &memory));
    if (state != NULL) {
        access_state(state, agreement);
    }
    return OK;
}
