// Quotes from renewal lines (portal.md P23): one quote per group, currency and partners. Each
// enterprise is a transaction of its own; a line that cannot be quoted fails alone.
#ifndef ACTION_QUOTE_RENEWAL_QUOTES_CREATE_H
#define ACTION_QUOTE_RENEWAL_QUOTES_CREATE_H

#include "action/renewal/renewal_lines.h"

typedef enum { QUOTE_BY_AGREEMENT, QUOTE_BY_SITE } QuoteGrouping;

enum { QUOTE_LINES_MAX = 10000 }; // of one quote, and of one press

// R4.10: that the rest of a covered quantity is out of use: who and when is the actor today.
typedef struct {
    bool given;
    Text evidence; // the file's or paper's name
} QuoteDeclaration;

typedef struct {
    Text renewal_line;
    Text quantity;        // empty: all that is covered
    Text sell_unit;       // what the owner asks of who buys from it; empty: not set
    FieldBool out_of_use; // R4.10
    Text evidence;
} RenewalQuoteLineInput;

typedef struct {
    FieldList lines;     // of RenewalQuoteLineInput; or
    FieldBool by_filter; // all lines of `filter`, as far as they are the viewer's to quote
    RenewalLinesInput filter;
    int group_by;     // QuoteGrouping
    Text distributor; // account numbers; empty: the line's own, or the viewer itself
    Text reseller;
    Text contact;           // code of a contact of the site in each quote's head; empty: none
    Text maximum_end_price; // that the customer may be asked for each quote; empty: none
} RenewalQuotesInput;

extern const FieldTable renewal_quotes_fields;

// The outcome of a line.
typedef struct {
    Text renewal_line;
    Text quote;   // number; empty where it was refused, or the quote that holds it already
    int64_t line; // of the quote
    bool done;
    Refusal problem; // where it was not
} RenewalQuoteResult;

typedef struct {
    RenewalQuoteResult *lines; // in the order asked
    size_t line_count;
    Text *quotes; // made, by number
    size_t quote_count;
    bool repeated; // the key had made them before
} RenewalQuotesOutcome;

// Problems of a line: line_not_found · line_not_open (renewed, moved or ended since) ·
// line_in_quote (names it) · bad_quantity · declaration_required · bad_price · no_price ·
// end_price_too_high; of all lines of a quote that cannot be as it was asked: contact_not_found,
// bad_price (field maximum_end_price), end_price_too_high (the same field).
// Refuses no_lines, too_many_lines · distributor_not_found, reseller_not_found · right_missing ·
// and what see_renewal_lines refuses of the filter.
Err do_renewal_quotes_create(const ActionContext *context, const RenewalQuotesInput *input,
                             RenewalQuotesOutcome *ret_outcome, Refusals *ret_refusals);

#endif
