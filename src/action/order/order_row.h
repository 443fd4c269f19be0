// An order and its lines as rows of lists (P30).
#ifndef ACTION_ORDER_ORDER_ROW_H
#define ACTION_ORDER_ORDER_ROW_H

#include "domain/columns.h"
#include "domain/value/ids.h"

// P30's summary columns. A waiting order stands with the day it was submitted.
typedef struct {
    EnterpriseId enterprise_id; // internal; for do_order_return
    OrderId order_id;
    Currency money;

    Text order;
    Date accepted_on;
    Text purchase_order;          // the viewer's own
    Text customer_purchase_order; // a column of the detail
    Text agreement;               // @site
    Text site;
    Text customer_name;
    Text city;
    Text country;
    Text programme;
    Text customer_type;
    Date next_anniversary;
    bool next_anniversary_null;
    Text order_kind; // licence, renewal, reinstatement
    int64_t lines;
    Quantity quantity;
    Points points;
    Money total;
    Money buy_total; // of who buys from the vendor: for it alone
    bool buy_total_null;
    Money sell_total; // of the reseller's own prices, where every line has one
    bool sell_total_null;
    Text currency;
    Text level; // empty for express
    Text state;
    Text hold;        // of one in review; not a column of P30
    Text distributor; // @chan
    Text distributor_name;
    Text reseller;
    Text reseller_name;
    Text proof; // the first; empty while there is none
    Text quote; // that it was ordered from; empty: none
} OrderRow;

extern const ColumnTable order_columns;

// A line: what P30's detail says of it and its order does not.
typedef struct {
    Currency money;

    int64_t line;
    Text site;
    Text part; // @part
    Text description;
    Text part_type;
    Text metric;
    Quantity quantity;
    Quantity returned_quantity;
    Date coverage_start; // @cov
    bool coverage_start_null;
    Date coverage_end;
    bool coverage_end_null;
    int64_t months;
    bool months_null;
    Points points_per_unit;
    Points points;
    Money unit; // of a waiting order as of today; null where today refuses it
    bool unit_null;
    Money extended;
    bool extended_null;
    Money buy_unit;
    bool buy_unit_null;
    Money buy_extended;
    bool buy_extended_null;
    Money sell_unit;
    bool sell_unit_null;
    Money sell_extended;
    bool sell_extended_null;
} OrderSeenLine;

// P30's detail: a line with its order.
typedef struct {
    Currency money;
    OrderRow order;
    OrderSeenLine line;
} OrderDetail;

extern const ColumnTable order_detail_columns;

#endif
