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

// Those of items that are not removed; each may be named several times.
Err quote_held_load(const ActionContext *context, EnterpriseId enterprise, const QuoteItem *items,
                    size_t count, QuoteHeld *ret_held);
// Says that they will be loaded (db_ask).
Err quote_held_ask(const ActionContext *context, EnterpriseId enterprise, const QuoteItem *items,
                   size_t count);
// NULL where it is not there.
const HeldLine *quote_held_find(const QuoteHeld *held, EntitlementId entitlement);

#endif
