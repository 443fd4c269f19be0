// The state of an agreement and what became of it; a move is a row more and another state.
#include "action/agreement/agreement_state.h"

#include "action/action_private.h"
#include "action/agreement/agreement_load_private.h"
#include "action/agreement/agreement_page.h"
#include "action/event/tell_accounts_private.h"
#include "action/viewer.h"
#include "domain/calendar.h"
#include "domain/record/number_typed.h"
#include "store/q_agreement.h"

#include <stddef.h>

static const Column step_columns[] = {
    COLUMN(AgreementStep, state, COLUMN_TEXT),
    COLUMN(AgreementStep, on, COLUMN_DATE),
    COLUMN(AgreementStep, reason, COLUMN_TEXT),
    COLUMN(AgreementStep, by, COLUMN_TEXT),
};
const ColumnTable agreement_step_columns = COLUMN_TABLE_PLAIN(step_columns, AgreementStep);

static const Column state_columns[] = {
    COLUMN(AgreementState, agreement, COLUMN_NUMBER),
    COLUMN(AgreementState, state, COLUMN_TEXT),
    COLUMN(AgreementState, since, COLUMN_DATE),
    COLUMN_OR_NULL(AgreementState, inactive_from, COLUMN_DATE),
    COLUMN(AgreementState, revision, COLUMN_COUNT),
};
const ColumnTable agreement_state_columns = COLUMN_TABLE_PLAIN(state_columns, AgreementState);

static const Field fields[] = {
    {.name = S_INIT("reason"),
     .kind = FIELD_NAME,
     .offset = offsetof(AgreementMoveAsk, reason),
     .most = AGREEMENT_REASON_MAX},
};
const FieldTable agreement_move_fields =
    FIELD_TABLE("a decision on an agreement", AgreementMoveAsk, fields);

static bool is_of_desk(const ActionContext *context) {
    return context->viewer == NULL || context->viewer->kind == VIEWER_STAFF;
}

// portal.md §4: who decides of enrolments, and §5: an administrator brings it back.
static bool may_move(const ActionContext *context) {
    return context->viewer == NULL || context->viewer->desk == DESK_ADMIN;
}

// An agreement whose state was never changed is at its first revision.
static int64_t revision_of(int64_t edition) {
    return edition + 1;
}

// ---- seeing ----

static Err load_steps(const ActionContext *context, Text number, AgreementState *state) {
    EnterpriseId enterprise;
    AgreementId agreement;
    QAgreementListStatesRows rows;
    bool found = false;
    TRY(directory_find(context->db, context->arena, S("agreement"), number, &enterprise,
                       &agreement.id, &found));
    ENSURE(found);
    TRY(q_agreement_list_states(
        context->db, context->arena,
        &(QAgreementListStatesIn){.enterprise = enterprise, .agreement = agreement}, &rows));
    state->revision = revision_of((int64_t)rows.count);
    state->steps = arena_array(context->arena, AgreementStep, rows.count);
    state->step_count = rows.count;
    for (size_t i = 0; i < rows.count; i++) {
        const QAgreementListStatesRow *row = &rows.rows[i];
        bool tells = is_of_desk(context);
        state->steps[i] = (AgreementStep){.state = row->state,
                                          .on = row->on_day,
                                          .reason = tells ? row->reason : (Text){0},
                                          .by = tells && !row->name_null ? row->name : (Text){0}};
        state->changed_by = state->steps[i].by;
        state->changed_at = row->at_null ? date_midnight_utc(row->on_day) : row->at;
    }
    return OK;
}

Err see_agreement_state(const ActionContext *context, Text number, AgreementState *ret_state,
                        Refusals *ret_refusals) {
    AgreementPage page;
    TRY(see_agreement_page(context, number, NULL, &page, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    const AgreementRow *row = &page.row;
    bool active = text_equal(row->state, S("active"));
    bool idle = !row->inactive_from_null && !date_before(context->today, row->inactive_from);
    AgreementState state = {
        .agreement = row->agreement,
        .state = row->state,
        .since = row->state_since,
        .inactive_from_null = row->inactive_from_null,
        .inactive_from = row->inactive_from,
        .may_deactivate = may_move(context) && active && idle,
        .may_activate = may_move(context) && !active,
    };
    TRY(load_steps(context, row->agreement, &state));
    *ret_state = state;
    return OK;
}

// ---- moving ----

typedef struct {
    AgreementVerb verb;
    const AgreementMove *move;
} Moving;

static Text state_after(AgreementVerb verb) {
    return verb == AGREEMENT_DEACTIVATE ? S("inactive") : S("active");
}

// R1.9: the last order and coverage are long enough ago.
static Err judge_idle(Action *action, AgreementId agreement) {
    AgreementActivity activity;
    Date from = {0};
    TRY(agreements_activity(action->db, action->arena,
                            &(AgreementKey){action->enterprise, agreement}, 1, &activity));
    bool counts = agreement_inactive_from(action->programme, &activity, &from);
    if (!counts || date_before(action->today, from)) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_AGREEMENT_NOT_IDLE,
                         .field = S("agreement"),
                         .value = counts ? date_text(action->arena, from) : (Text){0}});
    }
    return OK;
}

static Err judge(Action *action, const Moving *moving, AgreementId agreement,
                 const QAgreementStateNowRow *now) {
    if (moving->move->revision != revision_of(now->edition)) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_STALE, .field = S("revision")});
    } else if (text_equal(now->state, state_after(moving->verb))) {
        refuse(
            action->refusals,
            (Refusal){.id = REFUSAL_ALREADY_DECIDED, .field = S("agreement"), .value = now->state});
    } else if (moving->verb == AGREEMENT_DEACTIVATE) {
        TRY(judge_idle(action, agreement));
    }
    if (!refused(action->refusals) && moving->move->reason.len == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_REASON_REQUIRED, .field = S("reason")});
    }
    return OK;
}

static Err save(Action *action, const Moving *moving, AgreementId agreement, int64_t edition) {
    QOutboxPartnersRows partners;
    bool ends = moving->verb == AGREEMENT_DEACTIVATE;
    TRY(q_agreement_set_state(action->db,
                              &(QAgreementSetStateIn){.enterprise = action->enterprise,
                                                      .agreement = agreement,
                                                      .state = state_after(moving->verb)}));
    TRY(q_agreement_add_state(action->db,
                              &(QAgreementAddStateIn){.enterprise = action->enterprise,
                                                      .agreement = agreement,
                                                      .edition = edition,
                                                      .seq = action->seq,
                                                      .on_day = action->today,
                                                      .state = state_after(moving->verb),
                                                      .reason = moving->move->reason}));
    TRY(action_tell(action, ends ? S("agreement.inactive") : S("agreement.active"), agreement.id));
    TRY(tell_customer(action));
    TRY(told_partners_load(action, agreement, &partners));
    TRY(tell_partners(action, &partners));
    return action_finish(action, ends ? S("agreement.deactivate") : S("agreement.activate"),
                         agreement.id);
}

// On the connection that wrote: who called reads what was before.
static Err see(Action *action, const Moving *moving, AgreementMoved *moved) {
    return see_agreement_state(action->context, moving->move->agreement, &moved->state,
                               action->refusals);
}

// An ActionBody.
static Err move_state(Action *action, const void *given, void *outcome) {
    const Moving *moving = given;
    AgreementMoved *moved = outcome;
    EnterpriseId enterprise;
    AgreementId agreement;
    QAgreementStateNowRow now;
    bool found = false;
    TRY(action_find(action, S("agreement"), number_typed(action->arena, moving->move->agreement),
                    &enterprise, &agreement.id, &found));
    if (!found) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_AGREEMENT_NOT_FOUND,
                                           .field = S("agreement"),
                                           .value = moving->move->agreement});
    } else if (!may_move(action->context)) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_RIGHT_MISSING, .field = S("agreement")});
    }
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(action_open(action, enterprise));
    moved->repeated = action->repeated;
    if (action->repeated || refused(action->refusals)) {
        return action->repeated ? see(action, moving, moved) : OK;
    }
    TRY(q_agreement_state_now(
        action->db, action->arena,
        &(QAgreementStateNowIn){.enterprise = enterprise, .agreement = agreement}, &now));
    TRY(judge(action, moving, agreement, &now));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(save(action, moving, agreement, now.edition + 1));
    return see(action, moving, moved);
}

Err do_agreement_move(const ActionContext *context, AgreementVerb verb, const AgreementMove *move,
                      AgreementMoved *ret_moved, Refusals *ret_refusals) {
    return action_run(context, move_state, &(Moving){verb, move}, ret_moved, ret_refusals);
}
