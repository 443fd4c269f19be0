// One quote as its viewer may see it (portal.md P16): header, lines with the whole trace of each
// price, totals, points and level, and what may be done next.
//
// A draft is priced as of today, at the level that an order of it would have today (R2.5, R4.5).
// What was presented is shown as it was then, from what is stored; its trace is computed again from
// the stored inputs. Of another day (portal.md C5) a draft too is what was stored: as its last
// edition of that day left it, at the prices that it had then. R8.4: buy_… and sell_… are the
// viewer's own, so that none sees another's.
#ifndef ACTION_QUOTE_QUOTE_SEE_H
#define ACTION_QUOTE_QUOTE_SEE_H

#include "action/action.h"
#include "action/as_of.h"
#include "domain/columns.h"
#include "domain/pricing.h"
#include "domain/quote/quote_state.h"
#include "domain/term.h"

// One line: the columns of P16, then what the page needs beside them.
typedef struct {
    EntitlementId entitlement_id; // 0: of a sales line
    SiteId site_id;
    Currency money;

    int64_t line;
    Text part;
    Text description;
    Text part_type;
    Text metric;
    Quantity quantity;
    Date coverage_start;
    Date coverage_end;
    int64_t months; // 0: not prorated
    Points points_per_unit;
    Points points;
    Text level; // empty for express
    Money unit;
    bool unit_null; // a draft's line without a price in force
    Money extended;
    bool extended_null;
    Money buy_unit;
    bool buy_unit_null;
    Money buy_extended;
    bool buy_extended_null;
    Money sell_unit;
    bool sell_unit_null;
    Money sell_extended;
    bool sell_extended_null;
    Text currency;
    Percent bid_percent;
    bool bid_percent_null;
    Money bid_unit;
    bool bid_unit_null;
    Text price_source; // "level", "cap", "bid"
    Text bid;
    Text state; // of the line: "open", or why it cannot be ordered: a refusal's code; of another
                // day empty

    Text site;
    Text customer_name;
    Text renewal_line; // empty: a sales line
    Date due;
    bool due_null;
    Quantity covered;  // of a renewal line: what the entitlement covers now
    bool covered_null; // of another day
    bool declared;     // R4.10
    Money list_unit;   // yearly, at the lowest level (or BL where it pays no level)
    bool list_unit_null;
    Money list_extended;
    bool list_extended_null;
    Money shown_unit; // of a quote made from another (requote): what that one showed
    bool shown_unit_null;
    Text note;

    // Of the whole quote, for a file of its lines, which has no head.
    Text contact;
    Text contact_role;
    bool maximum_end_price_null;
    Money maximum_end_price;

    const PriceTrace *trace;     // of `unit`; NULL without a price
    const PriceTrace *buy_trace; // of `buy_unit` where the viewer buys from the vendor; else NULL
} QuoteLine;

extern const ColumnTable quote_line_columns;
extern const ColumnTable quote_file_columns; // those, and behind them what is of the whole quote

// The trace of a line for the viewer: of what it pays where it buys from the vendor, else of the
// suggested price. NULL without a price.
static inline const PriceTrace *quote_line_trace(const QuoteLine *line) {
    return line->buy_trace != NULL ? line->buy_trace : line->trace;
}

typedef struct {
    Money list;      // at the lowest level, whole years
    Money reduction; // list − net: level, cap, bid, proration
    Money net;       // the suggested total: what the order's total will be
    bool buy_null;   // true where not every line has one
    Money buy;
    bool sell_null;
    Money sell;
    int64_t
        unpriced; // lines without a price in force, or whose price of then was not kept: in no sum
} QuoteTotals;

// R2.5, R2.6: what an order of it does to the agreement; without meaning for express.
typedef struct {
    bool express;
    bool untold;        // of another day: the rest but the order's own level and points
    Level today;        // the relationship level
    Level of_order;     // R2.5
    Level after;        // of later orders
    Points term_before; // R3.1: 0 where no term has begun
    Points of_order_points;
    Points term_after;
    bool has_next_level;
    Level next_level; // above `after`
    Points points_to_next;
} QuoteStanding;

// What the same lines cost at a level, were it the order's (ui.md §6).
typedef struct {
    Level level;
    Text code;
    bool is_of_order;
    bool total_null; // a line has no price there
    Money total;
    Money difference; // total − net
} QuoteWhatIf;

typedef struct {
    EnterpriseId enterprise_id;
    QuoteId quote_id;
    AgreementId agreement_id;
    Currency money;
    Text number;
    int64_t revision; // of what was presented; 1 is the first
    int64_t edition;  // rises with every change of the quote: for If-Match
    Text kind;        // "sales" or "renewal"
    QuoteState state; // as of today
    Text state_name;
    Text agreement;
    Text site; // of an agreement's quote its originating site
    Text customer_name;
    Text city;
    Text country;
    Text programme;
    Text customer_type;
    Text time_zone; // of the originating site: the zone of valid_to
    Text owner;     // account number; empty: the vendor
    Text owner_name;
    Text distributor;
    Text distributor_name;
    Text reseller;
    Text reseller_name;
    Text currency;
    Text level; // of the order; empty for express
    bool presented_on_null;
    Date presented_on;
    bool valid_to_null; // not presented
    Date valid_to;      // R8.7, to the end of the day
    Date priced_on;     // as of which day its figures are
    Instant changed_at;
    Text contact; // code; empty: none, or not open to the viewer
    Text contact_role;
    bool maximum_end_price_null; // or not the viewer's
    Money maximum_end_price;
    Text input_hash; // B4
    Text source;     // the quote that this one was made anew from; empty: none
    Text waiting_on; // "owner", "customer", "approver", "order", empty: nobody
    QuoteLine *lines;
    size_t line_count;
    QuoteTotals totals;
    QuoteStanding standing;
    QuoteWhatIf *what_if; // one per level that the agreement could have
    size_t what_if_count;
    unsigned may;         // bit per QuoteVerb: what the viewer may do now; of another day nothing
    const ViewTime *when; // what it shows is as of then; NULL: now
} Quote;

static inline bool quote_may(const Quote *quote, QuoteVerb verb) {
    return (quote->may >> verb & 1u) != 0;
}

// Which lines somebody wants to read: those behind a line's number, as many as `most`; 0: all.
// The others stand in the quote with what makes up its sums, and without their words (description,
// part_type, metric, site, customer_name, renewal_line), their traces and what became of them.
typedef struct {
    int64_t after;
    size_t most;
} QuoteLinesAsk;

// revision 0: the newest that the viewer may see. Refuses quote_not_found.
Err see_quote(const ActionContext *context, Text number, int64_t revision, Quote *ret_quote,
              Refusals *ret_refusals);
// The same with some lines told whole.
Err see_quote_lines(const ActionContext *context, Text number, int64_t revision, QuoteLinesAsk ask,
                    Quote *ret_quote, Refusals *ret_refusals);
// The same on another day; revision 0: the newest that the viewer could see then.
Err see_quote_on(const ActionContext *context, Text number, int64_t revision,
                 const ViewTimeInput *when, QuoteLinesAsk ask, Quote *ret_quote,
                 Refusals *ret_refusals);

#endif
