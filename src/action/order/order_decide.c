// What becomes of an order that waits: confirmed, held for another reason, released, rejected or
// cancelled.
#include "action/order/order_submit.h"

#include "action/order/order_revision_private.h"
#include "action/order/request/order_quote_private.h"
#include "action/order/request/order_request_private.h"
#include "action/order/request/submit_papers_private.h"
#include "store/agreement_store.h"
#include "store/q_site.h"

enum { MONEY_TEXT_BYTES = 32 };

typedef enum {
    DECISION_CONFIRM,
    DECISION_HOLD,
    DECISION_RELEASE,
    DECISION_REJECT,
    DECISION_CANCEL
} DecisionKind;

typedef struct {
    DecisionKind kind;
    const OrderDecisionInput *input;
} Decision;

static bool is_order_desk(const Viewer *viewer) {
    return viewer->kind == VIEWER_STAFF && viewer->desk == DESK_ORDERS;
}

// Who has to confirm what holds it: its distributor, or who submitted it.
static AccountId confirmer_of(const OrderRequest *request) {
    return text_equal(request->hold, HOLD_PRICE) ? request->account : request->parties.distributor;
}

// Whether the viewer may decide this; who may not is answered as if there were no such order (V6).
static bool may_decide(const ActionContext *context, DecisionKind kind,
                       const OrderRequest *request) {
    const Viewer *viewer = context->viewer;
    if (viewer == NULL) {
        return true;
    }
    switch (kind) {
    case DECISION_CONFIRM:
        return viewer->account.id == confirmer_of(request).id;
    case DECISION_REJECT:
        return is_order_desk(viewer) || viewer->account.id == request->parties.distributor.id;
    case DECISION_CANCEL:
        return viewer->account.id == request->account.id;
    case DECISION_HOLD:
    case DECISION_RELEASE:
        break;
    }
    return true; // asked before it was looked for
}

static bool can_decide(const ActionContext *context, DecisionKind kind,
                       const OrderRequest *request) {
    const Viewer *viewer = context->viewer;
    Text waits_on = order_waits_on(request->hold);
    bool waits = text_equal(request->state, S("in_review"));
    bool on_desk = waits && text_equal(waits_on, WAITS_ON_DESK);
    switch (kind) {
    case DECISION_CONFIRM:
        return waits && !on_desk;
    case DECISION_REJECT: // the desk whatever waits, a distributor what waits for it
        return waits && ((viewer != NULL && is_order_desk(viewer)) ||
                         text_equal(waits_on, WAITS_ON_DISTRIBUTOR));
    case DECISION_CANCEL:
        return waits || text_equal(request->state, S("draft"));
    case DECISION_HOLD:
        return waits;
    case DECISION_RELEASE:
        return on_desk;
    }
    return false;
}

static Err find(Action *action, const Decision *decision, EnterpriseId *ret_enterprise,
                OrderRequest *ret_request, bool *ret_found) {
    OrderId order;
    bool found = false;
    TRY(action_find(action, S("order"), decision->input->order, ret_enterprise, &order.id, &found));
    if (found) {
        TRY(order_request_load(action->context, *ret_enterprise, order, ret_request, &found));
        found = found && may_decide(action->context, decision->kind, ret_request);
    }
    if (!found) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_ORDER_NOT_FOUND,
                                           .field = S("order"),
                                           .value = decision->input->order});
    }
    *ret_found = found;
    return OK;
}

// ---- confirming ----

static Err draft_again(Action *action, const OrderRequest *request, OrderDraft *draft) {
    PartCache cache = {.of_sales = true};
    TRY(draft_load_parts(action->context, &cache, request->lines, request->line_count));
    for (size_t i = 0; i < request->line_count; i++) {
        TRY(draft_sale_line(action, &cache, request->site, request->lines[i].part,
                            request->lines[i].quantity, i, &draft->lines[i]));
    }
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(store_agreement_load(action->db, action->arena, action->programme, action->enterprise,
                             draft->agreement, &draft->standing));
    TRY(draft_price(action->context, &cache, draft, action->refusals));
    if (!refused(action->refusals)) {
        draft_price_by_staff(action->context, draft, request->staff, action->refusals);
    }
    return OK;
}

// The total that was submitted, or that two persons set since (P19), still holds, or the
// distributor says the present one.
static void judge_total(Action *action, const OrderDecisionInput *input,
                        const OrderRequest *request, const OrderDraft *draft) {
    Money expected = input->has_expected_total ? input->expected_total : request->expected;
    if (expected.minor != draft->order.total.minor) {
        TextBuf shown = buf_new(action->arena, MONEY_TEXT_BYTES);
        money_write(&shown, expected, request->currency);
        refuse(action->refusals, (Refusal){.id = REFUSAL_PRICE_DIFFERS,
                                           .field = S("expected_total"),
                                           .value = buf_text(&shown)});
    }
}

static Err confirm(Action *action, const OrderDecisionInput *input, const OrderRequest *request,
                   OrderSubmitOutcome *outcome) {
    QSiteAgreementOfRow site;
    bool found = false;
    OrderDraft draft = {.has_site = true,
                        .site = request->site,
                        .parties = request->parties,
                        .lines = arena_array(action->arena, DraftLine, request->line_count),
                        .count = request->line_count,
                        .order_id = request->order,
                        .number = request->number};
    bool of_distributor = text_equal(request->hold, HOLD_DISTRIBUTOR);
    if (of_distributor) {
        draft.parties.distributor_purchase_order = input->purchase_order;
        draft.parties.has_distributor_purchase_order_on = input->has_purchase_order_on;
        draft.parties.distributor_purchase_order_on = input->purchase_order_on;
        TRY(papers_judge_purchase_order(action, input->purchase_order,
                                        input->has_purchase_order_on));
    }
    TRY(q_site_agreement_of(
        action->db, action->arena,
        &(QSiteAgreementOfIn){.enterprise = action->enterprise, .site = request->site}, &site,
        &found));
    ENSURE(found);
    draft.agreement = site.agreement;
    if (request->quote.id != 0) {
        return order_quote_confirm(action, input, request, &draft.parties, outcome);
    }
    action_price_by(action, request->country_group, request->currency);
    TRY(draft_again(action, request, &draft));
    if (!refused(action->refusals)) {
        outcome->order = draft_view(action->context, action->enterprise, &draft);
        outcome->is_priced = true;
        judge_total(action, input, request, &draft);
    }
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(order_request_step(action, request->order, S("accepted"), (Text){0}, (Text){0}));
    TRY(draft_accept(action, &draft, &outcome->order));
    outcome->number = request->number;
    outcome->state = S("accepted");
    return OK;
}

// ---- holding ----

// It waits on, for another reason.
static Err hold_for(Action *action, const OrderRequest *request, Text hold, Text reason, Text what,
                    OrderSubmitOutcome *outcome) {
    TRY(order_request_step(action, request->order, S("in_review"), hold, reason));
    TRY(action_tell(action, S("order.held"), request->order.id));
    *outcome =
        (OrderSubmitOutcome){.number = request->number, .state = S("in_review"), .hold = hold};
    return action_finish(action, what, request->order.id);
}

static Err hold(Action *action, const OrderDecisionInput *input, const OrderRequest *request,
                OrderSubmitOutcome *outcome) {
    if (input->reason.len == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_REASON_REQUIRED, .field = S("reason")});
    }
    if (text_equal(input->hold, request->hold)) { // a step that changes nothing is none
        refuse(
            action->refusals,
            (Refusal){.id = REFUSAL_ALREADY_DECIDED, .field = S("hold"), .value = request->hold});
    }
    return refused(action->refusals)
               ? OK
               : hold_for(action, request, input->hold, input->reason, S("order.hold"), outcome);
}

static bool only_price_differs(const Refusals *refusals) {
    return refusals->count == 1 && refusals->items[0].id == REFUSAL_PRICE_DIFFERS;
}

// Nothing is in doubt any more but what others have to say: its distributor, or who submitted it
// where the price has moved since.
static Err release(Action *action, const OrderDecisionInput *input, const OrderRequest *request,
                   OrderSubmitOutcome *outcome) {
    OrderDecisionInput as_submitted = {.order = input->order};
    if (order_needs_distributor(request)) {
        return hold_for(action, request, HOLD_DISTRIBUTOR, input->reason, S("order.release"),
                        outcome);
    }
    TRY(confirm(action, &as_submitted, request, outcome));
    if (only_price_differs(action->refusals)) {
        *action->refusals = (Refusals){0};
        return hold_for(action, request, HOLD_PRICE, input->reason, S("order.release"), outcome);
    }
    return OK;
}

// ---- ending ----

static Err end(Action *action, const Decision *decision, const OrderRequest *request,
               OrderSubmitOutcome *outcome) {
    bool rejects = decision->kind == DECISION_REJECT;
    if (rejects && decision->input->reason.len == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_REASON_REQUIRED, .field = S("reason")});
        return OK;
    }
    TRY(order_request_step(action, request->order, S("cancelled"), (Text){0},
                           decision->input->reason));
    TRY(action_tell(action, S("order.cancelled"), request->order.id));
    *outcome = (OrderSubmitOutcome){.number = request->number, .state = S("cancelled")};
    return action_finish(action, rejects ? S("order.reject") : S("order.cancel"),
                         request->order.id);
}

static Err decide(Action *action, const void *given, void *outcome_out) {
    const Decision *decision = given;
    OrderSubmitOutcome *outcome = outcome_out;
    OrderRequest request;
    EnterpriseId enterprise;
    bool found = false;
    *outcome = (OrderSubmitOutcome){0};
    const Viewer *viewer = action->context->viewer;
    bool of_desk = decision->kind == DECISION_HOLD || decision->kind == DECISION_RELEASE;
    if (of_desk && viewer != NULL && !is_order_desk(viewer)) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_RIGHT_MISSING, .field = S("order")});
        return OK;
    }
    TRY(find(action, decision, &enterprise, &request, &found));
    if (!found) {
        return OK;
    }
    TRY(action_open(action, enterprise));
    if (action->repeated) {
        return order_outcome_load(action->context, enterprise, request.order, outcome);
    }
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(order_judge_revision(action, enterprise, request.order, decision->input->has_revision,
                             decision->input->revision));
    if (refused(action->refusals)) {
        return OK;
    }
    // Only now nobody else can decide it: what was read before may be old.
    TRY(order_request_load(action->context, enterprise, request.order, &request, &found));
    if (!can_decide(action->context, decision->kind, &request)) {
        refuse(
            action->refusals,
            (Refusal){.id = REFUSAL_ALREADY_DECIDED, .field = S("order"), .value = request.state});
        return OK;
    }
    switch (decision->kind) {
    case DECISION_CONFIRM:
        return confirm(action, decision->input, &request, outcome);
    case DECISION_HOLD:
        return hold(action, decision->input, &request, outcome);
    case DECISION_RELEASE:
        return release(action, decision->input, &request, outcome);
    case DECISION_REJECT:
    case DECISION_CANCEL:
        break;
    }
    return end(action, decision, &request, outcome);
}

Err do_order_confirm(const ActionContext *context, const OrderDecisionInput *input,
                     OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals) {
    return action_run(context, decide, &(Decision){DECISION_CONFIRM, input}, ret_outcome,
                      ret_refusals);
}

Err do_order_hold(const ActionContext *context, const OrderDecisionInput *input,
                  OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals) {
    return action_run(context, decide, &(Decision){DECISION_HOLD, input}, ret_outcome,
                      ret_refusals);
}

Err do_order_release(const ActionContext *context, const OrderDecisionInput *input,
                     OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals) {
    return action_run(context, decide, &(Decision){DECISION_RELEASE, input}, ret_outcome,
                      ret_refusals);
}

Err do_order_reject(const ActionContext *context, const OrderDecisionInput *input,
                    OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals) {
    return action_run(context, decide, &(Decision){DECISION_REJECT, input}, ret_outcome,
                      ret_refusals);
}

Err do_order_cancel(const ActionContext *context, const OrderDecisionInput *input,
                    OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals) {
    return action_run(context, decide, &(Decision){DECISION_CANCEL, input}, ret_outcome,
                      ret_refusals);
}
