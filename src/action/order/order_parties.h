// What is ordered, and who stands beside the customer: partners, and the papers.
#ifndef ACTION_ORDER_ORDER_PARTIES_H
#define ACTION_ORDER_ORDER_PARTIES_H

#include "base/date.h"
#include "domain/value/ids.h"
#include "domain/value/quantity.h"

typedef struct {
    AccountId distributor; // 0: none
    AccountId reseller;    // 0: none
    Text purchase_order;   // of the partner; empty: none
    bool has_purchase_order_on;
    Date purchase_order_on;
    Text distributor_purchase_order; // of a distributor between the reseller and the vendor
    bool has_distributor_purchase_order_on;
    Date distributor_purchase_order_on;
    Text customer_purchase_order;
    bool has_customer_order_on; // R8.5
    Date customer_order_on;
} OrderParties;

typedef struct {
    Text part;
    Quantity quantity; // anything below 1 is refused
} OrderLineInput;

#endif
