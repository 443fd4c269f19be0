// Renewal quotes: what stands, is presented or accepted (P24).
#ifndef WEB_RENEWAL_RENEWAL_LIST_H
#define WEB_RENEWAL_RENEWAL_LIST_H

#include "base/show/html.h"
#include "web/part/show/actions.h"
#include "web/part/show/empty.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"
#include "web/part/table/column_head.h"
#include "web/part/table/due.h"
#include "web/part/table/export_menu.h"
#include "web/part/table/filters.h"
#include "web/part/table/pager.h"
#include "web/part/table/tabs.h"

typedef struct {
    Text number;
    Url page;
    Name customer;
    Text agreement;
    bool has_due;
    Due due;
    bool has_valid_to;
    Date valid_to;
    bool has_sites;
    int64_t sites;
    bool has_lines;
    int64_t lines;
    bool has_reseller;
    Name reseller;
    bool has_total;
    Amount total; // without its currency
    Text currency;
    Tag state;
} RenewalListRow;

typedef struct {
    RenewalListRow *items;
    size_t count;
} RenewalListRows;

typedef struct {
    Message sub;
    Url automatic; // the switch of the viewer's agreement; empty: he has none
    Message automatic_says;
    Message say;
    ExportMenu exports;
    Tabs tabs;
    Filters filters;
    ColumnHead number, customer, due, sites, lines, reseller, total, state;
    RenewalListRows rows;
    Empty empty;
    Pager pager;
} RenewalListPage;

#endif
