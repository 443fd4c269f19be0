// What the list of agreements takes: its filters and what every list takes.
#ifndef WEB_AGREEMENT_AGREEMENTS_ASK_H
#define WEB_AGREEMENT_AGREEMENTS_ASK_H

#include "action/agreement/agreements_source.h"
#include "report/rows_ask.h"
#include "web/page.h"
#include "web/part/table/filters.h"

typedef struct {
    AgreementsInput agreements;
    RowsAsk rows;
} AgreementsAsk;

extern const FieldTable agreements_ask_fields;

Filters agreements_filters(const PageCall *call, const Refusals *refusals);

#endif
