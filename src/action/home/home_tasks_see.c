// One query per kind of decision; each asks only where the gate of its page opens.
#include "action/home/home_tasks.h"

#include "action/enquiry/enquiry_private.h"
#include "action/gate.h"
#include "store/q_home.h"
#include "store/q_transfer.h"

static const Text names[HOME_TASK_KINDS] = {
    [HOME_ORDER_CONFIRM] = S_INIT("order_confirm"), [HOME_QUOTE_ORDER] = S_INIT("quote_order"),
    [HOME_QUOTE_EXPIRES] = S_INIT("quote_expires"), [HOME_ENQUIRY] = S_INIT("enquiry"),
    [HOME_QUOTE_ACCEPT] = S_INIT("quote_accept"),   [HOME_ORDER_PRICE] = S_INIT("order_price"),
    [HOME_MOVE_APPROVE] = S_INIT("move_approve"),
};

Text home_task_name(HomeTaskKind kind) {
    ENSURE(kind < HOME_TASK_KINDS);
    return names[kind];
}

// FAULT_DB_VALUE where the currency is none.
static Err add_task(HomeTasks *tasks, HomeTask task, Text currency) {
    if (!currency_find(currency, &task.money)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    task.has_total = true;
    tasks->items[tasks->count++] = task;
    return OK;
}

static Err add_orders(const ActionContext *context, HomeTasks *tasks) {
    static const Gate gate = MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING);
    QHomeListOrdersToConfirmRows found;
    if (!context->viewer->is_distributor || gate_ask(&gate, true, context->viewer) != GATE_OPEN) {
        return OK;
    }
    TRY(q_home_list_orders_to_confirm(
        context->db, context->arena,
        &(QHomeListOrdersToConfirmIn){.account = context->viewer->account,
                                      .most = HOME_TASKS_OF_A_KIND},
        &found));
    for (size_t i = 0; i < found.count; i++) {
        QHomeListOrdersToConfirmRow *row = &found.rows[i];
        HomeTask task = {.kind = HOME_ORDER_CONFIRM,
                         .object = row->number,
                         .customer_name = row->customer_name,
                         .partner_name = row->reseller_name_null ? S("") : row->reseller_name,
                         .total = row->total,
                         .has_day = true,
                         .day = row->submitted_on};
        TRY(add_task(tasks, task, row->currency));
    }
    return OK;
}

static Err add_moved(const ActionContext *context, HomeTasks *tasks) {
    static const Gate gate = MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING);
    QHomeListOrdersMovedRows found;
    if (gate_ask(&gate, true, context->viewer) != GATE_OPEN) {
        return OK;
    }
    TRY(q_home_list_orders_moved(context->db, context->arena,
                                 &(QHomeListOrdersMovedIn){.account = context->viewer->account,
                                                           .most = HOME_TASKS_OF_A_KIND},
                                 &found));
    for (size_t i = 0; i < found.count; i++) {
        QHomeListOrdersMovedRow *row = &found.rows[i];
        HomeTask task = {.kind = HOME_ORDER_PRICE,
                         .object = row->number,
                         .customer_name = row->customer_name,
                         .total = row->total,
                         .has_day = true,
                         .day = row->submitted_on};
        TRY(add_task(tasks, task, row->currency));
    }
    return OK;
}

static Err add_quotes(const ActionContext *context, HomeTaskKind kind, Text state, Date soon,
                      HomeTasks *tasks) {
    QHomeListQuotesOfOwnerRows found;
    TRY(q_home_list_quotes_of_owner(context->db, context->arena,
                                    &(QHomeListQuotesOfOwnerIn){.account = context->viewer->account,
                                                                .state = state,
                                                                .today = context->today,
                                                                .soon = soon,
                                                                .most = HOME_TASKS_OF_A_KIND},
                                    &found));
    for (size_t i = 0; i < found.count; i++) {
        QHomeListQuotesOfOwnerRow *row = &found.rows[i];
        HomeTask task = {.kind = kind,
                         .object = row->number,
                         .customer_name = row->customer_name,
                         .total = row->total,
                         .has_day = !row->valid_to_null,
                         .day = row->valid_to_null ? (Date){0} : row->valid_to};
        TRY(add_task(tasks, task, row->currency));
    }
    return OK;
}

static Err add_enquiries(const ActionContext *context, HomeTasks *tasks) {
    QHomeListEnquiriesRows found;
    TRY(q_home_list_enquiries(
        context->db, context->arena,
        &(QHomeListEnquiriesIn){.account = context->viewer->account, .most = HOME_TASKS_OF_A_KIND},
        &found));
    for (size_t i = 0; i < found.count; i++) {
        const QHomeListEnquiriesRow *row = &found.rows[i];
        tasks->items[tasks->count++] =
            (HomeTask){.kind = HOME_ENQUIRY,
                       .object = enquiry_name(context->arena, context->number_key, row->site_number,
                                              row->enquiry),
                       .customer_name = row->customer_name,
                       .has_day = true,
                       .day = row->asked_on};
    }
    return OK;
}

static Err count_quotes(const ActionContext *context, HomeTasks *tasks) {
    QHomeCountQuotesOfPartnerRows found;
    TRY(q_home_count_quotes_of_partner(
        context->db, context->arena,
        &(QHomeCountQuotesOfPartnerIn){.account = context->viewer->account,
                                       .today = context->today},
        &found));
    tasks->counts_quotes = true;
    for (size_t i = 0; i < found.count; i++) {
        Text state = found.rows[i].state;
        int64_t *count = text_equal(state, S("draft"))       ? &tasks->drafts
                         : text_equal(state, S("presented")) ? &tasks->presented
                                                             : &tasks->accepted;
        *count = found.rows[i].quotes;
    }
    return OK;
}

static Err add_partner_quotes(const ActionContext *context, HomeTasks *tasks) {
    static const Gate reads = MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES);
    static const Gate orders = MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING);
    static const Gate quotes = MAY(SUBJECT_RENEWAL_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES);
    static const Gate writes = MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES);
    Date soon = date_add_days(context->today, HOME_EXPIRE_DAYS);
    if (gate_ask(&orders, true, context->viewer) == GATE_OPEN) {
        TRY(add_quotes(context, HOME_QUOTE_ORDER, S("accepted"), DATE_MAX, tasks));
    }
    if (gate_ask(&quotes, true, context->viewer) == GATE_OPEN) {
        TRY(add_quotes(context, HOME_QUOTE_EXPIRES, S("presented"), soon, tasks));
    }
    if (gate_ask(&writes, true, context->viewer) == GATE_OPEN) {
        TRY(add_enquiries(context, tasks));
    }
    return gate_ask(&reads, true, context->viewer) == GATE_OPEN ? count_quotes(context, tasks) : OK;
}

static Err add_customer_quotes(const ActionContext *context, HomeTasks *tasks) {
    static const Gate accepts = MAY(SUBJECT_RENEWAL_QUOTES, ACT, RIGHT_BIDS, RIGHT_QUOTES);
    const Viewer *viewer = context->viewer;
    QHomeListQuotesToAcceptRows found;
    if (gate_ask(&accepts, true, viewer) != GATE_OPEN) {
        return OK;
    }
    TRY(q_home_list_quotes_to_accept(
        context->db, context->arena,
        &(QHomeListQuotesToAcceptIn){.enterprise = viewer->enterprise,
                                     .holder = viewer->agreement,
                                     .only_site = viewer->sees_agreement ? 0 : viewer->site.id,
                                     .today = context->today,
                                     .most = HOME_TASKS_OF_A_KIND},
        &found));
    for (size_t i = 0; i < found.count; i++) {
        QHomeListQuotesToAcceptRow *row = &found.rows[i];
        HomeTask task = {.kind = HOME_QUOTE_ACCEPT,
                         .object = row->number,
                         .partner_name = row->partner_name_null ? S("") : row->partner_name,
                         .total = row->total,
                         .has_day = !row->valid_to_null,
                         .day = row->valid_to_null ? (Date){0} : row->valid_to};
        TRY(add_task(tasks, task, row->currency));
    }
    return OK;
}

// R5.1: each of the two primaries says yes.
static Err add_moves(const ActionContext *context, HomeTasks *tasks) {
    static const Gate gate = MAY(SUBJECT_MOVES, READ, RIGHT_BIDS, RIGHT_ENTITLEMENTS_VIEW);
    const Viewer *viewer = context->viewer;
    QTransferListToApproveRows found;
    if (viewer->role != SEAT_PRIMARY || gate_ask(&gate, true, viewer) != GATE_OPEN) {
        return OK;
    }
    TRY(q_transfer_list_to_approve(context->db, context->arena,
                                   &(QTransferListToApproveIn){.enterprise = viewer->enterprise,
                                                               .site = viewer->site,
                                                               .most = HOME_TASKS_OF_A_KIND},
                                   &found));
    for (size_t i = 0; i < found.count; i++) {
        tasks->items[tasks->count++] = (HomeTask){.kind = HOME_MOVE_APPROVE,
                                                  .object = found.rows[i].number,
                                                  .site = found.rows[i].from_number,
                                                  .has_day = true,
                                                  .day = found.rows[i].asked_on};
    }
    return OK;
}

Err see_home_tasks(const ActionContext *context, HomeTasks *ret_tasks) {
    HomeTasks tasks = {.items = arena_array(context->arena, HomeTask,
                                            (size_t)HOME_TASK_KINDS * HOME_TASKS_OF_A_KIND)};
    switch (context->viewer->kind) {
    case VIEWER_PARTNER:
        TRY(add_moved(context, &tasks));
        TRY(add_orders(context, &tasks));
        TRY(add_partner_quotes(context, &tasks));
        break;
    case VIEWER_CUSTOMER:
        TRY(add_moved(context, &tasks));
        TRY(add_customer_quotes(context, &tasks));
        TRY(add_moves(context, &tasks));
        break;
    case VIEWER_STAFF:
        break;
    }
    *ret_tasks = tasks;
    return OK;
}
