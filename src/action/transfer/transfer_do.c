// do_transfer_submit, do_transfer_decide: a step more, and with the second approval the move
// itself.
#include "action/transfer/transfer_private.h"

#include "action/entitlement/entitlement_move_private.h"
#include "action/event/tell_accounts_private.h"
#include "action/viewer.h"
#include "domain/record/number_typed.h"
#include "store/number_store.h"

static Err add_step(Action *action, int64_t transfer, int64_t step, Text verb, Text side,
                    Text reason) {
    return q_transfer_add_step(action->db, &(QTransferAddStepIn){
                                               .enterprise = action->enterprise,
                                               .transfer = transfer,
                                               .step = step,
                                               .seq = action->seq,
                                               .verb = verb,
                                               .side_null = side.len == 0,
                                               .side = side,
                                               .on_day = action->today,
                                               .at = action->context->now,
                                               .account = action->context->account,
                                               .reason_null = reason.len == 0,
                                               .reason = reason,
                                           });
}

// The customer, who acted, and who asked for it.
static Err tell(Action *action, Text kind, int64_t transfer, AccountId asked_by) {
    QOutboxCustomersRows customers;
    TRY(action_tell(action, kind, transfer));
    TRY(told_customers_load(action, &customers));
    TRY(tell_customers(action, &customers));
    for (size_t i = 0; i < customers.count; i++) {
        if (customers.rows[i].account.id == asked_by.id) {
            return OK;
        }
    }
    return asked_by.id == 0 || asked_by.id == action->context->account.id
               ? OK
               : q_outbox_add_to(action->db, &(QOutboxAddToIn){.enterprise = action->enterprise,
                                                               .seq = action->seq,
                                                               .item = action->told,
                                                               .account = asked_by});
}

// On the connection that wrote.
static Err see(Action *action, int64_t transfer, Transfer *ret_transfer) {
    TransferWork work;
    bool found = false;
    TRY(transfer_load(action->context, action->enterprise, transfer, &work, &found));
    ENSURE(found);
    return transfer_show(action->context, &work, ret_transfer);
}

// ---- asking ----

static Err save_lines(Action *action, const TransferPlan *plan, int64_t transfer) {
    for (size_t i = 0; i < plan->rows.count && !plan->whole; i++) {
        const EntitlementRecord *record = &plan->rows.rows[i].record;
        TRY(q_transfer_add_line(action->db, &(QTransferAddLineIn){
                                                .enterprise = action->enterprise,
                                                .transfer = transfer,
                                                .line = (int64_t)i + 1,
                                                .entitlement = record->entitlement,
                                                .part = record->part,
                                                .quantity = record->quantity,
                                                .coverage_end = record->coverage_end,
                                            }));
    }
    return OK;
}

static Err save(Action *action, const TransferPlan *plan, int64_t *ret_transfer) {
    int64_t transfer = action_new_id(action);
    Text number;
    // What is asked for has its numbers of one block.
    TRY(store_number_draw(action->db, action->arena, action->context->numbers, NUMBER_TICKET,
                          &number));
    TRY(q_transfer_add(action->db, &(QTransferAddIn){
                                       .enterprise = action->enterprise,
                                       .transfer = transfer,
                                       .seq = action->seq,
                                       .number = number,
                                       .kind = plan->whole ? S("site") : S("entitlements"),
                                       .from_site = plan->from.site,
                                       .from_number = plan->from_number,
                                       .to_site = plan->to.site,
                                       .to_number = plan->to_number,
                                       .agreement = plan->agreement,
                                       .agreement_number = plan->agreement_number,
                                       .asked_on = action->today,
                                       .account = action->context->account,
                                   }));
    TRY(save_lines(action, plan, transfer));
    TRY(add_step(action, transfer, 1, S("submit"), (Text){0}, (Text){0}));
    TRY(tell(action, S("move.waiting"), transfer, action->context->account));
    *ret_transfer = transfer;
    return action_finish(action, S("transfer.submit"), transfer);
}

// An ActionBody.
static Err submit(Action *action, const void *given, void *outcome) {
    TransferMoved *moved = outcome;
    TransferPlan plan;
    int64_t transfer = 0;
    TRY(transfer_find(action, given, &plan));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(action_open(action, plan.from.enterprise));
    moved->repeated = action->repeated;
    if (action->repeated) {
        return see(action, action->object, &moved->transfer);
    }
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(transfer_judge(action, &plan, action->refusals));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(save(action, &plan, &transfer));
    return see(action, transfer, &moved->transfer);
}

Err do_transfer_submit(const ActionContext *context, const TransferAsk *ask,
                       TransferMoved *ret_moved, Refusals *ret_refusals) {
    return action_run(context, submit, ask, ret_moved, ret_refusals);
}

// ---- deciding ----

typedef struct {
    TransferVerb verb;
    const TransferDecision *decision;
} Deciding;

static void judge_side(Action *action, const Deciding *deciding, const TransferWork *work,
                       Text side) {
    const ActionContext *context = action->context;
    bool withdraws = deciding->verb == TRANSFER_WITHDRAW;
    bool may = withdraws ? work->row.account.id == context->account.id : side.len > 0;
    if (!may) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_RIGHT_MISSING, .field = S("transfer")});
    }
}

static void judge_state(Action *action, const Deciding *deciding, const TransferWork *work,
                        Text side) {
    Text decided = {0};
    if (!text_equal(work->row.state, S("awaiting_approvals"))) {
        decided = work->row.state;
    } else if (deciding->verb == TRANSFER_APPROVE && transfer_has(work, side)) {
        decided = side;
    }
    if (decided.len > 0) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_ALREADY_DECIDED, .field = S("transfer"), .value = decided});
    } else if (deciding->decision->revision != (int64_t)work->steps.count) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_STALE, .field = S("revision")});
    } else if (deciding->verb == TRANSFER_REFUSE && deciding->decision->reason.len == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_REASON_REQUIRED, .field = S("reason")});
    }
}

// What waits on its rows by now keeps them.
static Err judge_rows(Action *action, const TransferWork *work,
                      const QTransferListLinesRows *lines) {
    TransferPlan plan = {.whole = text_equal(work->row.kind, S("site")),
                         .from = {.enterprise = action->enterprise, .site = work->row.from_site},
                         .from_number = work->row.from_number,
                         .rows = {arena_array(action->arena, HeldRow, lines->count), lines->count}};
    for (size_t i = 0; i < lines->count; i++) {
        plan.rows.rows[i].record.entitlement = lines->rows[i].entitlement;
    }
    return transfer_judge_waiting(action, &plan, work->transfer, action->refusals);
}

// R5.1: the move itself, an action of its own in the same commit.
static Err move(Action *action, const TransferWork *work, const QTransferListLinesRows *lines,
                bool *ret_has_move, int64_t *ret_move) {
    Action behind = action_behind(action, 2);
    Quantity moved;
    *ret_has_move = text_equal(work->row.kind, S("entitlements"));
    if (!*ret_has_move) {
        AgreementSummary joined;
        return site_move_in(&behind, work->row.from_number, work->row.agreement_number, &joined);
    }
    MoveRecordInput *records = arena_array(action->arena, MoveRecordInput, lines->count);
    for (size_t i = 0; i < lines->count; i++) {
        records[i] = (MoveRecordInput){lines->rows[i].entitlement, lines->rows[i].quantity};
    }
    MoveInput input = {.from = work->row.from_number,
                       .to = work->row.to_number,
                       .records = records,
                       .record_count = lines->count};
    return entitlements_move_in(&behind, &input, &moved, ret_move);
}

static Err set_state(Action *action, const TransferWork *work, Text state, bool has_move,
                     int64_t made) {
    return q_transfer_set_state(action->db, &(QTransferSetStateIn){.enterprise = action->enterprise,
                                                                   .transfer = work->transfer,
                                                                   .state = state,
                                                                   .move_null = !has_move,
                                                                   .move = made});
}

static Err approve(Action *action, const TransferWork *work, Text side) {
    QTransferListLinesRows lines;
    int64_t made = 0;
    bool has_move = false;
    Text other = text_equal(side, S("source")) ? S("target") : S("source");
    bool last = transfer_has(work, other);
    TRY(q_transfer_list_lines(
        action->db, action->arena,
        &(QTransferListLinesIn){.enterprise = action->enterprise, .transfer = work->transfer},
        &lines));
    TRY(judge_rows(action, work, &lines));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(add_step(action, work->transfer, (int64_t)work->steps.count + 1, S("approve"), side,
                 (Text){0}));
    TRY(tell(action, last ? S("move.done") : S("move.waiting"), work->transfer, work->row.account));
    TRY(action_finish(action, S("transfer.approve"), work->transfer));
    if (!last) {
        return OK;
    }
    TRY(move(action, work, &lines, &has_move, &made));
    return refused(action->refusals) ? OK : set_state(action, work, S("done"), has_move, made);
}

static Err end(Action *action, const Deciding *deciding, const TransferWork *work) {
    bool refuses = deciding->verb == TRANSFER_REFUSE;
    TRY(add_step(action, work->transfer, (int64_t)work->steps.count + 1,
                 refuses ? S("refuse") : S("withdraw"), (Text){0}, deciding->decision->reason));
    TRY(set_state(action, work, refuses ? S("refused") : S("withdrawn"), false, 0));
    TRY(tell(action, refuses ? S("move.refused") : S("move.withdrawn"), work->transfer,
             work->row.account));
    return action_finish(action, refuses ? S("transfer.refuse") : S("transfer.withdraw"),
                         work->transfer);
}

static Err find(Action *action, Text number, TransferWork *work, bool *ret_found) {
    QTransferFindRow row;
    TRY(q_transfer_find(action->seeing, action->arena,
                        &(QTransferFindIn){.number = number_typed(action->arena, number)}, &row,
                        ret_found));
    if (*ret_found) {
        TRY(transfer_load(action->context, row.enterprise, row.transfer, work, ret_found));
    }
    if (!*ret_found) {
        refuse(
            action->refusals,
            (Refusal){.id = REFUSAL_TRANSFER_NOT_FOUND, .field = S("transfer"), .value = number});
    }
    return OK;
}

// An ActionBody.
static Err decide(Action *action, const void *given, void *outcome) {
    const Deciding *deciding = given;
    TransferMoved *moved = outcome;
    TransferWork work;
    bool found = false;
    TRY(find(action, deciding->decision->number, &work, &found));
    if (!found) {
        return OK;
    }
    Text side = transfer_side(action->context, &work);
    judge_side(action, deciding, &work, side);
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(action_open(action, work.enterprise));
    moved->repeated = action->repeated;
    if (action->repeated || refused(action->refusals)) {
        return action->repeated ? see(action, work.transfer, &moved->transfer) : OK;
    }
    // Behind the lock, as it is now.
    TRY(transfer_load(action->context, work.enterprise, work.transfer, &work, &found));
    judge_state(action, deciding, &work, side);
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(deciding->verb == TRANSFER_APPROVE ? approve(action, &work, side)
                                           : end(action, deciding, &work));
    return refused(action->refusals) ? OK : see(action, work.transfer, &moved->transfer);
}

Err do_transfer_decide(const ActionContext *context, TransferVerb verb,
                       const TransferDecision *decision, TransferMoved *ret_moved,
                       Refusals *ret_refusals) {
    return action_run(context, decide, &(Deciding){verb, decision}, ret_moved, ret_refusals);
}
