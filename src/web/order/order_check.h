// Before an order is submitted (P18): its fields, its lines, what it costs, what it does to points
// and level, and whether it would be accepted or wait. Checking is submitting without effect.
#ifndef WEB_ORDER_ORDER_CHECK_H
#define WEB_ORDER_ORDER_CHECK_H

#include "base/show/html.h"
#include "web/part/price/totals.h"
#include "web/order/order_lines.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/show/name.h"
#include "web/part/table/kept.h"

typedef struct {
    Name customer;
    Text site;
    Text quote; // number; empty: none
    Url quote_page;
    Url submit;
    Url check;
    FormKeys keys;
    KeptList kept; // what is not a field of the page: site, lines, currency, expected total
    FormFields fields;
    FormFields addresses;
    Message terms;
    OrderLinesTable lines;
    Text currency;
    Totals totals;
    bool has_level;
    Message points_now;
    Html meter;
    Message effect;
    Message outcome;
    bool has_terms;
    Message accepts;
} OrderCheckPage;

#endif
