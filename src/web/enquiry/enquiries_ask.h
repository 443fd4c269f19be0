// What the list of enquiries takes: its filters and what every list takes.
#ifndef WEB_ENQUIRY_ENQUIRIES_ASK_H
#define WEB_ENQUIRY_ENQUIRIES_ASK_H

#include "action/enquiry/enquiries_see.h"
#include "report/rows_ask.h"
#include "web/page.h"
#include "web/part/table/filters.h"

typedef struct {
    EnquiriesAsk enquiries;
    RowsAsk rows;
} EnquiriesPageAsk;

extern const FieldTable enquiries_page_fields;

Filters enquiries_filters(const PageCall *call, const Refusals *refusals);

#endif
