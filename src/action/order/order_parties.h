// What is ordered, and who stands beside the customer: partners, the papers, addresses and
// contacts.
#ifndef ACTION_ORDER_ORDER_PARTIES_H
#define ACTION_ORDER_ORDER_PARTIES_H

#include "base/date.h"
#include "domain/value/ids.h"
#include "domain/value/quantity.h"

// Of an order of the portal, at one site (P18).
typedef struct {
    bool given;
    SiteId ship_to;          // 0: the order's own
    SiteId bill_to;          // 0: the office of the partner who buys, else the order's own
    int64_t proof_contact;   // of the site; 0: who holds that role (R1.8)
    int64_t renewal_contact; // likewise
    Text terms_version;      // that was accepted; empty: the programme names none
} OrderAddress;

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
    OrderAddress address;
} OrderParties;

typedef struct {
    Text part;
    Quantity quantity; // anything below 1 is refused
} OrderLineInput;

#endif
