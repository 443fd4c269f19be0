// What a customer search is asked for (portal.md P09).
#ifndef ACTION_CUSTOMER_CUSTOMERS_INPUT_H
#define ACTION_CUSTOMER_CUSTOMERS_INPUT_H

#include "action/as_of.h"

enum {
    CUSTOMERS_LIMIT_DEFAULT = 50,
    CUSTOMERS_LIMIT_MAX = 1000,
    CUSTOMERS_SORTED = 1000, // sites that one sort, or one page of another day, looks at
};

// Filters join by AND, values of one by OR; empty ones do not filter.
typedef struct {
    Text agreement; // numbers, as typed (C4)
    Text site;
    Text name;
    FieldList country; // of Text, as the next four
    FieldList programme;
    FieldList customer_type;
    FieldList level;
    FieldList anniversary_month; // "1" … "12"
    FieldDate anniversary_from;
    FieldDate anniversary_to;
    FieldBool has_open_renewals;
    FieldDate last_order_from; // the last order that the viewer may see
    FieldDate last_order_to;
    ViewTimeInput when;
    Text sort;     // "-level,site"; empty: the nearest name first
    Text after;    // CustomersView.next of the page before
    int64_t limit; // sites, 1 … CUSTOMERS_LIMIT_MAX; 0: CUSTOMERS_LIMIT_DEFAULT
} CustomersInput;

extern const FieldTable customers_fields;

#endif
