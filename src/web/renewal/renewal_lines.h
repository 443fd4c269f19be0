// The page of active renewal lines (P21), as it is shown: ten columns of two lines each, others by
// the chooser, a form that quotes the ticked ones (P23).
#ifndef WEB_RENEWAL_RENEWAL_LINES_H
#define WEB_RENEWAL_RENEWAL_LINES_H

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
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/table/job.h"

typedef struct {
    Text line; // names exactly this line
    bool selectable;
    bool picked;
    Message select; // what the tick means
    Due due;
    Name customer;
    Url site_page; // empty: the name leads nowhere
    Text site;
    Text part;
    Message part_type;
    Text description;
    Message quantity; // with its metric
    Date coverage_start;
    Date coverage_end;
    LevelChip level;
    bool has_points;
    Amount points;
    bool has_price;
    Amount extended; // without its currency, which stands below
    Text currency;
    Tag state;
    Text quote; // number; empty: none
    Url quote_page;
    Cells extra;
} RenewalLineRow;

typedef struct {
    RenewalLineRow *items;
    size_t count;
} RenewalLineRows;

typedef struct {
    Message sub;
    Message say; // what is read out when the list changed
    ExportMenu exports;
    Actions actions;
    Tabs tabs;
    Filters filters;
    JobStrips jobs;
    TableBar bar;
    Message caption;
    ColumnHead due, customer, part, product, coverage, level, points, extended, state;
    ColumnHeads extra;
    RenewalLineRows rows;
    Sums page_sums;
    bool can_quote;
    FormField contact; // of the quotes that are made of ticked lines
    FormField maximum;
    int64_t picked;
    FormKeys keys;
    Text here; // path and query of this list
    Empty empty;
    Pager pager;
} RenewalLinesPage;

#endif
