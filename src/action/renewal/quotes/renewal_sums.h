// Renewal quotes added up (portal.md P24): by the month in which the first of their lines is due,
// or by agreement; a row per currency (C3).
#ifndef ACTION_RENEWAL_QUOTES_RENEWAL_SUMS_H
#define ACTION_RENEWAL_QUOTES_RENEWAL_SUMS_H

#include "action/renewal/renewals_see.h"
#include "action/row_source.h"

enum { RENEWALS_SUMMED_MAX = 1000 };

typedef enum { RENEWALS_BY_MONTH, RENEWALS_BY_AGREEMENT } RenewalsBy;

typedef struct {
    Text agreement; // its number
    FieldDate due_from;
    FieldDate due_to;
    ViewTimeInput when;
    Text currency;
    Text sort; // empty: by what they are added up by, then by currency
} RenewalSumsInput;

extern const FieldTable renewal_sums_fields;

typedef struct {
    Currency money;
    Date month; // its first day
    bool month_null;
    Text agreement;
    Text customer_name;
    Date due; // the first
    bool due_null;
    int64_t quotes;
    int64_t lines;
    bool lines_null; // of another day: one of them is not known, as the next
    Money total;
    bool total_null;
    Text currency;
} RenewalSum;

extern const ColumnTable renewal_month_columns;
extern const ColumnTable renewal_agreement_columns;

typedef struct {
    const ViewTime *when; // NULL: now
    RenewalSum *rows;     // by month, or by agreement, then by currency; or sorted
    size_t count;
} RenewalSums;

// Of the quotes that see_renewal_quotes finds for the viewer, at most RENEWALS_SUMMED_MAX. Refuses
// too_many_lines where they are more, bad_sort.
Err see_renewal_sums(const ActionContext *context, RenewalsBy by, const RenewalSumsInput *input,
                     RenewalSums *ret_sums, Refusals *ret_refusals);

// What a page shows of them: one currency at a time.
typedef struct {
    const ViewTime *when; // NULL: now
    Text currency;        // that was asked for, or that of most quotes; empty: there are no rows
    RenewalSum *rows;
    size_t count;
    RenewalSum all; // the rows added up
    Text *others;   // the other currencies
    size_t other_count;
} RenewalSumsShown;

// see_renewal_sums without a currency, of which one is chosen.
Err see_renewal_sums_shown(const ActionContext *context, RenewalsBy by,
                           const RenewalSumsInput *input, RenewalSumsShown *ret_shown,
                           Refusals *ret_refusals);

// ---- the same as files ----

typedef struct {
    RenewalSumsInput input;
    size_t at; // rows that are through
} RenewalSumsState;

extern const RowSource renewal_months_source;
extern const RowSource renewal_agreements_source;
// Copies what the input points to into the memory of the state.
void renewal_sums_state(RenewalSumsState *state, Arena *memory, const RenewalSumsInput *input);

#endif
