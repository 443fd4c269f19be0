// The work list of quotes (portal.md P16, /bqo): newest change first, by key.
#ifndef ACTION_QUOTE_QUOTES_SEE_H
#define ACTION_QUOTE_QUOTES_SEE_H

#include "action/action.h"
#include "action/as_of.h"
#include "domain/columns.h"
#include "base/input/fields.h"
#include "domain/quote/quote_state.h"

enum { QUOTES_PAGE_DEFAULT = 50, QUOTES_PAGE_MAX = 1000 };

typedef struct {
    Text agreement; // numbers
    Text site;
    FieldList state; // of Text
    int kind;        // 0: both, 1: sales, 2: renewal
    FieldBool live;  // true: only what still can become an order; false: only what cannot
    Text distributor;
    Text reseller;
    Text currency;
    FieldDate valid_from;
    FieldDate valid_to;
    ViewTimeInput when;
    Text sort; // empty: the latest change first
    Text after;
    int64_t limit;
} QuotesInput;

extern const FieldTable quotes_fields;

// The newest revision that the viewer may see of a quote.
typedef struct {
    EnterpriseId enterprise_id;
    QuoteId quote_id;
    Currency money;
    Text kind; // "quote"
    Text number;
    int64_t revision;
    int64_t edition; // of another day, else 0
    Text state;
    Text agreement;
    Text site;
    Text customer_name;
    Text city;
    Text country;
    Text programme;
    Text customer_type;
    Date next_anniversary;
    bool next_anniversary_null;
    int64_t lines;
    bool lines_null; // of another day: an edition from before it was kept, as the next
    Money total;
    bool total_null;
    Text currency;
    Text level;
    Date valid_to;
    bool valid_to_null;
    Text waiting_on;
    Text owner;
    Text distributor;
    Text distributor_name;
    Text reseller;
    Text reseller_name;
    Instant changed_at;
    Text quote_kind; // "sales" or "renewal"
} QuoteRow;

extern const ColumnTable quote_row_columns;

typedef struct {
    const ViewTime *when; // NULL: now
    QuoteRow *rows;
    size_t row_count;
    Text next;
} Quotes;

// What a filter names and is not there for the viewer finds nothing. A quote whose next revision is
// being drafted is not in a customer's list until it is presented. Of another day (C5) each has the
// revision, state and figures that it had then, for who may see it today. Refuses bad_after ·
// bad_sort · too_many_lines (of a sorted list, row_order.h).
Err see_quotes(const ActionContext *context, const QuotesInput *input, Quotes *ret_quotes,
               Refusals *ret_refusals);

#endif
