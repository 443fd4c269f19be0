// do_order_rebill, and the same as a part of another action.
#include "action/order/change/order_rebill.h"

#include "action/entitlement/entitlement_private.h"
#include "action/entitlement/holder_private.h"
#include "action/entitlement/visibility_private.h"
#include "action/order/change/order_rebill_private.h"
#include "action/order/order_parties_private.h"
#include "action/proof/proof_issue_private.h"
#include "store/q_order.h"
#include "store/q_points.h"
#include "store/q_proof.h"

typedef struct {
    const RebillInput *input;
    SiteRecord site;
    OrderId old;
    OrderId made;
    QOrderLoadWholeRow order;
    QOrderListWholeLinesRows lines;
    HeldRows *held; // per line
} Rebill;

static void refuse_rebill(Action *action, const RebillInput *input) {
    refuse(action->refusals,
           (Refusal){.id = REFUSAL_NOT_REBILLABLE, .field = S("order"), .value = input->order});
}

static Err find(Action *action, Rebill *work, EnterpriseId *ret_enterprise) {
    bool found = false;
    TRY(directory_find(action->db, action->arena, S("order"), work->input->order, ret_enterprise,
                       &work->old.id, &found));
    if (!found) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_ORDER_NOT_FOUND,
                                           .field = S("order"),
                                           .value = work->input->order});
        return OK;
    }
    TRY(site_find(action->db, action->arena, work->input->site, &work->site, &found));
    if (!found || work->site.enterprise.id != ret_enterprise->id) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_SITE_NOT_FOUND,
                                           .field = S("site"),
                                           .value = work->input->site});
    }
    return OK;
}

// One that was not accepted yet has nothing to be billed again.
static Err load(Action *action, Rebill *work) {
    bool found = false;
    TRY(q_order_load_whole(
        action->db, action->arena,
        &(QOrderLoadWholeIn){.enterprise = action->enterprise, .order_id = work->old}, &work->order,
        &found));
    if (!found) {
        refuse_rebill(action, work->input);
        return OK;
    }
    TRY(q_order_list_whole_lines(
        action->db, action->arena,
        &(QOrderListWholeLinesIn){.enterprise = action->enterprise, .order_id = work->old},
        &work->lines));
    work->held = arena_array(action->arena, HeldRows, work->lines.count);
    for (size_t i = 0; i < work->lines.count; i++) {
        TRY(held_of_line(action->context, action->enterprise, work->old, work->lines.rows[i].line,
                         &work->held[i]));
    }
    return OK;
}

// True where a line is as it was sold: one record, whole, at its site, never renewed or reinstated.
static bool is_untouched(const QOrderListWholeLinesRow *line, const HeldRows *held) {
    if (held->count != 1 || line->coverage_end_null) {
        return false;
    }
    const EntitlementRecord *record = &held->rows[0].record;
    return record->quantity.count == line->quantity.count && record->site.id == line->site.id &&
           !record->has_renewed_yearly && date_equal(record->coverage_end, line->coverage_end);
}

static Err judge(Action *action, const Rebill *work) {
    Standing standing;
    TRY(store_agreement_load(action->db, action->arena, action->programme, action->enterprise,
                             work->order.agreement, &standing));
    if (standing.inactive) { // R1.9: it takes nothing
        refuse(action->refusals, (Refusal){.id = REFUSAL_AGREEMENT_INACTIVE, .field = S("order")});
        return OK;
    }
    if (work->site.agreement.id != work->order.agreement.id) { // docs/open.md says why
        refuse(action->refusals, (Refusal){.id = REFUSAL_REBILL_OTHER_AGREEMENT,
                                           .field = S("site"),
                                           .value = work->input->site});
        return OK;
    }
    bool fine =
        text_equal(work->order.state, S("accepted")) && !text_equal(work->order.kind, S("renewal"));
    for (size_t i = 0; i < work->lines.count; i++) {
        fine = fine && is_untouched(&work->lines.rows[i], &work->held[i]);
    }
    if (!fine) {
        refuse_rebill(action, work->input);
    }
    return OK;
}

static Err save_order(Action *action, const Rebill *work, Text number) {
    const ActionContext *context = action->context;
    const QOrderLoadWholeRow *old = &work->order;
    const OrderParties *parties = &work->input->parties;
    return q_order_add(action->db, &(QOrderAddIn){
                                       .enterprise = action->enterprise,
                                       .order_id = work->made,
                                       .seq = action->seq,
                                       .number = number,
                                       .kind = S("rebill"),
                                       .agreement = old->agreement,
                                       .site = work->site.site,
                                       .term = old->term,
                                       .accepted_on = old->accepted_on,
                                       .accepted_at = old->accepted_at,
                                       .level_null = old->level_null,
                                       .level = old->level,
                                       .points = old->points,
                                       .total = old->total,
                                       .currency = old->currency,
                                       .country_group = old->country_group,
                                       .programme_version = old->programme_version,
                                       ORDER_PARTIES(parties),
                                       .actor = context->actor,
                                       .account = context->account,
                                       .request_null = context->key.len == 0,
                                       .request = context->key,
                                       .source_order = work->old,
                                       ORDER_PAPERS_OF_DISTRIBUTOR(parties),
                                       .quote_null = true,
                                       .level_before_null = true,
                                       .level_after_null = true,
                                       .terms_version_null = old->terms_version_null,
                                       .terms_version = old->terms_version,
                                   });
}

static Err save_line(Action *action, const Rebill *work, const QOrderListWholeLinesRow *old) {
    return q_order_add_line(action->db, &(QOrderAddLineIn){
                                            .enterprise = action->enterprise,
                                            .order_id = work->made,
                                            .line = old->line,
                                            .site = work->site.site,
                                            .part = old->part,
                                            .quantity = old->quantity,
                                            .price_row = old->price_row,
                                            .price_on = old->price_on,
                                            .yearly = old->yearly,
                                            .unit = old->unit,
                                            .extended = old->extended,
                                            .points = old->points,
                                            .coverage_start_null = old->coverage_start_null,
                                            .coverage_start = old->coverage_start,
                                            .coverage_end_null = old->coverage_end_null,
                                            .coverage_end = old->coverage_end,
                                            .months_null = true,
                                            .due_null = true,
                                            .entitlement_null = true,
                                            .term_months_null = old->term_months_null,
                                            .term_months = old->term_months,
                                        });
}

// The points leave with the old order and come back with the new one, in the same term.
static Err save_points(Action *action, const Rebill *work, const QOrderListWholeLinesRow *line,
                       bool back) {
    return q_points_add(action->db,
                        &(QPointsAddIn){
                            .enterprise = action->enterprise,
                            .agreement = work->order.agreement,
                            .seq = action->seq,
                            .line = line->line,
                            .term = work->order.term,
                            .on_day = action->today,
                            .cause = back ? S("rebill_out") : S("rebill_in"),
                            .order_id = back ? work->old : work->made,
                            .site = back ? line->site : work->site.site,
                            .part = line->part,
                            .quantity = back ? -line->quantity.count : line->quantity.count,
                            .points = {back ? -line->points.hundredths : line->points.hundredths},
                        });
}

static Err save_entitlement(Action *action, const Rebill *work, const EntitlementRecord *old) {
    EntitlementRecord made = *old;
    made.site = work->site.site;
    made.order = work->made;
    made.distributor = work->input->parties.distributor;
    made.reseller = work->input->parties.reseller;
    TRY(entitlement_take(action, old, old->quantity, S("rebill_out")));
    return entitlement_make(action, &made, S("rebill_in"), old);
}

static Err save_lines(Action *action, const Rebill *work) {
    for (size_t i = 0; i < work->lines.count; i++) {
        const QOrderListWholeLinesRow *line = &work->lines.rows[i];
        TRY(save_line(action, work, line));
        if (!work->order.level_null) {
            TRY(save_points(action, work, line, true));
            TRY(save_points(action, work, line, false));
        }
        TRY(save_entitlement(action, work, &work->held[i].rows[0].record));
    }
    return OK;
}

// R7.2: the new proof names the one it replaces, which an accepted order has at its site (R7.1).
static Err save_proof(Action *action, const Rebill *work) {
    QProofOfOrderRow old;
    ProofId proof;
    bool found = false;
    TRY(q_proof_of_order(action->db, action->arena,
                         &(QProofOfOrderIn){.enterprise = action->enterprise,
                                            .order_id = work->old,
                                            .site = work->lines.rows[0].site},
                         &old, &found));
    if (!found) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    return proof_issue(
        action,
        &(ProofIssue){.order = work->made, .site = work->site.site, .supersedes = old.proof},
        &proof);
}

static Err save(Action *action, Rebill *work) {
    Text number;
    int64_t addresses = 0;
    work->made.id = action_new_id(action);
    TRY(store_number_draw(action->db, action->arena, action->context->numbers, NUMBER_ORDER,
                          &number));
    TRY(q_order_set_state(action->db, &(QOrderSetStateIn){.enterprise = action->enterprise,
                                                          .order_id = work->old,
                                                          .state = S("credited")}));
    TRY(save_order(action, work, number));
    TRY(directory_add(action, S("order"), number, work->made.id));
    TRY(q_order_copy_address(
        action->db,
        &(QOrderCopyAddressIn){.enterprise = action->enterprise,
                               .source = work->old,
                               .order_id = work->made,
                               .site_is_kept = work->site.site.id == work->order.site.id},
        &addresses));
    TRY(save_lines(action, work));
    TRY(save_proof(action, work));
    TRY(visibility_add_sale(action, &work->input->parties, work->site.site, work->made));
    TRY(action_tell(action, S("order.credited"), work->old.id));
    TRY(action_tell(action, S("order.accepted"), work->made.id));
    return action_finish(action, S("order.rebill"), work->made.id);
}

static Err load_and_judge(Action *action, Rebill *work) {
    TRY(load(action, work));
    return refused(action->refusals) ? OK : judge(action, work);
}

Err order_rebill_in(Action *action, const RebillInput *input, RebillOutcome *outcome) {
    Rebill work = {.input = input};
    EnterpriseId enterprise;
    TRY(find(action, &work, &enterprise));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(action_open(action, enterprise));
    if (action->repeated) {
        *outcome = (RebillOutcome){.enterprise = enterprise, .order = {action->object}};
        return OK;
    }
    TRY(load_and_judge(action, &work));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(save(action, &work));
    *outcome = (RebillOutcome){.enterprise = enterprise, .order = work.made};
    return OK;
}

Err order_rebill_judge(Action *action, const RebillInput *input, SiteId *ret_site) {
    Rebill work = {.input = input};
    EnterpriseId enterprise;
    TRY(find(action, &work, &enterprise));
    if (refused(action->refusals)) {
        return OK;
    }
    *ret_site = work.site.site;
    return load_and_judge(action, &work);
}

static Err order_rebill(Action *action, const void *given, void *outcome) {
    return order_rebill_in(action, given, outcome);
}

Err do_order_rebill(const ActionContext *context, const RebillInput *input,
                    RebillOutcome *ret_outcome, Refusals *ret_refusals) {
    return action_run(context, order_rebill, input, ret_outcome, ret_refusals);
}
