// Submitting as a part of another action. Inside action only.
#ifndef ACTION_ORDER_ORDER_SUBMIT_PRIVATE_H
#define ACTION_ORDER_ORDER_SUBMIT_PRIVATE_H

#include "action/action_private.h"
#include "action/order/order_submission.h"

// What do_order_submit does, in an action that is begun: opens it, submits, binds the key.
Err order_submit_in(Action *action, const OrderSubmitInput *input, OrderSubmitOutcome *outcome);

#endif
