// Coverage (S&S) of entitlements: when it ends, when it is renewed and for how long (R4).
#ifndef DOMAIN_COVERAGE_H
#define DOMAIN_COVERAGE_H

#include "domain/value/ids.h"
#include "domain/term.h"

// A stretch of coverage that a renewal would buy.
typedef struct {
    Date due;
    Date start;     // always a 1st
    Date end;       // always a month's last day
    int32_t months; // 1 … 12
} RenewalSpan;

// R4.2 (relationship), R4.3 (express): the next renewal of an entitlement whose coverage ends on
// `coverage_end` (a month's last day) and that came onto the agreement on `agreement_since`.
// A relationship standing must have a term (see standing_if_ordered).
RenewalSpan renewal_span(const Standing *standing, Date coverage_end, Date agreement_since);

// R4.2, R4.3: the due day of the next renewal as it is kept, for finding lines by it: of a standing
// without a term, which has no anniversary yet, the day after the coverage. False where no coverage
// can follow.
bool renewal_due(const Standing *standing, Date coverage_end, Date agreement_since, Date *ret_due);

// R4.11: true where the coverage has ended and its grace is over.
bool coverage_lapsed(const Programme *programme, Date coverage_end, Date today);

// False where the calendar ends before a next coverage and the days counted from it would.
bool coverage_can_follow(Date coverage_end);

// The earliest coverage end that is not lapsed on a day: coverage_lapsed turned round, for a
// filter.
Date coverage_open_from(const Programme *programme, Date today);
// R6.1: false where the entitlement of a term type is over and nothing is held any more.
bool coverage_is_held(PartType type, Date coverage_end, Date today);

// One entitlement as a rule about quantities sees it.
typedef struct {
    EntitlementId entitlement; // rises with age: a lower one is older
    Date coverage_end;
    Quantity quantity;
    size_t index;       // the caller's own place of the record
    Quantity taken;     // what all calls of holdings_take took of it
    Quantity taken_now; // what the last call took of it
} Holding;

// R4.14: earliest coverage end first, then the oldest.
void holdings_sort(Holding *holdings, size_t count);
// R4.11, R4.14: takes `wanted` from sorted holdings, adding to `taken` and setting `taken_now`.
// False, and nothing taken, where less than that is left.
bool holdings_take(Holding *holdings, size_t count, Quantity wanted);
// What is left in all: the sum of quantity − taken, at most INT64_MAX.
Quantity holdings_left(const Holding *holdings, size_t count);

#endif
