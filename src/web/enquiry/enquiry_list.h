// What customers ask quotes for, the latest first (P16).
#ifndef WEB_ENQUIRY_ENQUIRY_LIST_H
#define WEB_ENQUIRY_ENQUIRY_LIST_H

#include "base/show/html.h"
#include "web/part/show/empty.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"
#include "web/part/table/column_head.h"
#include "web/part/table/export_menu.h"
#include "web/part/table/filters.h"
#include "web/part/table/pager.h"
#include "web/part/table/tabs.h"

typedef struct {
    Text name;
    Url page;
    Name customer;
    Text site;
    Message partner;
    Date asked_on;
    int64_t lines;
    Text quote; // empty: none
    Url quote_page;
    Tag state;
} EnquiryListRow;

typedef struct {
    EnquiryListRow *items;
    size_t count;
} EnquiryListRows;

typedef struct {
    Message sub;
    Message say;
    Url ask; // empty: this reader asks for none
    ExportMenu exports;
    Filters filters;
    Tabs tabs;
    ColumnHead name, customer, partner, asked, lines, quote, state;
    EnquiryListRows rows;
    Empty empty;
    Pager pager;
} EnquiryListPage;

#endif
