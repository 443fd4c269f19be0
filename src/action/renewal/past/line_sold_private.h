// Who had sold a line last on another day, and for how much. Inside action only.
#ifndef ACTION_RENEWAL_PAST_LINE_SOLD_PRIVATE_H
#define ACTION_RENEWAL_PAST_LINE_SOLD_PRIVATE_H

#include "action/renewal/line_row_private.h"
#include "store/q_renewal_past.h"

enum { RENEWALS_KEPT = 32 }; // of one record; the earliest give way

// What of a record's events says it.
typedef struct {
    EnterpriseId enterprise;
    OrderId order;                   // that the record was first bought with
    EntitlementId entitlement;       // that the renewal was of
    int64_t renewals[RENEWALS_KEPT]; // transactions of those that count
    int count;
    EntitlementId source; // of a record that a move made; 0: none
    int64_t source_seq;
    bool later; // something since then says otherwise: what the row says now does not count
} LineSold;

LineSold line_sold_begin(EnterpriseId enterprise, OrderId order);
// One event more; counts: it was known then.
void line_sold_step(LineSold *sold, EntitlementId entitlement, const QRenewalPastEventsRow *event,
                    bool counts);
// Says it in the rows, which say what is so now; of orders that the viewer does not see nothing.
Err lines_set_sold(const ActionContext *context, LineRow *rows, LineSold *sold, size_t count);

#endif
