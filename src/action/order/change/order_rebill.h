// Credit and rebill (R9.3): wrong site, purchase order or partner. A full reversal and a new order
// with the original acceptance date, price and level, its addresses and, where its site stays, its
// contacts. The house does it at once; a person of the order desk asks for it (order_change.h).
#ifndef ACTION_ORDER_CHANGE_ORDER_REBILL_H
#define ACTION_ORDER_CHANGE_ORDER_REBILL_H

#include "action/action.h"
#include "action/order/order_parties.h"

typedef struct {
    Text order; // its number
    Text site;  // of the new order: any site of the same agreement
    OrderParties parties;
} RebillInput;

typedef struct {
    EnterpriseId enterprise;
    OrderId order; // the new one
} RebillOutcome;

// Refuses order_not_found · site_not_found · agreement_inactive · rebill_other_agreement (the site
// is of one) · not_rebillable (not an accepted order, or part of it was returned, moved, renewed or
// reinstated since).
Err do_order_rebill(const ActionContext *context, const RebillInput *input,
                    RebillOutcome *ret_outcome, Refusals *ret_refusals);

#endif
