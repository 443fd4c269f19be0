// Quotes of parts that somebody types or pastes (portal.md P16): for a site, or as more lines of a
// quote that is there. Every bad line is told with all that is wrong with it and what was probably
// meant; the good ones are priced together.
#ifndef ACTION_QUOTE_BUILD_QUOTE_BUILD_H
#define ACTION_QUOTE_BUILD_QUOTE_BUILD_H

#include "action/line/typed_lines.h"
#include "action/quote/quote_change.h"

typedef enum { BUILD_ALL, BUILD_GOOD_LINES } QuoteBuildMode;

typedef struct {
    Text part;
    Text quantity;
    Text sell_unit;
    Text note;
} QuoteBuildLine;

typedef struct {
    Text site;        // of a new quote; or
    Text quote;       // number of the one that gets more lines (see_quote_built alone)
    Text currency;    // of a new quote; empty: in which the customer last bought and the viewer may
    Text distributor; // account numbers; empty: the viewer, and who it buys from
    Text reseller;
    Text enquiry;           // of a new quote: what it answers, once it is presented (enquiry.h)
    Text contact;           // code of a contact of the site
    Text maximum_end_price; // that its customer may be asked for all of it
    FieldList lines;        // of QuoteBuildLine; then those of
    Text paste;             // (domain/quote/paste.h)
    int mode;               // QuoteBuildMode
} QuoteBuildInput;

extern const FieldTable quote_build_fields; // of a new quote
extern const FieldTable quote_judge_fields; // of see_quote_built

typedef struct {
    TypedLines typed; // `lines`, then `paste`
    Currency currency;
    bool priced; // `quote` is filled: with the good lines, as it would be, or as it was made
    Quote quote;
    QuoteOutcome outcome; // of do_quote_create
} QuoteBuilt;

// What do_quote_create would make, or what the quote would be with more lines; without effect.
// Refuses what that refuses of the whole (site_not_found …), of a quote what quote_change.h says.
Err see_quote_built(const ActionContext *context, const QuoteBuildInput *input,
                    QuoteBuilt *ret_built, Refusals *ret_refusals);

// Whether the viewer may add lines to a quote. Refuses quote_not_found · right_missing ·
// quote_state.
Err see_quote_takes_lines(const ActionContext *context, Text quote, Refusals *ret_refusals);

// A draft for the site, owned by the viewer (the vendor where that is a desk). Refuses
// site_not_found · distributor_not_found · reseller_not_found · right_missing · currency_differs
// (no prices in that currency) · enquiry_not_found · enquiry_state · enquiry_quoted ·
// too_many_lines · no_lines; then, line by line, part_not_found · part_withdrawn · bad_quantity ·
// bad_price · renewal_needs_renew · nothing_lapsed · no_price · amount_too_large. Then
// contact_not_found · bad_price of the maximum · end_price_too_high. With good_lines the bad ones
// are left out, and told in `lines`.
Err do_quote_create(const ActionContext *context, const QuoteBuildInput *input,
                    QuoteBuilt *ret_built, Refusals *ret_refusals);

// The good lines as a change of the quote that they were judged for.
QuoteChangeInput quote_built_change(Arena *arena, const QuoteBuilt *built, QuoteSeen seen);

#endif
