// Renewal quotes as customers, partners and the renewals desk live with them (portal.md P24): what
// stands, is presented or accepted; and what the night could not quote.
#ifndef ACTION_RENEWAL_RENEWALS_SEE_H
#define ACTION_RENEWAL_RENEWALS_SEE_H

#include "action/action.h"
#include "action/as_of.h"
#include "base/input/fields.h"
#include "domain/columns.h"
#include "domain/value/quantity.h"

enum { RENEWALS_PAGE_MAX = 1000 };

typedef struct {
    Text agreement; // its number
    FieldDate due_from;
    FieldDate due_to;
    ViewTimeInput when;
    Text sort; // empty: the latest change first
    Text after;
    int64_t limit;
} RenewalsInput;

extern const FieldTable renewals_fields;

typedef struct {
    Currency money;
    Text quote;
    Text state;
    Text agreement;
    int64_t sites;   // at which its lines are
    bool sites_null; // of another day: a line was taken out since of which it is not kept, as due
    Text reseller;
    Date due; // the first of its lines
    bool due_null;
    Date valid_to;
    bool valid_to_null;
    int64_t lines;
    bool lines_null; // of another day: an edition from before it was kept, as the next
    Money total;
    bool total_null;
    Text currency;
    Text rep_name; // the vendor's renewal representative, of its site or its partner; empty: nobody
    Text rep_mail;
    Text customer_name; // for pages and calendars alone
    Text reseller_name;
    int64_t revision;
} RenewalRow;

extern const ColumnTable renewal_row_columns;

typedef struct {
    const ViewTime *when; // NULL: now
    RenewalRow *rows;
    size_t row_count;
    Text next;
} Renewals;

// As see_quotes finds them for the viewer, the latest change first; a page may hold fewer than
// `limit` where a due day is asked for. Of another day (C5) those that stood, were presented or
// accepted then, as they were, with who represented the vendor. Refuses bad_after · bad_sort ·
// too_many_lines (of a sorted list, row_order.h).
Err see_renewal_quotes(const ActionContext *context, const RenewalsInput *input,
                       Renewals *ret_renewals, Refusals *ret_refusals);

// ---- the night run, for staff: others see no row ----

typedef struct {
    int64_t run;
    Text state; // "running", "ready", "failed"
    Date for_day;
    bool for_day_null;
    int64_t done; // enterprises
    Text outcome; // counts (night_counts.h), "of=120" while it runs, "fault=12", "killed"
    Instant begun_at;
    Instant changed_at;
} NightRow;

extern const ColumnTable night_row_columns;

typedef struct {
    NightRow *rows;
    size_t row_count;
} Nights;

// The last nights, the newest first.
Err see_nights(const ActionContext *context, Nights *ret_nights);

typedef struct {
    Text renewal_line; // as P21 names it; null: the whole enterprise, whose night had a fault
    bool renewal_line_null;
    Text agreement;
    Text site;
    Text customer_name;
    Text city;
    Text country;
    Text part; // the renewal part
    Text licence_part;
    Quantity quantity;
    bool quantity_null;
    Date due;
    bool due_null;
    Date coverage_end;
    bool coverage_end_null;
    Text problem; // the refusal's code
    Text rule;    // and its rule
    Date since;
    RefusalId refusal; // for pages alone
} ExceptionRow;

extern const ColumnTable exception_row_columns;

typedef struct {
    Text after;
    int64_t limit;
} ExceptionsInput;

extern const FieldTable exceptions_fields;

typedef struct {
    ExceptionRow *rows;
    size_t row_count;
    Text next;
} Exceptions;

// Refuses bad_after.
Err see_exceptions(const ActionContext *context, const ExceptionsInput *input,
                   Exceptions *ret_exceptions, Refusals *ret_refusals);

#endif
