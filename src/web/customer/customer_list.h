// The customers of a search (P09), the nearest name first.
#ifndef WEB_CUSTOMER_CUSTOMER_LIST_H
#define WEB_CUSTOMER_CUSTOMER_LIST_H

#include "base/show/html.h"
#include "web/part/price/level_chip.h"
#include "web/part/show/empty.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"
#include "web/part/table/column_head.h"
#include "web/part/table/export_menu.h"
#include "web/part/table/filters.h"
#include "web/part/table/pager.h"
#include "web/part/table/tabs.h"

typedef struct {
    Name customer;
    Text site;
    Url page;
    bool moving; // or closed: `state` says so
    Tag state;
    Text city;
    Text country;
    Text agreement; // empty: express without one
    Url agreement_page;
    Message programme;
    LevelChip level;
    bool has_summary; // level and points
    Amount points;
    bool has_anniversary;
    Date anniversary;
    int64_t open_lines;
    bool has_value;
    Amount value; // without its currency
    Text currency;
    bool has_end;
    Date next_end;
    bool has_order;
    Date last_order;
    Message evidence;
    bool has_evidence;
} CustomerListRow;

typedef struct {
    CustomerListRow *items;
    size_t count;
} CustomerListRows;

typedef struct {
    Message sub;
    Message say;
    ExportMenu exports;
    Filters filters;
    Message caption;
    ColumnHead customer, place, agreement, level, points, anniversary, open, last_order, evidence;
    CustomerListRows rows;
    Empty empty;
    Pager pager;
    Tabs tabs;
} CustomerListPage;

#endif
