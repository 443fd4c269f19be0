// What became of a quote, or why nothing did.
#include "api/quote/quote_outcome.h"

#include "api/answer.h"
#include "api/if_match.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    Text number;
    int64_t revision;
    int64_t edition;
    Text state;
} Outcome;

static const Column columns[] = {
    COLUMN(Outcome, number, COLUMN_NUMBER),
    COLUMN(Outcome, revision, COLUMN_COUNT),
    COLUMN(Outcome, edition, COLUMN_COUNT),
    COLUMN(Outcome, state, COLUMN_TEXT),
};
static const ColumnTable table = COLUMN_TABLE_PLAIN(columns, Outcome);
const Shape quote_outcome_shape = SHAPE("quote_outcome", table);

bool quote_seen(EndpointCall *call, QuoteSeen *ret_seen, Err *ret_answered) {
    *ret_seen = (QuoteSeen){.number = call->params[0]};
    return if_match_revision(call, &ret_seen->edition, ret_answered);
}

Err quote_outcome_answer(EndpointCall *call, const QuoteOutcome *outcome,
                         const Refusals *refusals) {
    if (refused(refusals)) {
        return problem_refuse(call, refusals);
    }
    (void)if_match_tag(call, outcome->edition);
    answer_replayed(call, outcome->repeated);
    return answer_shape(call, &(Outcome){outcome->number, outcome->revision, outcome->edition,
                                         quote_state_name(outcome->state)});
}
