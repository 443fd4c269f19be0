// Takes an unpaid automatic renewal back. Whether it is one, the caller knows.
#include "action/renewal/automatic_private.h"

#include "action/entitlement/visibility_private.h"
#include "store/agreement_store.h"
#include "store/q_automatic.h"
#include "store/q_entitlement.h"
#include "store/q_order.h"
#include "store/q_points.h"

#include <string.h>

typedef struct {
    Action *action;
    OrderId order;
    int64_t seq; // that accepted it
    QOrderLoadRow head;
    const QOrderListWholeLinesRow *line;
    const QAutomaticListLinesRow *before;
} Cancelling;

// ---- coverage ----

static EntitlementRecord record_of(const QEntitlementLoadHeldRow *row) {
    return (EntitlementRecord){
        .entitlement = row->entitlement,
        .site = row->site,
        .part = row->part,
        .order = row->order_id,
        .line = row->line,
        .quantity = row->quantity,
        .coverage_end = row->coverage_end,
        .agreement_since = row->agreement_since,
        .distributor = row->distributor_null ? (AccountId){0} : row->distributor,
        .reseller = row->reseller_null ? (AccountId){0} : row->reseller,
        .has_due = !row->due_null,
        .due = row->due_null ? (Date){0} : row->due,
    };
}

// The record as it was before the order; what was declared out of use stays without a due day.
static Err record_before(const Cancelling *work, const QEntitlementLoadHeldRow *row,
                         EntitlementRecord *ret_before) {
    const QAutomaticListLinesRow *kept = work->before;
    Standing standing;
    PartType type;
    EntitlementRecord before = record_of(row);
    bool renews = before.has_due;
    before.coverage_end = date_add_days(work->line->coverage_start, -1);
    before.has_renewed_yearly = !kept->yearly_null;
    before.renewed_yearly = kept->yearly_null ? (Money){0} : kept->yearly;
    before.distributor = kept->distributor_null ? (AccountId){0} : kept->distributor;
    before.reseller = kept->reseller_null ? (AccountId){0} : kept->reseller;
    if (!part_type_find(row->type, &type)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    TRY(day_standing(work->action->context, work->action->enterprise, row->agreement, &standing));
    entitlement_set_due(&before, &standing, type, row->renewal_null ? (Text){0} : row->renewal);
    before.has_due = before.has_due && renews;
    *ret_before = before;
    return OK;
}

static Err take_coverage_back(const Cancelling *work, const QEntitlementLoadHeldRow *row) {
    Action *action = work->action;
    EntitlementRecord now = record_of(row);
    EntitlementRecord before;
    TRY(record_before(work, row, &before));
    TRY(visibility_end_incumbents(action, &now));
    TRY(visibility_add_incumbents(action, &before));
    TRY(q_entitlement_take_back_coverage(action->db,
                                         &(QEntitlementTakeBackCoverageIn){
                                             .enterprise = action->enterprise,
                                             .entitlement = before.entitlement,
                                             .coverage_end = before.coverage_end,
                                             .yearly_null = !before.has_renewed_yearly,
                                             .yearly = before.renewed_yearly,
                                             .distributor_null = before.distributor.id == 0,
                                             .distributor = before.distributor,
                                             .reseller_null = before.reseller.id == 0,
                                             .reseller = before.reseller,
                                             .due_null = !before.has_due,
                                             .due = before.due,
                                         }));
    return entitlement_note(action, &before, S("return"), 0, NULL);
}

// Takes a record back where the coverage that the order bought is its last.
static Err take_record_back(const Cancelling *work, EntitlementId entitlement) {
    Action *action = work->action;
    QEntitlementLoadHeldRow row;
    bool found = false;
    TRY(q_entitlement_load_held(
        action->db, action->arena,
        &(QEntitlementLoadHeldIn){.enterprise = action->enterprise, .entitlement = entitlement},
        &row, &found));
    ENSURE(found);
    bool is_last = date_equal(row.coverage_end, work->line->coverage_end);
    return row.quantity.count > 0 && is_last ? take_coverage_back(work, &row) : OK;
}

// The record that was renewed and, R4.14, all that came out of it since.
static Err take_back_from(const Cancelling *work, EntitlementId entitlement) {
    enum { ROOM_AT_FIRST = 8 };
    Action *action = work->action;
    size_t room = ROOM_AT_FIRST;
    size_t count = 1;
    EntitlementId *records = arena_array(action->arena, EntitlementId, room);
    records[0] = entitlement;
    for (size_t i = 0; i < count; i++) {
        QAutomaticListMadeOfRows made;
        TRY(take_record_back(work, records[i]));
        TRY(q_automatic_list_made_of(action->db, action->arena,
                                     &(QAutomaticListMadeOfIn){.enterprise = action->enterprise,
                                                               .entitlement = records[i],
                                                               .seq = work->seq},
                                     &made));
        if (count + made.count > room) {
            room = (count + made.count) * 2;
            EntitlementId *more = arena_array(action->arena, EntitlementId, room);
            memcpy(more, records, count * sizeof *records);
            records = more;
        }
        for (size_t j = 0; j < made.count; j++) {
            records[count++] = made.rows[j].entitlement;
        }
    }
    return OK;
}

// ---- money and points ----

static Err save_points(const Cancelling *work, const Standing *standing) {
    const QOrderListWholeLinesRow *line = work->line;
    if (standing->express) {
        return OK;
    }
    return q_points_add(work->action->db, &(QPointsAddIn){
                                              .enterprise = work->action->enterprise,
                                              .agreement = work->head.agreement,
                                              .seq = work->action->seq,
                                              .line = line->line,
                                              .term = work->head.term,
                                              .on_day = work->action->today,
                                              .cause = S("return"),
                                              .order_id = work->order,
                                              .site = line->site,
                                              .part = line->part,
                                              .quantity = -line->quantity.count,
                                              .points = {-line->points.hundredths},
                                          });
}

static Err save_credit(const Cancelling *work) {
    Action *action = work->action;
    const QOrderListWholeLinesRow *line = work->line;
    TRY(q_order_add_returned(action->db, &(QOrderAddReturnedIn){.enterprise = action->enterprise,
                                                                .order_id = work->order,
                                                                .line = line->line,
                                                                .quantity = line->quantity}));
    return q_order_add_return(action->db, &(QOrderAddReturnIn){
                                              .enterprise = action->enterprise,
                                              .return_id = action_new_id(action),
                                              .seq = action->seq,
                                              .order_id = work->order,
                                              .line = line->line,
                                              .on_day = action->today,
                                              .quantity = line->quantity,
                                              .credit = line->extended,
                                              .points = line->points,
                                              .reason_null = true,
                                              .account = action->context->account,
                                          });
}

// Lines of one order, of one list each, in the same places.
static Err cancel_lines(Cancelling *work, const QOrderListWholeLinesRows *lines,
                        const QAutomaticListLinesRows *before) {
    Standing standing;
    Action *action = work->action;
    TRY(store_agreement_load(action->db, action->arena, action->programme, action->enterprise,
                             work->head.agreement, &standing));
    for (size_t i = 0; i < lines->count; i++) {
        work->line = &lines->rows[i];
        work->before = &before->rows[i];
        TRY(save_credit(work));
        TRY(save_points(work, &standing));
        TRY(take_back_from(work, work->before->entitlement));
    }
    if (standing.express) {
        return OK;
    }
    standing_take_back(&standing, action->programme, (int32_t)work->head.term, work->head.points);
    return store_agreement_save_points(action->db, action->programme, action->enterprise,
                                       work->head.agreement, &standing);
}

Err automatic_cancel(Action *action, OrderId order, QuoteId quote) {
    Cancelling work = {.action = action, .order = order};
    QOrderListWholeLinesRows lines;
    QAutomaticListLinesRows before;
    EnterpriseId enterprise = action->enterprise;
    bool found = false;
    TRY(q_order_load(action->db, action->arena,
                     &(QOrderLoadIn){.enterprise = enterprise, .order_id = order}, &work.head,
                     &found));
    ENSURE(found);
    work.seq = work.head.seq;
    TRY(q_order_list_whole_lines(
        action->db, action->arena,
        &(QOrderListWholeLinesIn){.enterprise = enterprise, .order_id = order}, &lines));
    TRY(q_automatic_list_lines(
        action->db, action->arena,
        &(QAutomaticListLinesIn){.enterprise = enterprise, .order_id = order}, &before));
    ENSURE(lines.count == before.count);
    TRY(cancel_lines(&work, &lines, &before));
    TRY(q_order_set_state(
        action->db,
        &(QOrderSetStateIn){.enterprise = enterprise, .order_id = order, .state = S("credited")}));
    TRY(q_automatic_decide(action->db, &(QAutomaticDecideIn){.enterprise = enterprise,
                                                             .order_id = order,
                                                             .state = S("cancelled"),
                                                             .seq = action->seq,
                                                             .today = action->today,
                                                             .account = action->context->account}));
    TRY(action_tell(action, S("order.credited"), order.id));
    return action_tell(action, S("renewal.automatic_cancelled"), quote.id);
}
