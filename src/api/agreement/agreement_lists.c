// Both lists: an agreement has at most some thousand entries, so that JSON is one page.
#include "api/agreement/agreement_lists.h"

#include "api/problem.h"

Err agreement_list_answer(EndpointCall *call, AgreementListKind kind, const AgreementInput *input,
                          const RowsAsk *ask) {
    bool ledger = kind == AGREEMENT_LEDGER;
    AgreementPage page;
    Refusals refusals = {0};
    TRY(see_agreement_page(call->context, call->params[0], input, &page, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (!list_is_stream(ask)) {
        ListPage sites = {&agreement_site_columns, page.sites, page.site_count, {0}};
        ListPage entries = {&ledger_columns, page.ledger, page.ledger_count, {0}};
        return list_answer_page(call, ask, ledger ? &entries : &sites);
    }
    void *state = NULL;
    Arena *memory = NULL;
    TRY(list_answer_stream(call, ask, ledger ? &ledger_source : &agreement_sites_source, &state,
                           &memory));
    if (state != NULL) {
        bool fits = agreement_part_state(state, memory, page.row.agreement, input);
        ENSURE(fits);
    }
    return OK;
}
