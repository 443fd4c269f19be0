// The revision of an order as an action finds it (portal.md §10). Inside action only.
#ifndef ACTION_ORDER_ORDER_REVISION_PRIVATE_H
#define ACTION_ORDER_ORDER_REVISION_PRIVATE_H

#include "action/action_private.h"

// What OrderSeen.revision is for who sees the order.
Err order_revision(Action *action, EnterpriseId enterprise, OrderId order, int64_t *ret_revision);
// Refuses stale where another revision was seen; has_seen false: nothing is asked.
Err order_judge_revision(Action *action, EnterpriseId enterprise, OrderId order, bool has_seen,
                         int64_t seen);

#endif
