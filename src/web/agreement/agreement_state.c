// Whether an agreement is active: /agreements/{agreement}/state, and +deactivate +activate of it
// (R1.9, portal.md §5). The form stands on the page itself.
#include "web/agreement/agreement_state.h"

#include "action/agreement/agreement_state.h"
#include "action/refusal_status.h"
#include "base/messages.h"
#include "web/customer/customer_words.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/tpl_agreement_state.h"

#include <stddef.h>

enum { REVISION_ROOM = 24, CRUMB_COUNT = 2 };

typedef struct {
    AgreementMoveAsk ask;
    int64_t revision;
} MoveForm;

static const FieldInside insides[] = {{&agreement_move_fields, offsetof(MoveForm, ask)}};
static const Field fields[] = {
    {.name = S_INIT("revision"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(MoveForm, revision),
     .least = 1,
     .most = INT32_MAX},
};
static const FieldTable form_fields =
    FIELD_TABLE_WITH("a decision on an agreement", MoveForm, fields, insides);

static AgreementStateSteps steps_of(const PageCall *call, const AgreementState *state) {
    AgreementStateSteps steps = {arena_array(call->arena, AgreementStateStep, state->step_count),
                                 state->step_count};
    for (size_t i = 0; i < state->step_count; i++) {
        const AgreementStep *step = &state->steps[i];
        steps.items[i] = (AgreementStateStep){tag_of(call->arena, STATES_OF_SITE, step->state),
                                              step->on, step->by, step->reason};
    }
    return steps;
}

static void fill_form(const PageCall *call, const AgreementState *state, const Refusals *tried,
                      AgreementStatePage *view) {
    TextBuf revision = buf_new(call->arena, REVISION_ROOM);
    Message problem;
    buf_add_int(&revision, state->revision);
    view->may_decide = state->may_deactivate || state->may_activate;
    view->ends = state->may_deactivate;
    view->action = url_join(call->arena, agreement_url(call->arena, state->agreement),
                            view->ends ? S("deactivate") : S("activate"));
    view->button = view->ends ? msg_act_deactivate() : msg_act_activate();
    view->keys = page_keys(call, buf_text(&revision));
    view->reason = field_area(S("reason"), msg_reason(), page_typed(call, S("reason")));
    if (page_problem_of(call, tried, S("reason"), &problem)) {
        view->reason = field_with_problem(view->reason, problem);
    }
}

static Err show(PageCall *call, int status, const Refusals *tried) {
    AgreementState state;
    Refusals refusals = {0};
    TRY(see_agreement_state(call->context, call->params[0], &state, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    bool active = text_equal(state.state, S("active"));
    int64_t months = call->context->prices.programme->inactive_months;
    AgreementStatePage view = {
        .agreement = state.agreement,
        .agreement_page = agreement_url(call->arena, state.agreement),
        .state = tag_of(call->arena, STATES_OF_SITE, state.state),
        .since = active ? msg_agreement_active_since(state.since)
                        : msg_agreement_inactive_since(state.since),
        .explains =
            active ? msg_agreement_is_active_text(months) : msg_agreement_is_inactive_text(),
        .counts = active && !state.inactive_from_null,
        .counted = date_before(call->context->today, state.inactive_from)
                       ? msg_agreement_waits_until(state.inactive_from)
                       : msg_agreement_may_be_since(state.inactive_from),
        .steps = steps_of(call, &state),
        .tells = call->viewer->kind == VIEWER_STAFF,
    };
    fill_form(call, &state, tried, &view);
    Crumb *crumbs = arena_array(call->arena, Crumb, CRUMB_COUNT);
    crumbs[0] = (Crumb){msg_agreement_number(state.agreement), view.agreement_page};
    crumbs[1] = (Crumb){.label = msg_agreement_state()};
    PageParts parts = {.title = msg_agreement_state(),
                       .crumbs = {crumbs, CRUMB_COUNT},
                       .problems = page_problems(call, tried),
                       .main = page_part(call)};
    tpl_agreement_state(&parts.main, &view);
    return page_show(call, status, &parts);
}

static Err move(PageCall *call, AgreementVerb verb) {
    const MoveForm *form = call->input;
    Refusals refusals = {0};
    AgreementMoved moved;
    if (call->complaints->count > 0) {
        return show(call, 422, NULL);
    }
    AgreementMove asked = {call->params[0], form->revision, form->ask.reason};
    TRY(do_agreement_move(call->context, verb, &asked, &moved, &refusals));
    return refused(&refusals)
               ? show(call, status_of_refusal(refusals.items[0].id), &refusals)
               : page_see_other(call, agreement_state_url(call->arena, call->params[0]).text);
}

PAGE(agreement_state, HTTP_GET, "/agreements/{number}/state",
     MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), NO_FIELDS) {
    return show(call, 200, NULL);
}

PAGE(agreement_deactivate, HTTP_POST, "/agreements/{number}/deactivate",
     MAY(SUBJECT_ENROLMENT, DECIDE, RIGHT_ACCESS_UPDATE, RIGHT_ACCESS_UPDATE), &form_fields) {
    return move(call, AGREEMENT_DEACTIVATE);
}

PAGE(agreement_activate, HTTP_POST, "/agreements/{number}/activate",
     MAY(SUBJECT_ENROLMENT, DECIDE, RIGHT_ACCESS_UPDATE, RIGHT_ACCESS_UPDATE), &form_fields) {
    return move(call, AGREEMENT_ACTIVATE);
}
