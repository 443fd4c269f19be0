// What held on a day, as it was known at a transaction (house.md "History"). What happened is
// appended with the day it holds for and the seq it was recorded in; a view of another day folds
// the rows that AsOf lets through, in the order in which they were recorded. A row recorded later
// takes over from its day on; who knew nothing of it yet still folds without it.
#ifndef DOMAIN_RECORD_HISTORY_H
#define DOMAIN_RECORD_HISTORY_H

#include "domain/term.h"
#include "domain/value/ids.h"

// The filter: what holds on `true_on`, as known after transaction `known_seq` of the enterprise.
typedef struct {
    Date true_on;
    int64_t known_seq;
} AsOf;

static inline bool as_of_counts(AsOf as_of, int64_t seq, Date on_day) {
    return seq <= as_of.known_seq && !date_before(as_of.true_on, on_day);
}

// One thing that happened to an entitlement: what holds after it, and by how much the quantity
// changed.
typedef struct {
    int64_t seq;
    Date on_day;
    SiteId site;
    int64_t change;
    Date coverage_end;
    Date agreement_since;
} EntitlementEvent;

typedef struct {
    bool exists; // false: nothing of it counts yet; the fields below mean nothing
    SiteId site;
    int64_t quantity; // ≥ 0 on sound data
    Date coverage_end;
    Date agreement_since;
} EntitlementState;

// Folds the events of one entitlement, given in the order of recording. False where a quantity
// goes out of int64_t's range.
bool history_entitlement(const EntitlementEvent *events, size_t count, AsOf as_of,
                         EntitlementState *ret_state);
// One event more, without a filter; the same false.
bool history_entitlement_step(EntitlementState *state, const EntitlementEvent *event);

// One transaction in an agreement's points ledger.
typedef struct {
    int64_t seq;
    Date on_day;
    bool is_return;
    int32_t term;  // of a return: the term that its points go back to
    Points points; // ≥ 0; of a return: taken back
} LedgerRow;

// An entry of the points ledger as it is kept; points are negative where they went back.
typedef struct {
    int64_t seq;
    Date on_day;
    Text cause; // "order", "return", "rebill_in", "rebill_out"
    int64_t term;
    Points points;
} LedgerEntry;

// Gathers the entries of one agreement, given by rising seq, into one row per transaction: the next
// entry joins the last of `rows` or begins another, for which there must be room. True where it
// began one. Points beyond all bounds make a row that history_standing_step refuses.
bool history_ledger_gather(LedgerRow *rows, size_t *count, const LedgerEntry *entry);

// Brings a standing through one row: closes the terms that ended before its day (R10.3), then
// accepts (R2.6) or takes back (R2.10). False, and the standing as far as it came, where the row
// cannot be: negative points, more taken back than there is, an express standing.
bool history_standing_step(Standing *standing, const Programme *programme, const LedgerRow *row);
// Folds the rows of an agreement that was enrolled as `enrolled`, given in the order of recording,
// and closes the terms that ended before true_on.
bool history_standing(const Programme *programme, const Standing *enrolled, const LedgerRow *rows,
                      size_t count, AsOf as_of, Standing *ret_standing);

// Which of an enterprise's transactions an instant knows of.
typedef struct {
    int64_t seq;
    Instant recorded_at;
} RecordedRow;

// The seq of the latest transaction recorded at or before an instant; 0 where there is none.
int64_t history_known_seq(const RecordedRow *rows, size_t count, Instant known_on);

#endif
