// Changing and moving a quote (portal.md P16, P23, P24). Every one of them: refuses quote_not_found
// · right_missing · stale (the quote was changed since `edition` was read; value: the present one)
// · quote_state (no such move from the present state; value: that state) — in this order, after the
// key.
#ifndef ACTION_QUOTE_QUOTE_CHANGE_H
#define ACTION_QUOTE_QUOTE_CHANGE_H

#include "action/quote/quote_see.h"
#include "action/quote/renewal_quotes_create.h"

// Which quote, and as it was seen.
typedef struct {
    Text number;
    int64_t edition; // 0: whatever it is
} QuoteSeen;

// One line of a change: of a line that is there by its number, or a new one (line 0).
typedef struct {
    int64_t line;
    Text part;         // of a new sales line; or
    Text renewal_line; // of a new renewal line
    Text site;         // of a new sales line; empty: the quote's
    Text quantity;     // empty: as it is; of a new line: all that is covered, or refused
    Text sell_unit;    // empty: as it is; "-": no price of one's own
    Text note;         // empty: as it is
    FieldBool remove;
    FieldBool out_of_use;
    Text evidence;
} QuoteLineChange;

typedef struct {
    QuoteSeen seen;
    FieldList lines;        // of QuoteLineChange
    Text contact;           // code; empty: as it is, "-": none
    Text maximum_end_price; // the same
} QuoteChangeInput;

extern const FieldTable quote_change_fields;

typedef struct {
    Text number;
    int64_t revision;
    int64_t edition;
    QuoteState state;
    Money shown; // price_differs: what was shown, and what it is today
    Money present;
    int64_t last_line; // of a change, also a refused one: lines above it are those it adds
    bool repeated;
} QuoteOutcome;

// Changes lines of a draft in place (its earlier lines are kept). Of a presented quote it makes the
// next revision first, a draft with the same lines; the presented one is superseded. All lines or
// none. Refuses also, line by line, line_not_found, part_not_found, site_not_found, bad_quantity,
// declaration_required, bad_price, line_not_open, line_in_quote, renewal_needs_renew,
// nothing_lapsed · bad_price (of the maximum) · contact_not_found · end_price_too_high · no_lines
// (nothing would be left) · too_many_lines · no_price · amount_too_large.
Err do_quote_change(const ActionContext *context, const QuoteChangeInput *input,
                    QuoteOutcome *ret_outcome, Refusals *ret_refusals);

// Presents it to the customer: priced as of today, valid by R8.7. Refuses also line_not_open,
// end_price_too_high, no_price, amount_too_large · quote_expired (its lines end before today).
Err do_quote_present(const ActionContext *context, const QuoteSeen *seen, QuoteOutcome *ret_outcome,
                     Refusals *ret_refusals);

typedef struct {
    QuoteSeen seen;
    Text expected_total; // the total that was shown to who accepts; empty: what was presented
} QuoteAcceptInput;

// The customer accepts. Refuses also quote_expired · line_not_open · price_differs: it would cost
// something else today (`shown` and `present` of the outcome; value: both); accepting again with
// the present total as expected_total accepts that, in a revision that shows it.
Err do_quote_accept(const ActionContext *context, const QuoteAcceptInput *input,
                    QuoteOutcome *ret_outcome, Refusals *ret_refusals);

typedef struct {
    QuoteSeen seen;
    Text reason;
} QuoteEndInput;

Err do_quote_decline(const ActionContext *context, const QuoteEndInput *input,
                     QuoteOutcome *ret_outcome, Refusals *ret_refusals);
Err do_quote_withdraw(const ActionContext *context, const QuoteEndInput *input,
                      QuoteOutcome *ret_outcome, Refusals *ret_refusals);

// Makes a new draft from one that ended, with what of its lines is still open, priced as of today;
// see_quote of it says what each line was shown at (shown_unit). Refuses also no_lines.
Err do_quote_requote(const ActionContext *context, const QuoteSeen *seen, QuoteOutcome *ret_outcome,
                     Refusals *ret_refusals);

#endif
