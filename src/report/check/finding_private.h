// Findings of licet check: where, what is kept, what comes out, and the rule. Inside check only.
#ifndef REPORT_CHECK_FINDING_PRIVATE_H
#define REPORT_CHECK_FINDING_PRIVATE_H

#include "base/date.h"
#include "base/json_write.h"
#include "domain/value/ids.h"
#include "domain/value/money.h"
#include "domain/value/points.h"
#include "report/check/check_outcome.h"

// Takes findings and counts them; a fault of the sink sticks.
typedef struct {
    const Sink *sink;
    CheckOutcome *outcome;
    Err fault;
} Findings;

// What a finding is about: "enterprise 3 order 1000000001 line 2".
typedef struct {
    EnterpriseId enterprise; // 0: none
    const char *thing;       // "order"; NULL: the enterprise itself
    Text number;             // public; empty: `id` is shown
    int64_t id;
    int64_t line; // 0: none
} Spot;

// What is compared, and by which rule ("": none).
typedef struct {
    CheckKind kind;
    const char *what;
    const char *rule;
} Claim;

// Says "check: <kind>: <spot>: <words as by printf>".
void finding_say(Findings *findings, CheckKind kind, const Spot *spot, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

// Each compares what is stored with what was computed, and says so where they differ; true where
// they are the same.
bool same_int(Findings *findings, const Spot *spot, Claim claim, int64_t stored, int64_t computed);
bool same_text(Findings *findings, const Spot *spot, Claim claim, Text stored, Text computed);
bool same_points(Findings *findings, const Spot *spot, Claim claim, Points stored, Points computed);
bool same_money(Findings *findings, const Spot *spot, Claim claim, Currency currency, Money stored,
                Money computed);

// A day that may be missing.
typedef struct {
    bool given;
    Date day;
} MaybeDate;
static inline MaybeDate some_day(Date day) {
    return (MaybeDate){true, day};
}
static inline MaybeDate day_or_null(bool is_null, Date day) {
    return is_null ? (MaybeDate){0} : some_day(day);
}
bool same_day(Findings *findings, const Spot *spot, Claim claim, MaybeDate stored,
              MaybeDate computed);

#endif
