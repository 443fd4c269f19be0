// The work list of quotes (P16).
#ifndef WEB_QUOTE_QUOTE_LIST_H
#define WEB_QUOTE_QUOTE_LIST_H

#include "base/show/html.h"
#include "web/part/price/level_chip.h"
#include "web/part/show/actions.h"
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
    Name customer;
    Url site_page; // empty: the name leads nowhere
    Text site;
    LevelChip level;
    bool has_lines;
    int64_t lines;
    bool has_total;
    Amount total; // without its currency
    Text currency;
    bool has_valid_to;
    Due valid_to;
    Message waiting_on;
    Date changed_on;
    Name owner;
    Cells extra;
    Tag state;
} QuoteListRow;

typedef struct {
    QuoteListRow *items;
    size_t count;
} QuoteListRows;

typedef struct {
    Message sub;
    Message say;
    Actions actions;
    ExportMenu exports;
    Tabs tabs;
    Filters filters;
    TableBar bar;
    Message caption;
    ColumnHead number, customer, level, lines, total, valid_to, waiting_on, changed, state;
    ColumnHeads extra;
    QuoteListRows rows;
    Empty empty;
    Pager pager;
} QuoteListPage;

#endif
