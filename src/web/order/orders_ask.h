// What the page of orders takes: its filters and what every list takes.
#ifndef WEB_ORDER_ORDERS_ASK_H
#define WEB_ORDER_ORDERS_ASK_H

#include "action/order/ask/orders_source.h"
#include "report/rows_ask.h"
#include "web/part/table/filters.h"
#include "web/page.h"

typedef struct {
    OrdersAsk orders;
    RowsAsk rows;
} OrdersPageAsk;

extern const FieldTable orders_page_fields;

Filters orders_filters(const PageCall *call, const Refusals *refusals);

#endif
