// do_entitlements_move.
#include "action/entitlement/entitlement_move.h"

#include "action/entitlement/entitlement_move_private.h"
#include "action/entitlement/holder_private.h"
#include "action/proof/proof_issue_private.h"
#include "action/quote/quote_order_private.h"
#include "store/agreement_store.h"
#include "store/q_entitlement.h"

#include <stdlib.h>

typedef struct {
    SiteRecord from;
    SiteRecord to;
    Standing target;   // of its agreement
    HeldRows held;     // at `from`, sorted by order and line
    Holding *holdings; // in the same places until a line's run is sorted for taking
    Quantity moved;
    MovedRecord *records; // what became of them, with room for each of `held`
    size_t record_count;
    int64_t id;
} Move;

static Err find_site(Action *action, Text number, Text field, SiteRecord *ret_site) {
    bool found = false;
    TRY(site_find(action->db, action->arena, number, ret_site, &found));
    if (!found) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_SITE_NOT_FOUND, .field = field, .value = number});
    }
    return OK;
}

// R5.1, R5.2: where entitlements may move.
static Err judge_target(Action *action, const MoveInput *input, Move *move) {
    if (move->from.site.id == move->to.site.id) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_SAME_SITE, .field = S("to"), .value = input->to});
        return OK;
    }
    TRY(store_agreement_load(action->db, action->arena, action->programme, action->enterprise,
                             move->to.agreement, &move->target));
    if (move->target.express) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_TARGET_IS_EXPRESS, .field = S("to"), .value = input->to});
    } else if (move->target.inactive && move->from.agreement.id != move->to.agreement.id) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_AGREEMENT_INACTIVE, .field = S("to"), .value = input->to});
    }
    return OK;
}

// Moves a quantity of one record: it goes on at the target as a new one (R4.14). Inside an
// agreement the day it came onto the agreement stays (R5.2).
static Err move_record(Action *action, Move *move, const HeldRow *held, Quantity quantity) {
    const EntitlementRecord *record = &held->record;
    EntitlementRecord made = *record;
    made.site = move->to.site;
    made.quantity = quantity;
    if (move->from.agreement.id != move->to.agreement.id) {
        made.agreement_since = action->today;
    }
    entitlement_set_due(&made, &move->target, held->type, held->renewal);
    TRY(entitlement_take(action, record, quantity, S("move_out")));
    TRY(entitlement_make(action, &made, S("move_in"), record));
    move->records[move->record_count++] =
        (MovedRecord){.source = *record, .made = made.entitlement};
    if (__builtin_add_overflow(move->moved.count, quantity.count, &move->moved.count)) {
        return FAULT_AT(FAULT_TOO_LARGE, 0);
    }
    return OK;
}

static Err move_all(Action *action, Move *move) {
    for (size_t i = 0; i < move->held.count; i++) {
        const HeldRow *held = &move->held.rows[i];
        TRY(move_record(action, move, held, held->record.quantity));
    }
    return OK;
}

static int compare_ids(int64_t a, int64_t b) {
    return (a > b) - (a < b);
}

static int line_order(const EntitlementRecord *record, OrderId order, int64_t line) {
    int by_order = compare_ids(record->order.id, order.id);
    return by_order != 0 ? by_order : compare_ids(record->line, line);
}

static int held_compare(const void *left, const void *right) {
    const EntitlementRecord *a = &((const HeldRow *)left)->record;
    const EntitlementRecord *b = &((const HeldRow *)right)->record;
    int order = line_order(a, b->order, b->line);
    return order != 0 ? order : compare_ids(a->entitlement.id, b->entitlement.id);
}

// Puts what each order line still has at `from` side by side, for taking.
static void sort_by_line(Action *action, Move *move) {
    if (move->held.count > 1) {
        qsort(move->held.rows, move->held.count, sizeof *move->held.rows, held_compare);
    }
    move->holdings = arena_array(action->arena, Holding, move->held.count);
    for (size_t i = 0; i < move->held.count; i++) {
        const EntitlementRecord *record = &move->held.rows[i].record;
        move->holdings[i] = (Holding){
            .entitlement = record->entitlement,
            .coverage_end = record->coverage_end,
            .quantity = record->quantity,
            .index = i,
        };
    }
}

// The run of an order line's holdings: its first place, and how many.
static size_t run_of_line(const Move *move, const MoveLineInput *line, size_t *ret_count) {
    size_t low = 0;
    size_t high = move->held.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (line_order(&move->held.rows[middle].record, line->order, line->line) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    size_t end = low;
    while (end < move->held.count &&
           line_order(&move->held.rows[end].record, line->order, line->line) == 0) {
        end++;
    }
    *ret_count = end - low;
    return low;
}

static void refuse_line(Action *action, RefusalId id, Text field, size_t index) {
    refuse(action->refusals, (Refusal){.id = id, .field = field, .line = (int32_t)index + 1});
}

// One line: takes its quantity from what is left of it; saves only while nothing is refused.
static Err move_line(Action *action, Move *move, const MoveLineInput *line, size_t index) {
    size_t count = 0;
    Holding *run = &move->holdings[run_of_line(move, line, &count)];
    if (count == 0) {
        refuse_line(action, REFUSAL_LINE_NOT_FOUND, S("line"), index);
        return OK;
    }
    holdings_sort(run, count);
    if (line->quantity.count < 1 || !holdings_take(run, count, line->quantity)) {
        refuse_line(action, REFUSAL_BAD_QUANTITY, S("quantity"), index);
        return OK;
    }
    for (size_t i = 0; i < count && !refused(action->refusals); i++) {
        if (run[i].taken_now.count > 0) {
            TRY(move_record(action, move, &move->held.rows[run[i].index], run[i].taken_now));
        }
    }
    return OK;
}

static Err move_lines(Action *action, const MoveInput *input, Move *move) {
    sort_by_line(action, move);
    for (size_t i = 0; i < input->line_count; i++) {
        TRY(move_line(action, move, &input->lines[i], i));
    }
    return OK;
}

// Records that a program names, each once or several times.
static Err move_records(Action *action, const MoveInput *input, Move *move) {
    sort_by_line(action, move);
    for (size_t i = 0; i < input->record_count; i++) {
        const MoveRecordInput *asked = &input->records[i];
        size_t at = 0;
        while (at < move->held.count &&
               move->held.rows[at].record.entitlement.id != asked->entitlement.id) {
            at++;
        }
        if (at == move->held.count) {
            refuse_line(action, REFUSAL_LINE_NOT_FOUND, S("entitlement"), i);
        } else if (asked->quantity.count < 1 ||
                   !holdings_take(&move->holdings[at], 1, asked->quantity)) {
            refuse_line(action, REFUSAL_BAD_QUANTITY, S("quantity"), i);
        } else if (!refused(action->refusals)) {
            TRY(move_record(action, move, &move->held.rows[at], asked->quantity));
        }
    }
    return OK;
}

// P39: a live quote loses the lines of what moved, priced with what stays.
static Err leave_quotes(Action *action, const Move *move) {
    EntitlementId *moved = arena_array(action->arena, EntitlementId, move->record_count);
    for (size_t i = 0; i < move->record_count; i++) {
        moved[i] = move->records[i].source.entitlement;
    }
    return quotes_lose_moved(action, moved, move->record_count);
}

static Err save_move(Action *action, Move *move) {
    int64_t id = action_new_id(action);
    move->id = id;
    TRY(leave_quotes(action, move));
    TRY(proofs_of_move(action, move->to.site, move->records, move->record_count));
    TRY(q_entitlement_add_move(action->db, &(QEntitlementAddMoveIn){
                                               .enterprise = action->enterprise,
                                               .move = id,
                                               .seq = action->seq,
                                               .on_day = action->today,
                                               .from_site = move->from.site,
                                               .to_site = move->to.site,
                                               .quantity = move->moved,
                                           }));
    return action_finish(action, S("entitlements.move"), id);
}

static Err repeat(Action *action, Quantity *ret_moved) {
    QEntitlementLoadMoveRow row;
    TRY(q_entitlement_load_move(
        action->db, action->arena,
        &(QEntitlementLoadMoveIn){.enterprise = action->enterprise, .move = action->object}, &row));
    *ret_moved = row.quantity;
    return OK;
}

static Err move_holdings(Action *action, const MoveInput *input, Move *move) {
    Holder source = {.enterprise = action->enterprise, .site = move->from.site};
    TRY(holder_list(action->context, &source, &move->held));
    move->records = arena_array(action->arena, MovedRecord,
                                move->held.count + input->line_count + input->record_count);
    TRY(input->all                ? move_all(action, move)
        : input->record_count > 0 ? move_records(action, input, move)
                                  : move_lines(action, input, move));
    if (!refused(action->refusals) && move->moved.count == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_NOTHING_TO_MIGRATE, .field = S("lines")});
    }
    return refused(action->refusals) ? OK : save_move(action, move);
}

Err entitlements_move_in(Action *action, const MoveInput *input, Quantity *ret_moved,
                         int64_t *ret_move) {
    Move work = {0};
    TRY(find_site(action, input->from, S("from"), &work.from));
    TRY(find_site(action, input->to, S("to"), &work.to));
    if (refused(action->refusals)) {
        return OK;
    }
    if (work.from.enterprise.id != work.to.enterprise.id) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_NOT_SAME_ENTERPRISE, .field = S("to"), .value = input->to});
        return OK;
    }
    TRY(action_open(action, work.from.enterprise));
    if (action->repeated) {
        *ret_move = action->object;
        return repeat(action, ret_moved);
    }
    TRY(site_refresh(action, &work.from));
    TRY(site_refresh(action, &work.to));
    TRY(judge_target(action, input, &work));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(move_holdings(action, input, &work));
    *ret_moved = work.moved;
    *ret_move = work.id;
    return OK;
}

static Err entitlements_move(Action *action, const void *given, void *outcome) {
    int64_t move = 0;
    return entitlements_move_in(action, given, outcome, &move);
}

Err do_entitlements_move(const ActionContext *context, const MoveInput *input, Quantity *ret_moved,
                         Refusals *ret_refusals) {
    return action_run(context, entitlements_move, input, ret_moved, ret_refusals);
}
