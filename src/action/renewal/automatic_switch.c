// do_automatic_switch, do_order_paid: what people decide of automatic renewals.
#include "action/renewal/automatic.h"
#include "action/renewal/automatic_rights_private.h"

#include "action/order/order_revision_private.h"
#include "action/viewer.h"
#include "domain/record/number_typed.h"
#include "store/q_agreement.h"
#include "store/q_automatic.h"
#include "store/q_site.h"

#include <stddef.h>

static const Field fields[] = {
    {.name = S_INIT("automatic"),
     .kind = FIELD_BOOL,
     .offset = offsetof(AutomaticAsk, automatic),
     .required = true},
};
const FieldTable automatic_fields = FIELD_TABLE("the switch", AutomaticAsk, fields);

Err automatic_may(const ActionContext *context, Db *db, EnterpriseId enterprise,
                  AgreementId agreement, bool *ret_may) {
    QSiteOriginatingRow site;
    bool found = false;
    const Viewer *viewer = context->viewer;
    *ret_may = viewer == NULL;
    if (viewer == NULL || viewer->kind != VIEWER_CUSTOMER || viewer->role != SEAT_PRIMARY ||
        viewer->enterprise.id != enterprise.id || viewer->agreement.id != agreement.id) {
        return OK;
    }
    TRY(q_site_originating(db, context->arena,
                           &(QSiteOriginatingIn){.enterprise = enterprise, .agreement = agreement},
                           &site, &found));
    *ret_may = found && site.site.id == viewer->site.id;
    return OK;
}

bool automatic_is_for(const ActionContext *context) {
    return context->viewer == NULL || context->viewer->kind == VIEWER_CUSTOMER;
}

// ---- the switch ----

static Err judge_switch(Action *action, const AutomaticInput *input, AgreementId agreement,
                        QAutomaticSwitchNowRow *ret_now) {
    bool may = false;
    TRY(automatic_may(action->context, action->db, action->enterprise, agreement, &may));
    TRY(q_automatic_switch_now(
        action->db, action->arena,
        &(QAutomaticSwitchNowIn){.enterprise = action->enterprise, .agreement = agreement},
        ret_now));
    if (!may) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_RIGHT_MISSING,
                                           .field = S("agreement"),
                                           .value = input->agreement});
    } else if (input->has_revision && input->revision != automatic_revision(ret_now->edition)) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_STALE, .field = S("revision")});
    }
    return OK;
}

static Err save_switch(Action *action, AgreementId agreement, bool automatic, int64_t edition) {
    TRY(q_agreement_set_auto_renew(action->db,
                                   &(QAgreementSetAutoRenewIn){.enterprise = action->enterprise,
                                                               .agreement = agreement,
                                                               .automatic = automatic}));
    return q_automatic_add_switch(action->db,
                                  &(QAutomaticAddSwitchIn){.enterprise = action->enterprise,
                                                           .agreement = agreement,
                                                           .edition = edition,
                                                           .seq = action->seq,
                                                           .on_day = action->today,
                                                           .automatic = automatic});
}

// Put where it is already, it stays since when it was.
static Err put_switch(Action *action, const void *given, void *outcome) {
    const AutomaticInput *input = given;
    AutomaticOutcome *put = outcome;
    EnterpriseId enterprise;
    AgreementId agreement;
    QAutomaticSwitchNowRow now;
    bool found = false;
    *put = (AutomaticOutcome){0};
    if (!automatic_is_for(action->context)) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_RIGHT_MISSING, .field = S("agreement")});
        return OK;
    }
    TRY(action_find(action, S("agreement"), number_typed(action->arena, input->agreement),
                    &enterprise, &agreement.id, &found));
    if (!found) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_AGREEMENT_NOT_FOUND,
                                           .field = S("agreement"),
                                           .value = input->agreement});
        return OK;
    }
    TRY(action_open(action, enterprise));
    if (refused(action->refusals)) {
        return OK;
    }
    if (!action->repeated) {
        TRY(judge_switch(action, input, agreement, &now));
    }
    if (refused(action->refusals) || action->repeated) {
        put->repeated = action->repeated;
        put->revision = automatic_revision(action->object);
        return OK;
    }
    if (now.automatic != input->automatic) {
        TRY(save_switch(action, agreement, input->automatic, ++now.edition));
    }
    put->revision = automatic_revision(now.edition);
    return action_finish(action, S("agreement.automatic"), now.edition);
}

Err do_automatic_switch(const ActionContext *context, const AutomaticInput *input,
                        AutomaticOutcome *ret_outcome, Refusals *ret_refusals) {
    return action_run(context, put_switch, input, ret_outcome, ret_refusals);
}

// ---- the payment ----

// portal.md §4: the order desk acts on orders; customers and partners of the row pay, and do not
// say so themselves.
static bool may_note_payment(const Viewer *viewer) {
    return viewer == NULL || (viewer->kind == VIEWER_STAFF && viewer->desk == DESK_ORDERS);
}

static Err judge_payment(Action *action, const PaidInput *input, OrderId order) {
    QAutomaticLoadOrderRow row;
    bool found = false;
    TRY(order_judge_revision(action, action->enterprise, order, input->has_revision,
                             input->revision));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(q_automatic_load_order(
        action->db, action->arena,
        &(QAutomaticLoadOrderIn){.enterprise = action->enterprise, .order_id = order}, &row,
        &found));
    if (!found) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_NOT_AUTOMATIC, .field = S("order"), .value = input->order});
    } else if (!text_equal(row.state, S("ordered"))) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_ALREADY_DECIDED, .field = S("order"), .value = row.state});
    }
    return OK;
}

static Err note_payment(Action *action, const void *given, void *outcome) {
    const PaidInput *input = given;
    AutomaticOutcome *paid = outcome;
    EnterpriseId enterprise;
    OrderId order;
    bool found = false;
    *paid = (AutomaticOutcome){0};
    TRY(action_find(action, S("order"), input->order, &enterprise, &order.id, &found));
    if (!found) {
        refuse(
            action->refusals,
            (Refusal){.id = REFUSAL_ORDER_NOT_FOUND, .field = S("order"), .value = input->order});
        return OK;
    }
    if (!may_note_payment(action->context->viewer)) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_RIGHT_MISSING, .field = S("order"), .value = input->order});
        return OK;
    }
    TRY(action_open(action, enterprise));
    paid->repeated = action->repeated;
    if (!action->repeated && !refused(action->refusals)) {
        TRY(judge_payment(action, input, order));
    }
    if (!action->repeated && !refused(action->refusals)) {
        TRY(q_automatic_decide(action->db,
                               &(QAutomaticDecideIn){.enterprise = enterprise,
                                                     .order_id = order,
                                                     .state = S("paid"),
                                                     .seq = action->seq,
                                                     .today = action->today,
                                                     .account = action->context->account}));
        TRY(action_finish(action, S("order.paid"), order.id));
    }
    return order_revision(action, enterprise, order, &paid->revision);
}

Err do_order_paid(const ActionContext *context, const PaidInput *input,
                  AutomaticOutcome *ret_outcome, Refusals *ret_refusals) {
    return action_run(context, note_payment, input, ret_outcome, ret_refusals);
}
