// The states of a quote and the moves between them (portal.md §5).
#ifndef DOMAIN_QUOTE_STATE_H
#define DOMAIN_QUOTE_STATE_H

#include "base/date.h"

typedef enum {
    QUOTE_DRAFT,
    QUOTE_SUBMITTED,
    QUOTE_IN_APPROVAL,
    QUOTE_RETURNED,
    QUOTE_APPROVED,
    QUOTE_STANDING,
    QUOTE_PRESENTED,
    QUOTE_ACCEPTED,
    QUOTE_ORDERED,
    QUOTE_DECLINED,
    QUOTE_EXPIRED,
    QUOTE_WITHDRAWN,
    QUOTE_SUPERSEDED,
    QUOTE_STATE_COUNT
} QuoteState;

typedef enum {
    QUOTE_CHANGE,
    QUOTE_SUBMIT,
    QUOTE_HOLD,
    QUOTE_APPROVE,
    QUOTE_RETURN,
    QUOTE_PRESENT,
    QUOTE_REVISE,
    QUOTE_ACCEPT,
    QUOTE_DECLINE,
    QUOTE_ORDER,
    QUOTE_WITHDRAW,
    QUOTE_EXPIRE,
    QUOTE_REQUOTE,
    QUOTE_VERB_COUNT
} QuoteVerb;

// Who moves a quote; a bit each, so that a viewer can be several.
typedef enum { QUOTE_BY_OWNER = 1, QUOTE_BY_CUSTOMER = 2, QUOTE_BY_SYSTEM = 4 } QuoteMover;

// The state after a verb by one of `movers`; false and ret untouched where there is no such move.
bool quote_state_after(QuoteState from, QuoteVerb verb, unsigned movers, QuoteState *ret);

// It still can become an order: it holds its lines and opens its sites (V2 `quote`).
bool quote_state_is_live(QuoteState state);
// Its lines and figures may still change in place.
bool quote_state_is_draft(QuoteState state);
// The state as of a day: one that lives to a day is expired on the next, before anybody notes it.
QuoteState quote_state_on(QuoteState kept, bool has_valid_to, Date valid_to, Date today);

// "draft", "in_approval" … as stored and shown to machines.
Text quote_state_name(QuoteState state);
bool quote_state_find(Text name, QuoteState *ret);
// "change", "present" …
Text quote_verb_name(QuoteVerb verb);
bool quote_verb_find(Text name, QuoteVerb *ret);

#endif
