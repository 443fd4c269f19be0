// Confirming, holding, releasing, rejecting and cancelling an order that waits: a page that asks,
// and the same page again where it is refused.
#ifndef WEB_ORDER_DECIDE_ORDER_DECIDE_H
#define WEB_ORDER_DECIDE_ORDER_DECIDE_H

#include "action/order/ask/order_ask.h"
#include "action/order/order_see.h"
#include "action/order/order_submit.h"
#include "web/page.h"

typedef enum {
    ORDER_ASK_CONFIRM,
    ORDER_ASK_HOLD,
    ORDER_ASK_RELEASE,
    ORDER_ASK_REJECT,
    ORDER_ASK_CANCEL
} OrderAskVerb;

// What such a form sends: the decision, and the order's revision as it stood on the page.
typedef struct {
    OrderDecisionAsk ask;
    int64_t revision;
} OrderDecideForm;

extern const FieldTable order_decide_fields;
extern const FieldTable order_hold_form_fields;

// GET: asks; who may not decide it, or no more, is told why.
Err order_decide_ask(PageCall *call, OrderAskVerb verb);

typedef Err (*OrderDecider)(const ActionContext *context, const OrderDecisionInput *input,
                            OrderSubmitOutcome *ret_outcome, Refusals *ret_refusals);

// POST: decides, then leads to the order.
Err order_decide_do(PageCall *call, OrderAskVerb verb, OrderDecider decide);

#endif
