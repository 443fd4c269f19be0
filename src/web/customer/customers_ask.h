// What the customer search takes: its filters and what every list takes.
#ifndef WEB_CUSTOMER_CUSTOMERS_ASK_H
#define WEB_CUSTOMER_CUSTOMERS_ASK_H

#include "action/customer/customers_source.h"
#include "report/rows_ask.h"
#include "web/page.h"
#include "web/part/table/filters.h"

typedef struct {
    CustomersInput customers;
    RowsAsk rows;
} CustomersAsk;

extern const FieldTable customers_ask_fields;

Filters customers_filters(const PageCall *call, const Refusals *refusals);

#endif
