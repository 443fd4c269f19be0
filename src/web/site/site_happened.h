// What happened at a customer's site (P10).
#ifndef WEB_SITE_SITE_HAPPENED_H
#define WEB_SITE_SITE_HAPPENED_H

#include "web/part/form/another_day.h"
#include "web/part/show/empty.h"
#include "web/part/table/export_menu.h"
#include "web/site/site_head.h"

typedef struct {
    Date day;
    Message what;
    bool has_object;
    Text object;
    Url object_page; // empty: this reader may not open it
    bool has_detail;
    Message detail;
    Name by;
    bool has_by;
} HappenedRow;

typedef struct {
    HappenedRow *items;
    size_t count;
} HappenedRows;

typedef struct {
    SiteHead head;
    Message text;
    ExportMenu exports;
    HappenedRows rows;
    Empty empty;
    AnotherDay day;
} HappenedPage;

#endif
