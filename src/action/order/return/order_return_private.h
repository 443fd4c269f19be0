// Returning as a part of another action. Inside action only.
#ifndef ACTION_ORDER_RETURN_ORDER_RETURN_PRIVATE_H
#define ACTION_ORDER_RETURN_ORDER_RETURN_PRIVATE_H

#include "action/action_private.h"
#include "action/order/return/order_return.h"

// What do_order_return does, in an action that is begun: opens it, returns, binds the key.
Err order_return_in(Action *action, const ReturnInput *input, ReturnOutcome *outcome);

#endif
