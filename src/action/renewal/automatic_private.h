// Automatic renewal (R4.9): what an enterprise's day does by itself. Inside action only.
//
// A standing quote orders itself on its due day, though on that day the coverage of what is due on
// the day behind it has ended already: its lines are judged as of the day before, to which changes
// count. Its level and prices are of the day of the order (R4.5, R4.6), for that is when it is
// accepted. Unpaid, it is cancelled behind the last day to pay.
#ifndef ACTION_RENEWAL_AUTOMATIC_PRIVATE_H
#define ACTION_RENEWAL_AUTOMATIC_PRIVATE_H

#include "action/quote/quote_work_private.h"

typedef enum { AUTOMATIC_NOTHING, AUTOMATIC_ORDER, AUTOMATIC_CANCEL } AutomaticKind;

// One thing to be done today, or done.
typedef struct {
    AutomaticKind kind;
    QuoteId quote;
    Date due;      // of AUTOMATIC_ORDER
    OrderId order; // of AUTOMATIC_CANCEL
} AutomaticStep;

// The first thing that is to be done with an enterprise on context->today, as it is kept now: what
// is not paid before what is due.
Err automatic_next(const ActionContext *context, EnterpriseId enterprise, AutomaticStep *ret_step);

// ActionBody: does the first thing, an action of its own; `given` is an EnterpriseId, `outcome` the
// AutomaticStep that was done: nothing where somebody was first, or the quote had to give way.
Err automatic_do(Action *action, const void *given, void *outcome);

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
