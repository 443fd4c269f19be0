// An entitlement record as actions handle it (R4.14). Inside action only.
#ifndef ACTION_ENTITLEMENT_ENTITLEMENT_RECORD_PRIVATE_H
#define ACTION_ENTITLEMENT_ENTITLEMENT_RECORD_PRIVATE_H

#include "action/action_private.h"

// An order line's quantity at one site with one coverage end.
typedef struct {
    EntitlementId entitlement;
    SiteId site;
    Text part;
    OrderId order;
    int64_t line;
    Quantity quantity;
    Date coverage_end;
    Date agreement_since; // the day it came onto its agreement
    bool has_renewed_yearly;
    Money renewed_yearly;  // yearly unit of its last renewal (R4.12)
    AccountId distributor; // incumbents: of the latest order of its coverage; 0: none
    AccountId reseller;
    bool has_due;  // false: nothing of it will be renewed
    Date due;      // of its next coverage (R4.2), as kept
    Text currency; // of the price list of its order; empty: not loaded
    Text country_group;
} EntitlementRecord;

#endif
