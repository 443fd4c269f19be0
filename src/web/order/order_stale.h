// Above a form that is shown again because its order has changed meanwhile.
#ifndef WEB_ORDER_ORDER_STALE_H
#define WEB_ORDER_ORDER_STALE_H

#include "action/order/order_see.h"
#include "web/page.h"
#include "web/part/frame/notice.h"

// Who did the last step and on which day (portal.md §10: 412); none, unless another revision of the
// order had been seen. The form below it is of now and keeps what was typed.
Notices order_stale_notice(const PageCall *call, const OrderSeen *order, const Refusals *refusals);

#endif
