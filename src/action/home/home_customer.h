// What a customer holds, for its home (portal.md P43): its agreement and level, and what its rights
// let it see of orders and proofs.
#ifndef ACTION_HOME_HOME_CUSTOMER_H
#define ACTION_HOME_HOME_CUSTOMER_H

#include "action/order/order_see.h"
#include "action/proof/proof_see.h"
#include "domain/term.h"

enum { HOME_ORDERS_SHOWN = 3, HOME_PROOFS_SHOWN = 3, HOME_PROOF_ROWS_READ = 60 };

typedef struct {
    bool sees_agreement; // its facts below
    Text agreement;      // number
    Text programme;
    Text customer_type;
    Text site; // number and name of the viewer's own
    Text site_name;
    AgreementSummary standing; // of today

    bool sees_orders;
    OrderRow *orders; // not accepted yet, the newest first
    size_t order_count;

    bool sees_proofs;
    ProofRow *proofs; // the newest, a row each
    size_t proof_count;
} HomeCustomer;

// For a customer's viewer only.
Err see_home_customer(const ActionContext *context, HomeCustomer *ret_customer);

#endif
