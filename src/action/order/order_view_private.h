// Loading an accepted order for showing it again. Inside action only.
#ifndef ACTION_ORDER_ORDER_VIEW_PRIVATE_H
#define ACTION_ORDER_ORDER_VIEW_PRIVATE_H

#include "action/order/order_view.h"

// For a request that is repeated: the order that it made before. It is there (a bug otherwise).
Err order_view_load(const ActionContext *context, EnterpriseId enterprise, OrderId order,
                    OrderView *ret_order);

#endif
