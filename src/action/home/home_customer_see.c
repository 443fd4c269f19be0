// A customer is small: its orders and proofs come from their lists.
#include "action/home/home_customer.h"

#include "action/action_private.h"
#include "action/gate.h"
#include "store/q_agreement.h"
#include "store/q_site.h"

static bool may(const ActionContext *context, const Gate *gate) {
    return gate_ask(gate, true, context->viewer) == GATE_OPEN;
}

static Err add_agreement(const ActionContext *context, HomeCustomer *home) {
    static const Gate reports = MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_REPORTING);
    static const Gate views = MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW);
    const Viewer *viewer = context->viewer;
    QAgreementLoadHeaderRow agreement;
    QSiteLoadHeaderRow site;
    Standing standing;
    bool found = false;
    TRY(q_site_load_header(
        context->db, context->arena,
        &(QSiteLoadHeaderIn){.enterprise = viewer->enterprise, .site = viewer->site}, &site,
        &found));
    if (found) {
        home->site = site.number;
        home->site_name = site.name;
    }
    home->sees_agreement = found && (may(context, &reports) || may(context, &views));
    if (!home->sees_agreement) {
        return OK;
    }
    TRY(q_agreement_load_header(
        context->db, context->arena,
        &(QAgreementLoadHeaderIn){.enterprise = viewer->enterprise, .agreement = viewer->agreement},
        &agreement));
    TRY(day_standing(context, viewer->enterprise, viewer->agreement, &standing));
    home->agreement = agreement.number;
    home->programme = agreement.programme;
    home->customer_type = agreement.customer_type;
    home->standing = standing_summary(&standing, context->prices.programme);
    return OK;
}

static Err add_orders(const ActionContext *context, HomeCustomer *home) {
    static const Gate gate = MAY(SUBJECT_ORDERS, READ, RIGHT_ORDERING, RIGHT_ORDERING);
    OrdersView orders;
    Refusals refusals = {0};
    home->sees_orders = may(context, &gate);
    if (!home->sees_orders) {
        return OK;
    }
    TRY(see_orders(context, &(OrdersInput){.state = S("in_review"), .limit = HOME_ORDERS_SHOWN},
                   &orders, &refusals));
    ENSURE(!refused(&refusals));
    home->orders = orders.rows;
    home->order_count = orders.count;
    return OK;
}

// The first row of each of the newest proofs.
static Err add_proofs(const ActionContext *context, HomeCustomer *home) {
    static const Gate gate = MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_ORDERING, RIGHT_DOCUMENTS_VIEW);
    ProofsView proofs;
    Refusals refusals = {0};
    home->sees_proofs = may(context, &gate);
    if (!home->sees_proofs) {
        return OK;
    }
    TRY(see_proofs(context, &(ProofsInput){.limit = HOME_PROOF_ROWS_READ}, &proofs, &refusals));
    ENSURE(!refused(&refusals));
    home->proofs = arena_array(context->arena, ProofRow, HOME_PROOFS_SHOWN);
    for (size_t i = 0; i < proofs.count && home->proof_count < HOME_PROOFS_SHOWN; i++) {
        bool same = i > 0 && text_equal(proofs.rows[i].proof, proofs.rows[i - 1].proof);
        if (!same) {
            home->proofs[home->proof_count++] = proofs.rows[i];
        }
    }
    return OK;
}

Err see_home_customer(const ActionContext *context, HomeCustomer *ret_customer) {
    *ret_customer = (HomeCustomer){0};
    TRY(add_agreement(context, ret_customer));
    TRY(add_orders(context, ret_customer));
    return add_proofs(context, ret_customer);
}
