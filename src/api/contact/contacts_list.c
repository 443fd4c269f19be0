// GET /api/v1/sites/{site}/contacts (portal.md P06, P10).
#include "action/contact/contacts_read.h"
#include "api/list_answer.h"
#include "api/problem.h"

static Err begin_stream(EndpointCall *call, const RowsAsk *ask) {
    ContactsOpen open;
    Refusals refusals = {0};
    void *state = NULL;
    Arena *memory = NULL;
    TRY(see_contacts_open(call->context, call->params[0], &open, &refusals));
    if (!refused(&refusals) && !open.opens) {
        refuse(&refusals, (Refusal){.id = REFUSAL_CONTACTS_NOT_OPEN,
                                    .field = S("site"),
                                    .value = call->params[0]});
    }
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    TRY(list_answer_stream(call, ask, &contacts_source, &state, &memory));
    if (state != NULL) {
        contacts_state(state, open.customer.site);
    }
    return OK;
}

ENDPOINT(contacts_list, HTTP_GET, "/sites/{number}/contacts",
         MAY(SUBJECT_CONTACTS, READ, RIGHT_REPORTING, RIGHT_CONTACTS_VIEW), &rows_ask_fields,
         GIVES_ROWS(&contact_columns),
         SAYS("The contacts of a site, where V5 opens them; each read is noted")) {
    const RowsAsk *ask = call->input;
    ContactsView contacts;
    Refusals refusals = {0};
    if (list_is_stream(ask)) {
        return begin_stream(call, ask);
    }
    TRY(do_contacts_read(call->context, call->params[0], &contacts, &refusals));
    return refused(&refusals)
               ? problem_refuse(call, &refusals)
               : list_answer_page(
                     call, ask, &(ListPage){&contact_columns, contacts.rows, contacts.count, {0}});
}
