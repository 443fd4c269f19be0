// GET /api/v1/entitlements (portal.md P35).
#include "action/site/entitlement_list.h"
#include "api/list_answer.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    EntitlementsInput entitlements;
    RowsAsk rows;
} EntitlementsAsk;

static const FieldInside insides[] = {
    {&entitlements_fields, offsetof(EntitlementsAsk, entitlements)},
    {&rows_ask_fields, offsetof(EntitlementsAsk, rows)},
};
static const FieldTable ask_fields = {
    .what = S_INIT("the entitlements"),
    .bytes = sizeof(EntitlementsAsk),
    .inside = insides,
    .inside_count = 2,
};

ENDPOINT(entitlements_list, HTTP_GET, "/entitlements",
         MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_VIEW), &ask_fields,
         GIVES_ROWS(&entitlement_columns),
         SAYS("What the sites that the viewer sees hold on a day")) {
    const EntitlementsAsk *ask = call->input;
    EntitlementsView view;
    Refusals refusals = {0};
    TRY(see_entitlement_list(call->context, &ask->entitlements, &view, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (!list_is_stream(&ask->rows)) {
        return list_answer_page(
            call, &ask->rows, &(ListPage){&entitlement_columns, view.rows, view.count, view.next});
    }
    void *state = NULL;
    Arena *memory = NULL;
    TRY(list_answer_stream(call, &ask->rows, &entitlements_source, &state, &memory));
    if (state != NULL) {
        entitlements_state(state, memory, &ask->entitlements);
    }
    return OK;
}
