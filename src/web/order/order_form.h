// The form in which an accepted quote is ordered (P18): prefilled, checked, submitted. What was
// typed stays, whatever is answered.
#ifndef WEB_ORDER_ORDER_FORM_H
#define WEB_ORDER_ORDER_FORM_H

#include "action/order/ask/order_ask.h"
#include "action/quote/quote_see.h"
#include "web/order/order_check.h"
#include "web/page.h"

typedef struct {
    const Quote *quote;
    const OrderSubmitOutcome
        *outcome;             // of a check, or of a submitting that was refused; NULL: none
    const Refusals *refusals; // NULL: none
} OrderForm;

// Answers with the form.
Err order_form_show(PageCall *call, int status, const OrderForm *form);

// Its right side: what is paid, what it does to points and level, and what happens next.
void order_form_fill_effect(const PageCall *call, const OrderForm *form, OrderCheckPage *view);

typedef Err (*OrderAnswerer)(const ActionContext *context, const OrderSubmitInput *input,
                             OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals);

// Reads the form of an order of a quote and asks do_order_check or do_order_submit. *ret_done
// false: refused, or only checked; then the form was answered with.
Err order_form_send(PageCall *call, const OrderAsk *ask, OrderAnswerer answerer, bool checks,
                    bool *ret_done, OrderSubmitOutcome *ret_outcome);

#endif
