// Entitlement records (R4.14) and how they change: every change is noted as an event. Inside
// action.
#ifndef ACTION_ENTITLEMENT_ENTITLEMENT_PRIVATE_H
#define ACTION_ENTITLEMENT_ENTITLEMENT_PRIVATE_H

#include "action/entitlement/entitlement_record_private.h"

// So many at once, without a source: rows of one table after the other, which PostgreSQL takes as
// one statement.
Err entitlements_make(Action *action, EntitlementRecord *made, size_t count, Text cause);

// R4.2: says when a record's next coverage is due, as its agreement stands and with what its part
// says. Before it is made, or saved with another coverage end or agreement.
void entitlement_set_due(EntitlementRecord *record, const Standing *standing, PartType type,
                         Text renewal);
// R3.1: all due days of an agreement whose term has just begun: its anniversaries are known now.
Err entitlements_set_due_again(Action *action, AgreementId agreement, const Standing *standing);
// Makes a new record and gives it its id; `source` is the record it comes out of, or NULL.
Err entitlement_make(Action *action, EntitlementRecord *made, Text cause,
                     const EntitlementRecord *source);
// Takes a quantity off a record.
Err entitlement_take(Action *action, const EntitlementRecord *from, Quantity quantity, Text cause);
// Notes an event of a record as it is after the change.
Err entitlement_note(Action *action, const EntitlementRecord *after, Text cause, int64_t change,
                     const EntitlementRecord *source);

#endif
