// POST /api/v1/renewals/{agreement}/automatic: the primary's switch (portal.md P24).
#include "action/renewal/automatic.h"
#include "api/answer.h"
#include "api/if_match.h"
#include "api/problem.h"
#include "api/renewal/automatic_shape.h"

// 412: the switch as it was seen, and as it is.
static Err say_stale(EndpointCall *call, int64_t seen, const Refusals *refusals) {
    Automatic now;
    Refusals unseen = {0};
    TRY(see_automatic(call->context, call->params[0], &now, &unseen));
    if (refused(&unseen)) {
        return problem_refuse(call, &unseen);
    }
    ProblemRevision revision = {seen, now.revision, date_midnight_utc(now.since), now.changed_by};
    return problem_stale_revision(call, refusals, &revision);
}

ENDPOINT(renewal_automatic_put, HTTP_POST, "/renewals/{number}/automatic",
         MAY(SUBJECT_SUBSCRIPTIONS, ACT, RIGHT_BIDS, RIGHT_QUOTES), &automatic_fields,
         GIVES(200, &automatic_shape), IF_MATCH,
         SAYS("Puts the switch by which an agreement renews by itself")) {
    const AutomaticAsk *ask = call->input;
    AutomaticInput input = {
        .agreement = call->params[0], .automatic = ask->automatic.value, .has_revision = true};
    AutomaticOutcome outcome;
    Refusals refusals = {0};
    Err answered = OK;
    if (!if_match_revision(call, &input.revision, &answered)) {
        return answered;
    }
    TRY(do_automatic_switch(call->context, &input, &outcome, &refusals));
    if (refused(&refusals)) {
        return refusals.items[0].id == REFUSAL_STALE ? say_stale(call, input.revision, &refusals)
                                                     : problem_refuse(call, &refusals);
    }
    answer_replayed(call, outcome.repeated);
    return automatic_answer(call);
}
