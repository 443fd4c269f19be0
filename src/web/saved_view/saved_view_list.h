// The views that a seat finds, of all lists, the latest first.
#ifndef WEB_SAVED_VIEW_SAVED_VIEW_LIST_H
#define WEB_SAVED_VIEW_SAVED_VIEW_LIST_H

#include "base/show/html.h"
#include "web/part/form/keys.h"
#include "web/part/show/empty.h"
#include "web/part/table/column_head.h"
#include "web/part/table/pager.h"

typedef struct {
    Text name;
    Url page;
    Message list;
    Text filters;
    Message whose;
    bool own;
    Url remove;
    Message remove_label;
} SavedViewListRow;

typedef struct {
    SavedViewListRow *items;
    size_t count;
} SavedViewListRows;

typedef struct {
    ColumnHead name, list, filters, whose, act;
    FormKeys keys;
    SavedViewListRows rows;
    Empty empty;
    Pager pager;
} SavedViewList;

#endif
