// Automatic renewal (R4.9): what an enterprise's day does by itself. Inside action only.
//
// A standing quote orders itself on its due day, though on that day the coverage of what is due on
// the day behind it has ended already: its lines are judged as of the day before, to which changes
// count. Its level and prices are of the day of the order (R4.5, R4.6), for that is when it is
// accepted. Unpaid, it is cancelled behind the last day to pay.
#ifndef ACTION_RENEWAL_AUTOMATIC_PRIVATE_H
#define ACTION_RENEWAL_AUTOMATIC_PRIVATE_H

#include "action/quote/quote_work_private.h"

// automatic_next and automatic_do stand in action_private.h: action_run asks for them first.

// A standing quote with due day `due` as it would order itself today: its lines that can be,
// priced. No line is left where none can. action->context is in the quote's price list from then
// on.
Err automatic_draft(Action *action, QuoteId quote, Date due, QuoteWork *ret_work,
                    OrderDraft *ret_draft);

// Takes back an automatic renewal that nobody paid, in an action that is open: a full credit
// (R2.10), and every coverage that it gave ends where it did before. What was renewed again since
// keeps that. Does not end the action.
Err automatic_cancel(Action *action, OrderId order, QuoteId quote);

#endif
