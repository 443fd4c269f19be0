// Moves, the latest first (P39).
#ifndef WEB_TRANSFER_TRANSFER_LIST_H
#define WEB_TRANSFER_TRANSFER_LIST_H

#include "base/show/html.h"
#include "web/part/show/empty.h"
#include "web/part/show/tag.h"
#include "web/part/table/column_head.h"
#include "web/part/table/export_menu.h"
#include "web/part/table/filters.h"
#include "web/part/table/pager.h"
#include "web/part/table/tabs.h"

typedef struct {
    Text number;
    Url page;
    Message goes;
    bool has_quantity;
    Amount quantity;
    Date asked_on;
    Tag state;
} TransferListRow;

typedef struct {
    TransferListRow *items;
    size_t count;
} TransferListRows;

typedef struct {
    Message sub;
    Message say;
    ExportMenu exports;
    Filters filters;
    Tabs tabs;
    ColumnHead name, what, quantity, asked, state;
    Url ask; // empty: this reader asks for none
    TransferListRows rows;
    Pager pager;
    Empty empty;
} TransferListPage;

#endif
