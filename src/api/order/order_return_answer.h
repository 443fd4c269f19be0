// What a return does, or has done, as answers hold it.
#ifndef API_ORDER_ORDER_RETURN_ANSWER_H
#define API_ORDER_ORDER_RETURN_ANSWER_H

#include "action/order/ask/return_ask.h"
#include "api/endpoint.h"

extern const Shape order_returns_shape;

typedef Err (*OrderReturner)(const ActionContext *context, const OrderReturnsInput *input,
                             OrderReturnsOutcome *ret_outcome, Refusals *ret_refusals);

// Reads the body, asks, answers. seen: the revision of If-Match; 0: none.
Err order_answer_returns(EndpointCall *call, OrderReturner returner, int64_t seen);

#endif
