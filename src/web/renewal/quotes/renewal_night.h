// The night run: how far it is, how it ended, and what it could not quote (P24).
#ifndef WEB_RENEWAL_RENEWAL_NIGHT_H
#define WEB_RENEWAL_RENEWAL_NIGHT_H

#include "base/show/html.h"
#include "web/part/show/empty.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"
#include "web/part/table/column_head.h"
#include "web/part/table/due.h"
#include "web/part/table/export_menu.h"
#include "web/part/table/pager.h"

typedef struct {
    bool has_day;
    Date for_day;
    int64_t done;
    Message outcome;
    bool counted; // and has more to count
    Message rest;
    Tag state;
} NightListRow;

typedef struct {
    NightListRow *items;
    size_t count;
} NightListRows;

typedef struct {
    Name customer;
    Text site;
    Url page; // of the site
    Text part;
    Text licence_part;
    bool is_line; // else it is the whole enterprise
    Amount quantity;
    bool has_due;
    Due due;
    Message problem;
    Text rule;
    Date since;
} ExceptionListRow;

typedef struct {
    ExceptionListRow *items;
    size_t count;
} ExceptionListRows;

typedef struct {
    Message say;
    ExportMenu exports;
    ColumnHead for_day, enterprises, outcome, run_state;
    NightListRows runs;
    ColumnHead customer, part, quantity, due, problem, since;
    ExceptionListRows rows;
    Empty no_run;
    Empty empty;
    Pager pager;
} RenewalNightPage;

#endif
