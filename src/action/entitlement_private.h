// Entitlement records (R4.14) and how they change: every change is noted as an event. Inside
// action.
#ifndef ACTION_ENTITLEMENT_PRIVATE_H
#define ACTION_ENTITLEMENT_PRIVATE_H

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
    Money renewed_yearly; // yearly unit of its last renewal (R4.12)
} EntitlementRecord;

// Makes a new record (its id is given here); `source` is the record it comes out of, or NULL.
Err entitlement_make(Action *action, const EntitlementRecord *made, Text cause,
                     const EntitlementRecord *source);
// Takes a quantity off a record.
Err entitlement_take(Action *action, const EntitlementRecord *from, Quantity quantity, Text cause);
// Notes an event of a record as it is after the change.
Err entitlement_note(Action *action, const EntitlementRecord *after, Text cause, int64_t change,
                     const EntitlementRecord *source);

#endif
