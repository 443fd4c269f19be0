// What a site or an agreement holds, added up.
#ifndef ACTION_ENTITLEMENT_ENTITLEMENT_ROWS_H
#define ACTION_ENTITLEMENT_ENTITLEMENT_ROWS_H

#include "base/date.h"
#include "base/text.h"
#include "domain/value/quantity.h"

typedef struct {
    Text site;
    Text part;
    Quantity quantity;
    Date coverage_end;
    bool covered;
} EntitlementRow;

typedef struct {
    EntitlementRow *rows; // one per site, part and coverage end, in that order
    size_t count;
} EntitlementRows;

#endif
