// From a quote to its order (R4.5, P18): what an order action asks of an accepted quote. Inside
// action only. In this order, inside one action: action_open, quote_load_for_order, quote_ordered,
// quotes_lose_ordered, draft_accept (which ends the action).
//
// A quote becomes one order, also where it mixes renewal lines and new parts: R2.5 gives one level
// to all that is ordered together, and it was shown with one level and one total. The order is
// called a renewal where all of its lines are.
#ifndef ACTION_QUOTE_QUOTE_ORDER_PRIVATE_H
#define ACTION_QUOTE_QUOTE_ORDER_PRIVATE_H

#include "action/quote/quote_work_private.h"

// The newest revision of a quote of action->enterprise, and its lines drafted and priced as an
// order of today, for draft_accept; action->context is in the quote's price list from then on.
// `staff`: what two persons set of the order's lines (P19); the quote's figures stay; NULL:
// nothing. `expected`: the total that was shown last; NULL: the quote's. Refuses quote_not_found ·
// quote_ordered (value: the order's number) · quote_expired · quote_state (not accepted) · line by
// line what quote_draft refuses · no_price · amount_too_large · price_differs (value: both totals;
// ret_draft is priced all the same, else it has no prices).
Err quote_load_for_order(Action *action, QuoteId quote, const Money *expected,
                         const StaffPrice *staff, QuoteWork *ret_work, OrderDraft *ret_draft);
// Refuses quote_ordered where an order of the quote was accepted or waits.
Err quote_judge_order(Action *action, const QuoteWork *work);
// Its order was accepted: the quote is ordered, and holds and opens nothing any more. Where it is
// ordered at other figures than were accepted, they stand in a revision of their own.
Err quote_ordered(Action *action, QuoteWork *work);
// R4.9: a standing quote as it was priced just now, by quote_price_rest, is ordered; draft_accept
// is still to come.
Err quote_order_standing(Action *action, QuoteWork *work);
// Prices what is left of a quote, and takes out what cannot be ordered by now. No line left:
// nothing could be priced. A standing quote lives as long as what is left of it (R8.7).
Err quote_price_rest(Action *action, QuoteWork *work, OrderDraft *ret_draft);
// P23: what was ordered leaves the other live quotes, whoever's they are: a draft loses the line, a
// presented one by a new revision; one without lines left is withdrawn. `but`: the quote that was
// ordered; 0: none.
Err quotes_lose_ordered(Action *action, const OrderDraft *draft, QuoteId but);
// P23: what is quoted leaves the standing quote of the same partner (P24). After quote_save.
Err quotes_lose_quoted(Action *action, const QuoteWork *work);
// P39: the same of records that moved, or whose site went into another agreement with every line.
Err quotes_lose_moved(Action *action, const EntitlementId *moved, size_t count);
Err quotes_lose_site(Action *action, SiteId site);
// A line leaves a quote: what it said is kept with the quote's next edition.
void quote_drop_item(QuoteItem *item);
// Nothing is left of a quote: it is withdrawn, and its lines stay for the record.
Err quote_withdraw_empty(Action *action, QuoteWork *work, Text reason);

// R8.7: quotes of the opened enterprise that lived to a day before today are expired, and noted so.
typedef struct {
    QuoteId quote;
    bool renewal;
    Date valid_to;
} QuoteExpired;

typedef struct {
    QuoteExpired *quotes;
    size_t count;
} QuotesExpired;

// Says that they will be looked for (db_ask).
Err quotes_expire_ask(const ActionContext *context, EnterpriseId enterprise);
Err quotes_expire(Action *action, QuotesExpired *ret_expired);

#endif
