// GET /api/v1/renewals/months and …/agreements: renewal quotes added up by the month in which they
// are due, or by agreement (portal.md P24).
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

static Err answer(EndpointCall *call, RenewalsBy by, const ColumnTable *columns,
                  const RowSource *source) {
    const SumsAsk *ask = call->input;
    RenewalSums sums;
    Refusals refusals;
    void *state;
    Arena *memory;
    TRY(see_renewal_sums(call->context, by, &ask->sums, &sums, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (!list_is_stream(&ask->rows)) {
        return list_answer_page(call, &ask->rows,
                                &(ListPage){columns, sums.rows, sums.count, (Text){0}});
    }
    TRY(list_answer_stream(call, &ask->rows, source, &state, &memory));
    if (state != NULL) {
        renewal_sums_state(state, memory, &ask->sums);
    }
    return OK;
}

ENDPOINT(renewal_months_list, HTTP_GET, "/renewals/months",
         MAY(SUBJECT_RENEWAL_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &ask_fields,
         GIVES_ROWS(&renewal_month_columns),
         SAYS("Renewal quotes added up by the month in which they are due, a row per currency")) {
    return answer(call, RENEWALS_BY_MONTH, &renewal_month_columns, &renewal_months_source);
}

ENDPOINT(renewal_agreements_list, HTTP_GET, "/renewals/agreements",
         MAY(SUBJECT_RENEWAL_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &ask_fields,
         GIVES_ROWS(&renewal_agreement_columns),
         SAYS("Renewal quotes added up by agreement, a row per currency")) {
    return answer(call, RENEWALS_BY_AGREEMENT, &renewal_agreement_columns,
                  &renewal_agreements_source);
}
