// One count per queue.
#include "action/home/home_queues.h"

#include "action/gate.h"
#include "action/home/home_tasks.h"
#include "base/show/url.h"
#include "store/q_home.h"

static const Text names[HOME_QUEUE_KINDS] = {
    [QUEUE_ORDERS_HELD] = S_INIT("orders_held"),
    [QUEUE_QUOTES_ACCEPTED] = S_INIT("quotes_accepted"),
    [QUEUE_QUOTES_EXPIRING] = S_INIT("quotes_expiring"),
};

Text home_queue_name(HomeQueueKind kind) {
    ENSURE(kind < HOME_QUEUE_KINDS);
    return names[kind];
}

static void add_queue(const ActionContext *context, HomeQueue queue, HomeQueues *queues) {
    if (queue.has_oldest) {
        queue.age_days = context->today.days - queue.oldest.days;
    }
    queues->items[queues->count++] = queue;
}

static Err add_orders(const ActionContext *context, HomeQueues *queues) {
    static const Gate gate = MAY(SUBJECT_ORDERS, READ, RIGHT_ORDERING, RIGHT_ORDERING);
    QHomeCountHeldOrdersRow row;
    if (gate_ask(&gate, true, context->viewer) != GATE_OPEN) {
        return OK;
    }
    TRY(q_home_count_held_orders(context->db, context->arena, &row));
    Url rows = url_with(context->arena, url_path(S("/orders")), S("state"), S("in_review"));
    add_queue(context,
              (HomeQueue){.kind = QUEUE_ORDERS_HELD,
                          .count = row.orders,
                          .has_oldest = !row.oldest_null,
                          .oldest = row.oldest_null ? (Date){0} : row.oldest,
                          .rows = rows.text},
              queues);
    return OK;
}

static Err add_quotes(const ActionContext *context, HomeQueueKind kind, Text state, bool has_soon,
                      Date soon, HomeQueues *queues) {
    QHomeCountQuotesInRow row;
    TRY(q_home_count_quotes_in(
        context->db, context->arena,
        &(QHomeCountQuotesInIn){.state = state, .today = context->today, .soon = soon}, &row));
    Url rows = url_with(context->arena, url_path(S("/quotes")), S("state"), state);
    if (has_soon) {
        rows = url_with(context->arena, rows, S("valid_to"), date_text(context->arena, soon));
    }
    add_queue(context,
              (HomeQueue){.kind = kind,
                          .count = row.quotes,
                          .has_oldest = !row.oldest_null,
                          .oldest = row.oldest_null ? (Date){0} : row.oldest,
                          .rows = rows.text},
              queues);
    return OK;
}

Err see_home_queues(const ActionContext *context, HomeQueues *ret_queues) {
    static const Gate quotes = MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES);
    Date soon = date_add_days(context->today, HOME_EXPIRE_DAYS);
    *ret_queues = (HomeQueues){0};
    if (context->viewer->kind != VIEWER_STAFF) {
        return OK;
    }
    TRY(add_orders(context, ret_queues));
    if (gate_ask(&quotes, true, context->viewer) != GATE_OPEN) {
        return OK;
    }
    TRY(add_quotes(context, QUEUE_QUOTES_ACCEPTED, S("accepted"), false, DATE_MAX, ret_queues));
    return add_quotes(context, QUEUE_QUOTES_EXPIRING, S("presented"), true, soon, ret_queues);
}
