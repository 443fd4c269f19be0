// The page that asks before the payment of an automatic renewal is noted (R4.9).
#ifndef WEB_ORDER_PAID_ORDER_PAID_H
#define WEB_ORDER_PAID_ORDER_PAID_H

#include "action/order/order_see.h"
#include "web/page.h"

Err order_paid_ask(PageCall *call, int status, const OrderSeen *order, const Refusals *refusals);

#endif
