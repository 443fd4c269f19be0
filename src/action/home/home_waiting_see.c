// see_home_waiting: a count per kind of viewer.
#include "action/home/home_waiting.h"

#include "action/gate.h"
#include "action/home/home_tasks.h"
#include "store/q_home.h"

static bool opens(const ActionContext *context, const Gate *gate) {
    return gate_ask(gate, true, context->viewer) == GATE_OPEN;
}

static Err of_partner(const ActionContext *context, HomeWaiting *waiting) {
    static const Gate orders = MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING);
    static const Gate quotes = MAY(SUBJECT_RENEWAL_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES);
    const Viewer *viewer = context->viewer;
    QHomeCountWaitingOfPartnerRow row;
    TRY(q_home_count_waiting_of_partner(
        context->db, context->arena,
        &(QHomeCountWaitingOfPartnerIn){.account = viewer->account,
                                        .site = viewer->site,
                                        .identity = viewer->identity,
                                        .orders = opens(context, &orders),
                                        .quotes = opens(context, &quotes),
                                        .confirms =
                                            viewer->is_distributor && opens(context, &orders),
                                        .today = context->today,
                                        .soon = date_add_days(context->today, HOME_EXPIRE_DAYS),
                                        .most = HOME_WAITING_MOST},
        &row));
    *waiting = (HomeWaiting){row.waiting_quotes, row.waiting_orders, row.ready_files};
    return OK;
}

static Err of_customer(const ActionContext *context, HomeWaiting *waiting) {
    static const Gate accepts = MAY(SUBJECT_RENEWAL_QUOTES, ACT, RIGHT_BIDS, RIGHT_QUOTES);
    const Viewer *viewer = context->viewer;
    QHomeCountWaitingOfCustomerRow row;
    TRY(q_home_count_waiting_of_customer(
        context->db, context->arena,
        &(QHomeCountWaitingOfCustomerIn){.enterprise = viewer->enterprise,
                                         .holder = viewer->agreement,
                                         .only_site = viewer->sees_agreement ? 0 : viewer->site.id,
                                         .account = viewer->account,
                                         .site = viewer->site,
                                         .identity = viewer->identity,
                                         .accepts = opens(context, &accepts),
                                         .today = context->today,
                                         .most = HOME_WAITING_MOST},
        &row));
    *waiting = (HomeWaiting){.quotes = row.waiting_quotes, .files = row.ready_files};
    return OK;
}

Err see_home_waiting(const ActionContext *context, HomeWaiting *ret_waiting) {
    *ret_waiting = (HomeWaiting){0};
    switch (context->viewer->kind) {
    case VIEWER_PARTNER:
        return of_partner(context, ret_waiting);
    case VIEWER_CUSTOMER:
        return of_customer(context, ret_waiting);
    case VIEWER_STAFF:
        break;
    }
    return OK;
}
