// Whether an agreement is active, and +deactivate +activate of it (R1.9, portal.md §5).
#include "action/agreement/agreement_state.h"
#include "api/answer.h"
#include "api/if_match.h"
#include "api/problem.h"

#include <stddef.h>

static const Shape step_shape = SHAPE("agreement_step", agreement_step_columns);
static const ShapePart parts[] = {
    PART_LIST("steps", &step_shape, AgreementState, steps, step_count),
};
static const Shape state_shape = SHAPE_WITH("agreement_state", agreement_state_columns, parts);

// Always sent: the day from which it may be set inactive is of today.
static Err answer(EndpointCall *call, const AgreementState *state) {
    (void)if_match_tag(call, state->revision);
    return answer_shape(call, state);
}

ENDPOINT(agreement_state, HTTP_GET, "/agreements/{number}/state",
         MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), TAKES_NOTHING,
         GIVES(200, &state_shape), TAGGED,
         SAYS("Whether an agreement is active, and what became of it")) {
    AgreementState state;
    Refusals refusals = {0};
    TRY(see_agreement_state(call->context, call->params[0], &state, &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer(call, &state);
}

// ---- moves ----

static Err say_stale(EndpointCall *call, int64_t seen, const Refusals *refusals) {
    AgreementState now;
    Refusals unseen = {0};
    TRY(see_agreement_state(call->context, call->params[0], &now, &unseen));
    if (refused(&unseen)) {
        return problem_refuse(call, &unseen);
    }
    ProblemRevision revision = {seen, now.revision, now.changed_at, now.changed_by};
    return problem_stale_revision(call, refusals, &revision);
}

static Err move(EndpointCall *call, AgreementVerb verb) {
    const AgreementMoveAsk *ask = call->input;
    AgreementMove asked = {.agreement = call->params[0], .reason = ask->reason};
    Refusals refusals = {0};
    Err answered = OK;
    AgreementMoved moved;
    if (!if_match_revision(call, &asked.revision, &answered)) {
        return answered;
    }
    TRY(do_agreement_move(call->context, verb, &asked, &moved, &refusals));
    if (refused(&refusals)) {
        return refusals.items[0].id == REFUSAL_STALE ? say_stale(call, asked.revision, &refusals)
                                                     : problem_refuse(call, &refusals);
    }
    answer_replayed(call, moved.repeated);
    return answer(call, &moved.state);
}

ENDPOINT(agreement_deactivate, HTTP_POST, "/agreements/{number}/deactivate",
         MAY(SUBJECT_ENROLMENT, DECIDE, RIGHT_ACCESS_UPDATE, RIGHT_ACCESS_UPDATE),
         &agreement_move_fields, GIVES(200, &state_shape), IF_MATCH,
         SAYS("Sets an agreement inactive that nothing was ordered or covered of for long")) {
    return move(call, AGREEMENT_DEACTIVATE);
}

ENDPOINT(agreement_activate, HTTP_POST, "/agreements/{number}/activate",
         MAY(SUBJECT_ENROLMENT, DECIDE, RIGHT_ACCESS_UPDATE, RIGHT_ACCESS_UPDATE),
         &agreement_move_fields, GIVES(200, &state_shape), IF_MATCH,
         SAYS("Sets an inactive agreement active again")) {
    return move(call, AGREEMENT_ACTIVATE);
}
