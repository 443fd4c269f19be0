// The page of one order (P19).
#ifndef WEB_ORDER_ORDER_SHOW_VIEW_H
#define WEB_ORDER_ORDER_SHOW_VIEW_H

#include "action/order/order_see.h"
#include "web/order/order_show.h"
#include "web/page.h"

OrderPage order_page(const PageCall *call, const OrderSeen *order);
// Answers with the page, and with what was refused of a paper; NULL: nothing was.
Err order_page_show(PageCall *call, int status, const OrderSeen *order, const Refusals *refusals);

#endif
