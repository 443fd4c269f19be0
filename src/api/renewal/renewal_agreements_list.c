// GET /api/v1/renewals/agreements: renewal quotes added up by agreement (portal.md P24).
#include "action/renewal/quotes/renewal_sums.h"
#include "api/list_answer.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    RenewalSumsInput sums;
    RowsAsk rows;
} SumsAsk;

static const FieldInside insides[] = {
    {&renewal_sums_fields, offsetof(SumsAsk, sums)},
    {&rows_ask_fields, offsetof(SumsAsk, rows)},
};
static const FieldTable ask_fields = {
    .what = S_INIT("sums of renewals"),
    .bytes = sizeof(SumsAsk),
    .inside = insides,
    .inside_count = 2,
};

ENDPOINT(renewal_agreements_list, HTTP_GET, "/renewals/agreements",
         MAY(SUBJECT_RENEWAL_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &ask_fields,
         GIVES_ROWS(&renewal_agreement_columns),
         SAYS("Renewal quotes added up by agreement, a row per currency")) {
    const SumsAsk *ask = call->input;
    RenewalSums sums;
    Refusals refusals;
    void *state;
    Arena *memory;
    TRY(see_renewal_sums(call->context, RENEWALS_BY_AGREEMENT, &ask->sums, &sums, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (!list_is_stream(&ask->rows)) {
        return list_answer_page(
            call, &ask->rows,
            &(ListPage){&renewal_agreement_columns, sums.rows, sums.count, (Text){0}});
    }
    TRY(list_answer_stream(call, &ask->rows, &renewal_agreements_source, &state, &memory));
    if (state != NULL) {
        renewal_sums_state(state, memory, &ask->sums);
    }
    return OK;
}
