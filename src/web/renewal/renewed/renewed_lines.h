// What became of renewal lines that fell due (P43): one row each, by due day.
#ifndef WEB_RENEWAL_RENEWED_RENEWED_LINES_H
#define WEB_RENEWAL_RENEWED_RENEWED_LINES_H

#include "base/show/html.h"
#include "web/part/show/empty.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"
#include "web/part/table/column_head.h"
#include "web/part/table/export_menu.h"
#include "web/part/table/filters.h"
#include "web/part/table/pager.h"

typedef struct {
    Date due;
    Name customer;
    Text site;
    Url site_page; // empty: its page is not the reader's
    Text part;
    Text description;
    Amount quantity;
    bool is_ordered;
    Date accepted_on;
    Text order;
    Url order_page; // empty: as site_page
    Date coverage_end;
    Tag state;
} RenewedLineRow;

typedef struct {
    RenewedLineRow *items;
    size_t count;
} RenewedLineRows;

typedef struct {
    Message say;
    ExportMenu exports;
    Filters filters;
    ColumnHead due, customer, part, quantity, order, coverage, state;
    RenewedLineRows rows;
    Empty empty;
    Pager pager;
} RenewedLinesPage;

#endif
