// The coverage of a site's licences through time (R4): each licence with its stretches of coverage,
// and the gaps between them.
#ifndef ACTION_SITE_COVERAGE_H
#define ACTION_SITE_COVERAGE_H

#include "base/date.h"
#include "base/text.h"
#include "domain/part.h"
#include "domain/value/ids.h"

typedef struct {
    Date start;
    Date end; // a month's last day
} CoverageSpan;

// Records of one part with the same stretches are one licence here.
typedef struct {
    EntitlementId *records; // ≥ 1, the oldest first
    size_t record_count;
    Text part;
    Text description;
    PartType type;
    Text metric;
    Text product;     // empty: none
    Text replacement; // the part that took its place; empty: none
    bool renews;
    Quantity quantity;
    bool covered; // on the day that is asked for
    CoverageSpan *spans;
    size_t span_count; // ≥ 1, by start
    Text proof;        // the newest on which one of the records stands; empty: none that is seen
} CoverageRow;

typedef struct {
    CoverageRow *rows; // the earliest end first
    size_t count;
} CoverageRows;

static inline Date coverage_row_end(const CoverageRow *row) {
    return row->spans[row->span_count - 1].end;
}

#endif
