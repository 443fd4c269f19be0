// What the list of moves takes: its filters and what every list takes.
#ifndef WEB_TRANSFER_TRANSFERS_ASK_H
#define WEB_TRANSFER_TRANSFERS_ASK_H

#include "action/transfer/transfers_see.h"
#include "report/rows_ask.h"
#include "web/page.h"
#include "web/part/table/filters.h"

typedef struct {
    TransfersAsk transfers;
    RowsAsk rows;
} TransfersPageAsk;

extern const FieldTable transfers_page_fields;

Filters transfers_filters(const PageCall *call, const Refusals *refusals);

#endif
