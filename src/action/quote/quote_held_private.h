// The entitlements that a quote's lines renew, as they stand now, read with one query. Inside
// action only.
#ifndef ACTION_QUOTE_QUOTE_HELD_PRIVATE_H
#define ACTION_QUOTE_QUOTE_HELD_PRIVATE_H

#include "action/quote/quote_work_private.h"

typedef struct {
    EntitlementRecord record;
    AgreementId agreement; // of its site now
    Text type;             // of its part
    bool has_renewal;
    Text renewal; // part
} HeldLine;

typedef struct {
    TextMap map; // entitlement → place in lines
    HeldLine *lines;
} QuoteHeld;

// What who prices many quotes has read for all of them, as it is in the transaction that prices.
typedef struct QuoteKnown {
    const QuoteHeld *held;    // every entitlement that a line may renew
    const Standing *standing; // of the quote's agreement on its day (day_standing)
} QuoteKnown;

// None yet, with room for so many.
QuoteHeld quote_held_of(Arena *arena, size_t room);
// Adds an entitlement, unless it is there.
void quote_held_add(Arena *arena, QuoteHeld *held, const HeldLine *line);

// Those of items that are not removed; each may be named several times.
Err quote_held_load(const ActionContext *context, EnterpriseId enterprise, const QuoteItem *items,
                    size_t count, QuoteHeld *ret_held);
// NULL where it is not there.
const HeldLine *quote_held_find(const QuoteHeld *held, EntitlementId entitlement);

#endif
