// One query per queue; what it finds becomes items.
#include "action/queue/queue_lists_private.h"

#include "action/enquiry/enquiry_private.h"
#include "action/home/home_tasks.h"
#include "action/renewal/line_price_private.h"
#include "domain/calendar.h"
#include "store/q_queue.h"

// A row as every list of a queue has it. A renewal line has a name instead of a number.
typedef struct {
    Text kind;
    Text item;
    EntitlementId entitlement;
    Date coverage_end;
    Text site;
    Date since;
    bool due_null;
    Date due;
    Text reason;
} Row;

static QueueItem item_of(const ActionContext *context, const Row *row) {
    bool line = row->entitlement.id != 0;
    return (QueueItem){
        .item = line ? line_name(context, row->site, row->entitlement,
                                 date_add_days(row->coverage_end, 1))
                     : row->item,
        .kind = row->kind,
        .site = row->site,
        .since = row->since,
        .due_null = row->due_null,
        .due = row->due_null ? (Date){0} : row->due,
        .reason = row->reason,
    };
}

// The rows of a query have all the same members, and none the same type.
#define TAKE(found)                                                                                \
    do {                                                                                           \
        ret_list->items = arena_array(context->arena, QueueItem, (found).count);                   \
        ret_list->count = (found).count;                                                           \
        for (size_t i = 0; i < (found).count; i++) {                                               \
            Row row = {.kind = (found).rows[i].kind,                                               \
                       .item = (found).rows[i].item,                                               \
                       .entitlement = (found).rows[i].entitlement,                                 \
                       .coverage_end = (found).rows[i].coverage_end,                               \
                       .site = (found).rows[i].site,                                               \
                       .since = (found).rows[i].since,                                             \
                       .due_null = (found).rows[i].due_null,                                       \
                       .due = (found).rows[i].due,                                                 \
                       .reason = (found).rows[i].reason};                                          \
            ret_list->items[i] = item_of(context, &row);                                           \
            ret_list->total = (found).rows[i].total;                                               \
            ret_list->has_oldest = !(found).rows[i].oldest_null;                                   \
            ret_list->oldest = (found).rows[i].oldest;                                             \
        }                                                                                          \
    } while (0)

Err queue_list_orders_held(const ActionContext *context, const QueuePart *part,
                           QueueList *ret_list) {
    QQueueListOrdersHeldRows found;
    TRY(q_queue_list_orders_held(context->db, context->arena,
                                 &(QQueueListOrdersHeldIn){.skip = part->skip, .most = part->most},
                                 &found));
    TAKE(found);
    return OK;
}

Err queue_list_order_changes(const ActionContext *context, const QueuePart *part,
                             QueueList *ret_list) {
    QQueueListOrderChangesRows found;
    TRY(q_queue_list_order_changes(
        context->db, context->arena,
        &(QQueueListOrderChangesIn){.skip = part->skip, .most = part->most}, &found));
    TAKE(found);
    return OK;
}

static Err list_quotes(const ActionContext *context, Text state, Text reason, Date soon,
                       const QueuePart *part, QueueList *ret_list) {
    QQueueListQuotesInRows found;
    TRY(q_queue_list_quotes_in(context->db, context->arena,
                               &(QQueueListQuotesInIn){.state = state,
                                                       .reason = reason,
                                                       .today = context->today,
                                                       .soon = soon,
                                                       .skip = part->skip,
                                                       .most = part->most},
                               &found));
    TAKE(found);
    return OK;
}

Err queue_list_quotes_accepted(const ActionContext *context, const QueuePart *part,
                               QueueList *ret_list) {
    return list_quotes(context, S("accepted"), S("to_be_ordered"), DATE_MAX, part, ret_list);
}

Err queue_list_quotes_expiring(const ActionContext *context, const QueuePart *part,
                               QueueList *ret_list) {
    return list_quotes(context, S("presented"), S("ends_soon"),
                       date_add_days(context->today, HOME_EXPIRE_DAYS), part, ret_list);
}

Err queue_list_enquiries(const ActionContext *context, const QueuePart *part, QueueList *ret_list) {
    QQueueListEnquiriesRows found;
    TRY(q_queue_list_enquiries(context->db, context->arena,
                               &(QQueueListEnquiriesIn){.skip = part->skip, .most = part->most},
                               &found));
    ret_list->items = arena_array(context->arena, QueueItem, found.count);
    ret_list->count = found.count;
    for (size_t i = 0; i < found.count; i++) {
        const QQueueListEnquiriesRow *row = &found.rows[i];
        ret_list->items[i] = (QueueItem){
            .item = enquiry_name(context->arena, context->number_key, row->site, row->enquiry),
            .kind = S("enquiry"),
            .site = row->site,
            .since = row->since,
            .due_null = true,
            .reason = S("to_be_quoted")};
        ret_list->total = row->total;
        ret_list->has_oldest = !row->oldest_null;
        ret_list->oldest = row->oldest;
    }
    return OK;
}

Err queue_list_renewal_exceptions(const ActionContext *context, const QueuePart *part,
                                  QueueList *ret_list) {
    QQueueListRenewalExceptionsRows found;
    TRY(q_queue_list_renewal_exceptions(
        context->db, context->arena,
        &(QQueueListRenewalExceptionsIn){.skip = part->skip, .most = part->most}, &found));
    TAKE(found);
    return OK;
}

Err queue_list_moves(const ActionContext *context, const QueuePart *part, QueueList *ret_list) {
    QQueueListMovesRows found;
    TRY(q_queue_list_moves(context->db, context->arena,
                           &(QQueueListMovesIn){.skip = part->skip, .most = part->most}, &found));
    TAKE(found);
    return OK;
}

Err queue_list_inactivity(const ActionContext *context, const QueuePart *part,
                          QueueList *ret_list) {
    QQueueListInactivityRows found;
    TRY(q_queue_list_inactivity(
        context->db, context->arena,
        &(QQueueListInactivityIn){.today = context->today,
                                  .idle_by =
                                      agreement_idle_by(context->prices.programme, context->today),
                                  .skip = part->skip,
                                  .most = part->most},
        &found));
    TAKE(found);
    return OK;
}

Err queue_list_orphans(const ActionContext *context, const QueuePart *part, QueueList *ret_list) {
    QQueueListOrphansRows found;
    TRY(q_queue_list_orphans(
        context->db, context->arena,
        &(QQueueListOrphansIn){.today = context->today, .skip = part->skip, .most = part->most},
        &found));
    TAKE(found);
    return OK;
}
