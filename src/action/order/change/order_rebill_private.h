// Rebilling as a part of another action. Inside action only.
#ifndef ACTION_ORDER_CHANGE_ORDER_REBILL_PRIVATE_H
#define ACTION_ORDER_CHANGE_ORDER_REBILL_PRIVATE_H

#include "action/action_private.h"
#include "action/order/change/order_rebill.h"

// What do_order_rebill does, in an action that is begun: opens it, rebills, binds the key.
Err order_rebill_in(Action *action, const RebillInput *input, RebillOutcome *outcome);
// What keeps it from that now, in an action that is open, and the id of the site; refuses as
// do_order_rebill.
Err order_rebill_judge(Action *action, const RebillInput *input, SiteId *ret_site);

#endif
