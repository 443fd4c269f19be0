// Entitlement records (R4.14) and how they change: every change is noted as an event. Inside
// action.
#ifndef ACTION_ENTITLEMENT_ENTITLEMENT_PRIVATE_H
#define ACTION_ENTITLEMENT_ENTITLEMENT_PRIVATE_H

#include "action/entitlement/entitlement_record_private.h"

// Makes a new record (its id is given here); `source` is the record it comes out of, or NULL.
Err entitlement_make(Action *action, const EntitlementRecord *made, Text cause,
                     const EntitlementRecord *source);
// Takes a quantity off a record.
Err entitlement_take(Action *action, const EntitlementRecord *from, Quantity quantity, Text cause);
// Notes an event of a record as it is after the change.
Err entitlement_note(Action *action, const EntitlementRecord *after, Text cause, int64_t change,
                     const EntitlementRecord *source);

#endif
