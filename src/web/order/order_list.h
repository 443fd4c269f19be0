// The orders of a viewer (P30), newest first.
#ifndef WEB_ORDER_ORDER_LIST_H
#define WEB_ORDER_ORDER_LIST_H

#include "base/show/html.h"
#include "web/part/price/level_chip.h"
#include "web/part/show/empty.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"
#include "web/part/table/cell.h"
#include "web/part/table/column_head.h"
#include "web/part/table/due.h"
#include "web/part/table/export_menu.h"
#include "web/part/table/filters.h"
#include "web/part/table/pager.h"
#include "web/part/table/table_bar.h"
#include "web/part/table/tabs.h"

typedef struct {
    Text number;
    Url page;
    Message kind;
    bool accepted;
    Date accepted_on;
    Text purchase_order;
    Name customer;
    Url site_page; // empty: the name leads nowhere
    Text site;
    int64_t lines;
    bool has_points;
    Amount points;
    LevelChip level;
    Amount total; // without its currency
    Text currency;
    Cells extra;
    Tag state;
    Url proof_page; // empty: there is none yet
} OrderListRow;

typedef struct {
    OrderListRow *items;
    size_t count;
} OrderListRows;

typedef struct {
    Message sub;
    Message say;
    ExportMenu exports;
    Tabs tabs;
    Filters filters;
    TableBar bar;
    Message caption;
    ColumnHead order, accepted_on, purchase_order, customer, lines, points, level, total, state;
    ColumnHeads extra;
    OrderListRows rows;
    Empty empty;
    Pager pager;
} OrderListPage;

#endif
