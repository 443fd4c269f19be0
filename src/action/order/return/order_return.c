// do_order_return.
#include "action/order/return/order_return.h"

#include "action/entitlement/holder_private.h"
#include "action/order/return/order_return_private.h"
#include "domain/order.h"
#include "store/agreement_store.h"
#include "store/q_order.h"
#include "store/q_points.h"

typedef struct {
    QOrderLoadRow order;
    QOrderLoadLineRow line;
    PartType type;
    HeldRows held;     // what is left of the line
    Holding *holdings; // the same, sorted for taking
} Return;

static Err load_line(Action *action, const ReturnInput *input, Return *back) {
    bool found = false;
    TRY(q_order_load_line(action->db, action->arena,
                          &(QOrderLoadLineIn){.enterprise = input->enterprise,
                                              .order_id = input->order,
                                              .line = input->line},
                          &back->line, &found));
    if (!found) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_LINE_NOT_FOUND, .field = S("line")});
    } else if (!part_type_find(back->line.type, &back->type)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    return OK;
}

static Err load_holdings(Action *action, const ReturnInput *input, Return *back) {
    TRY(held_of_line(action->context, input->enterprise, input->order, input->line, &back->held));
    back->holdings = arena_array(action->arena, Holding, back->held.count);
    for (size_t i = 0; i < back->held.count; i++) {
        const EntitlementRecord *record = &back->held.rows[i].record;
        back->holdings[i] = (Holding){
            .entitlement = record->entitlement,
            .coverage_end = record->coverage_end,
            .quantity = record->quantity,
            .index = i,
        };
    }
    holdings_sort(back->holdings, back->held.count);
    return OK;
}

// Judges the return (R9.2) and takes the quantity from the holdings.
static Err judge(Action *action, const ReturnInput *input, Return *back) {
    TRY(load_line(action, input, back));
    if (refused(action->refusals)) {
        return OK;
    }
    RefusalId why =
        order_line_return(action->programme, back->type, back->order.accepted_on, action->today);
    if (why != REFUSAL_NONE) {
        refuse(action->refusals,
               (Refusal){.id = why, .field = S("line"), .value = back->line.part});
        return OK;
    }
    TRY(load_holdings(action, input, back));
    if (input->quantity.count < 1 ||
        !holdings_take(back->holdings, back->held.count, input->quantity)) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_BAD_QUANTITY, .field = S("quantity")});
    }
    return OK;
}

static Err save_holdings(Action *action, const Return *back) {
    for (size_t i = 0; i < back->held.count; i++) {
        const Holding *holding = &back->holdings[i];
        if (holding->taken.count > 0) {
            TRY(entitlement_take(action, &back->held.rows[holding->index].record, holding->taken,
                                 S("return")));
        }
    }
    return OK;
}

static Err save_points(Action *action, const ReturnInput *input, const Return *back,
                       Points points) {
    return q_points_add(action->db, &(QPointsAddIn){
                                        .enterprise = action->enterprise,
                                        .agreement = back->order.agreement,
                                        .seq = action->seq,
                                        .line = input->line,
                                        .term = back->order.term,
                                        .on_day = action->today,
                                        .cause = S("return"),
                                        .order_id = input->order,
                                        .site = back->line.site,
                                        .part = back->line.part,
                                        .quantity = -input->quantity.count,
                                        .points = {-points.hundredths},
                                    });
}

// R9.2, R2.10: what the return does; `standing` is the agreement's before it, and becomes that
// after it: only a running term feels its points.
static Points effect(Action *action, const ReturnInput *input, const Return *back,
                     Standing *standing, ReturnOutcome *outcome) {
    Points points = points_share(back->line.points, back->line.quantity, input->quantity);
    bool fits = money_times(back->line.unit, input->quantity, &outcome->credit);
    ENSURE(fits);
    outcome->before = standing_summary(standing, action->programme);
    if (!standing->express) {
        standing_take_back(standing, action->programme, (int32_t)back->order.term, points);
    }
    outcome->seq = action->seq;
    outcome->points.hundredths = -points.hundredths;
    outcome->agreement = standing_summary(standing, action->programme);
    return points;
}

static Err save_standing(Action *action, const ReturnInput *input, const Return *back,
                         Points points, const Standing *standing) {
    if (standing->express) {
        return OK;
    }
    TRY(save_points(action, input, back, points));
    return store_agreement_save_points(action->db, action->programme, action->enterprise,
                                       back->order.agreement, standing);
}

static Err save(Action *action, const ReturnInput *input, const Return *back,
                ReturnOutcome *outcome) {
    Standing standing;
    TRY(store_agreement_load(action->db, action->arena, action->programme, action->enterprise,
                             back->order.agreement, &standing));
    Points points = effect(action, input, back, &standing, outcome);
    TRY(save_holdings(action, back));
    TRY(save_standing(action, input, back, points, &standing));
    TRY(q_order_add_returned(action->db, &(QOrderAddReturnedIn){
                                             .enterprise = action->enterprise,
                                             .order_id = input->order,
                                             .line = input->line,
                                             .quantity = input->quantity,
                                         }));
    int64_t return_id = action_new_id(action);
    TRY(q_order_add_return(action->db, &(QOrderAddReturnIn){
                                           .enterprise = action->enterprise,
                                           .return_id = return_id,
                                           .seq = action->seq,
                                           .order_id = input->order,
                                           .line = input->line,
                                           .on_day = action->today,
                                           .quantity = input->quantity,
                                           .credit = outcome->credit,
                                           .points = points,
                                           .reason_null = input->reason.len == 0,
                                           .reason = input->reason,
                                           .account = action->context->account,
                                       }));
    return action_finish(action, S("order.return"), return_id);
}

// What the same request did before.
static Err repeat(Action *action, const Return *back, ReturnOutcome *outcome) {
    QOrderLoadReturnRow row;
    Standing standing;
    TRY(q_order_load_return(
        action->db, action->arena,
        &(QOrderLoadReturnIn){.enterprise = action->enterprise, .return_id = action->object},
        &row));
    TRY(day_standing(action->context, action->enterprise, back->order.agreement, &standing));
    *outcome = (ReturnOutcome){
        .seq = row.seq,
        .credit = row.credit,
        .points = {-row.points.hundredths},
        .before = standing_summary(&standing, action->programme),
        .agreement = standing_summary(&standing, action->programme),
    };
    return OK;
}

Err order_return_in(Action *action, const ReturnInput *input, ReturnOutcome *outcome) {
    Return back = {0};
    bool found = false;
    TRY(q_order_load(action->db, action->arena,
                     &(QOrderLoadIn){.enterprise = input->enterprise, .order_id = input->order},
                     &back.order, &found));
    if (!found) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_ORDER_NOT_FOUND, .field = S("order")});
        return OK;
    }
    TRY(action_open(action, input->enterprise));
    if (action->repeated) {
        return repeat(action, &back, outcome);
    }
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(judge(action, input, &back));
    return refused(action->refusals) ? OK : save(action, input, &back, outcome);
}

static Err order_return(Action *action, const void *given, void *outcome) {
    return order_return_in(action, given, outcome);
}

// The same judgement and effect, by an action that only reads.
Err see_return(const ActionContext *context, const ReturnInput *input, ReturnOutcome *ret_outcome,
               Refusals *ret_refusals) {
    Return back = {0};
    Standing standing;
    ReturnOutcome outcome = {0};
    bool found = false;
    Action reading = {.context = context,
                      .db = context->db,
                      .arena = context->arena,
                      .programme = context->prices.programme,
                      .today = context->today,
                      .refusals = ret_refusals,
                      .enterprise = input->enterprise};
    *ret_refusals = (Refusals){0};
    TRY(q_order_load(context->db, context->arena,
                     &(QOrderLoadIn){.enterprise = input->enterprise, .order_id = input->order},
                     &back.order, &found));
    if (!found) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_ORDER_NOT_FOUND, .field = S("order")});
        return OK;
    }
    TRY(judge(&reading, input, &back));
    if (refused(ret_refusals)) {
        return OK;
    }
    TRY(day_standing(context, input->enterprise, back.order.agreement, &standing));
    (void)effect(&reading, input, &back, &standing, &outcome);
    *ret_outcome = outcome;
    return OK;
}

Err do_order_return(const ActionContext *context, const ReturnInput *input,
                    ReturnOutcome *ret_outcome, Refusals *ret_refusals) {
    return action_run(context, order_return, input, ret_outcome, ret_refusals);
}
