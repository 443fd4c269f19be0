// Moves, the latest first (P39).
#ifndef WEB_TRANSFER_TRANSFER_LIST_H
#define WEB_TRANSFER_TRANSFER_LIST_H

#include "base/show/html.h"
#include "web/part/show/empty.h"
#include "web/part/show/tag.h"
#include "web/part/table/pager.h"

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
    Url ask; // empty: this reader asks for none
    TransferListRows rows;
    Pager pager;
    Empty empty;
} TransferListPage;

#endif
