// An accepted quote as an order (P18): submitted whole, or confirmed by its distributor. Inside
// action only.
#ifndef ACTION_ORDER_REQUEST_ORDER_QUOTE_PRIVATE_H
#define ACTION_ORDER_REQUEST_ORDER_QUOTE_PRIVATE_H

#include "action/order/order_submission.h"
#include "action/order/request/order_request_private.h"

// The body of do_order_submit where the input names a quote. The quote says the site, the parties
// and the lines; it is ordered whole, whatever the mode. Ends the action.
Err order_quote(Action *action, const OrderSubmitInput *input, OrderSubmitOutcome *outcome);
// Accepts the order of a quote that waited; the quote is ordered only now. `parties`: with the
// distributor's papers. Ends the action.
Err order_quote_confirm(Action *action, const OrderDecisionInput *input,
                        const OrderRequest *request, const OrderParties *parties,
                        OrderSubmitOutcome *outcome);

#endif
