// Who stands beside the customer on an order: partners, and the papers.
#ifndef ACTION_ORDER_ORDER_PARTIES_H
#define ACTION_ORDER_ORDER_PARTIES_H

#include "base/date.h"
#include "domain/value/ids.h"

typedef struct {
    AccountId distributor; // 0: none
    AccountId reseller;    // 0: none
    Text purchase_order;   // of the partner; empty: none
    Text customer_purchase_order;
    bool has_customer_order_on; // R8.5
    Date customer_order_on;
} OrderParties;

#endif
