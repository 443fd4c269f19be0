// Active renewal lines (portal.md P21): what an entitlement's next coverage would be and cost, for
// whoever may see it. A partner sees the lines whose incumbent it is, and those of sites that named
// it or consented for `renewals`; a customer those of its site or agreement; staff all.
//
// Lines come by their kept due day (entitlement.due), so that a page costs what it shows. Any other
// order is made in memory of at most RENEWAL_LINES_SORTED lines. Only what is shown, sorted by or
// added up is priced: each line alone, at the agreement's level of today (R4.5: indicative).
//
// Of another day (C5) they are folded from what was appended, for who may see them today (C6), of
// at most RENEWAL_LINES_THEN records; a file of any number comes record by record. Who sees a line
// sees at what level it would have been ordered then (R4.5), as now.
#ifndef ACTION_RENEWAL_RENEWAL_LINES_H
#define ACTION_RENEWAL_RENEWAL_LINES_H

#include "action/as_of.h"
#include "action/action.h"
#include "domain/columns.h"
#include "base/input/fields.h"

typedef enum { RENEWAL_DETAIL, RENEWAL_SUMMARY } RenewalView;
typedef enum {
    RENEWAL_TOTALS_NONE,
    RENEWAL_TOTALS_COUNTS, // lines and sites
    RENEWAL_TOTALS_VALUES, // also one row per currency, priced
    RENEWAL_TOTALS_BRIEF,  // what costs no more than a page: values of few lines, else that there
                           // are more
} RenewalTotalsAsk;

enum {
    RENEWAL_PAGE_DEFAULT = 50,
    RENEWAL_PAGE_MAX = 1000,
    RENEWAL_LINES_SORTED = 20000,  // lines of one sort, summary or sum of values
    RENEWAL_LINES_COUNTED = 10000, // beyond it the counts say `more`
    RENEWAL_LINES_THEN = 5000,     // records that a page of another day looks at
    RENEWAL_LINES_NAMED = 150,     // asked for by their names: what an address holds
    RENEWAL_LINES_BRIEF = 50, // brief totals have values of so many, or of a page that has all,
                              // and of more say no more
};

// A site that was found before; enterprise.id 0: none.
typedef struct {
    EnterpriseId enterprise;
    AgreementId agreement;
    SiteId site;
} RenewalSite;

// Every filter of P21; what is not given does not filter. They join by AND, states by OR. Lapsed
// lines come only where `state` asks for them.
typedef struct {
    FieldDate due_from;
    FieldDate due_to;
    FieldDate end_from; // of the coverage that runs
    FieldDate end_to;
    Text agreement; // numbers
    Text quote;
    Text site;
    Text site_name;  // every word begins a word of the name (portal.md §12)
    Text part;       // the renewal part or the licence
    FieldList state; // of Text: future, announced, quoted, lapsed; ordered: none can be so far
    Text distributor;
    Text reseller;
    Text currency;
    FieldList renewal_line; // of Text: these lines alone, at most RENEWAL_LINES_NAMED
    Text sort;              // "due,-extended"; empty: due
    Text after;             // RenewalLines.next of the page before; empty: the first
    int64_t limit;          // 1 … RENEWAL_PAGE_MAX; 0: RENEWAL_PAGE_DEFAULT
    int view;               // RenewalView
    int totals;             // RenewalTotalsAsk
    ViewTimeInput when;
    // Not of the fields; what the caller knows or does not show.
    bool without_proofs; // RenewalLine.proof, last_notice_on, rep_name and rep_mail stay empty
    bool by_record;      // of another day: no order, however many records there are
    RenewalSite seen;    // a site that was found and is seen: `site` is not looked up again
} RenewalLinesInput;

extern const FieldTable renewal_lines_fields;

// One line: the columns of P21's detail have its members' names.
typedef struct {
    EnterpriseId enterprise_id;
    EntitlementId entitlement_id;
    SiteId site_id;
    AgreementId agreement_id;
    OrderId order_id;
    AccountId distributor_id; // 0: none
    AccountId reseller_id;
    QuoteId quote_id;     // of an own live quote; 0: none
    Date agreement_since; // R4.2
    bool by_naming;       // seen as the named partner, not as the incumbent
    Currency money;       // of the amounts
    Text country_group;   // whose prices it has

    Text renewal_line; // site, record and coverage: names exactly this line (renewal_line_parse)
    Text state;
    Text agreement;
    Text site;
    Text customer_name;
    Text city;
    Text country;
    Text programme;
    Text customer_type;
    Date next_anniversary;
    bool next_anniversary_null; // express, or no term yet
    Text quote;
    Text quote_state;
    Date quote_valid_to;
    bool quote_valid_to_null;
    Text entitlement;
    Text licence_part;
    Text part;
    Text description;
    Text part_type;
    Text metric;
    Quantity quantity;
    Date previous_end;
    Date due;
    Date coverage_start;
    Date coverage_end;
    int64_t months;
    Points points;
    bool points_null; // as the price: not priced, or no price in force
    Text level;       // empty for express
    Money unit;
    bool unit_null;
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
    Money previous_unit; // yearly, of the last renewal
    bool previous_unit_null;
    Percent change_percent; // of the yearly unit since then
    bool change_percent_null;
    Percent cap_percent; // R4.12
    bool cap_percent_null;
    Text bid;
    Text distributor;
    Text distributor_name;
    Text reseller;
    Text reseller_name;
    bool auto_renew;
    Text rep_name;
    Text rep_mail;
    Date last_notice_on;
    bool last_notice_on_null;
    int64_t days_to_due;
    int64_t days_to_end;
    Text proof;
    bool orphan; // its reseller, or distributor where there is none, cannot act any more
} RenewalLine;

extern const ColumnTable renewal_line_columns;

// One group of the summary: a quote, or what is unquoted of a site and due day.
typedef struct {
    Currency money;
    Text quote;
    Text agreement;
    Text site;
    Text customer_name;
    Text city;
    Text country;
    Text programme;
    Text customer_type;
    Date next_anniversary;
    bool next_anniversary_null;
    Date due; // the earliest of its lines
    int64_t lines;
    Quantity quantity;
    Money total; // of the lines that have a price
    Text currency;
    int64_t days_to_due;
} RenewalGroup;

extern const ColumnTable renewal_group_columns;

typedef struct {
    Text currency;
    Currency money;
    int64_t lines;
    int64_t unpriced; // lines without a price in force, not in the sum
    Quantity quantity;
    Money extended;
} RenewalSum;

typedef struct {
    int64_t lines;
    int64_t customers; // sites
    bool more;         // there are more lines than these; the counts stop there
    bool valued;       // sums are filled; false where there are too many lines to price
    RenewalSum *sums;  // one per currency, by its code
    size_t sum_count;
} RenewalTotals;

typedef struct {
    const ViewTime *when; // NULL: now
    RenewalLine *lines;   // RENEWAL_DETAIL
    size_t line_count;
    RenewalGroup *groups; // RENEWAL_SUMMARY
    size_t group_count;
    Text next; // `after` of the next page; empty: this was the last
    RenewalTotals totals;
} RenewalLines;

// What a filter names and is not there for the viewer finds nothing. Refuses bad_state · bad_after
// (also where the line that a sorted page ended with is gone) · bad_sort · search_too_short ·
// too_many_lines (the sort or summary asked for, or another day, needs a narrower filter).
Err see_renewal_lines(const ActionContext *context, const RenewalLinesInput *input,
                      RenewalLines *ret_lines, Refusals *ret_refusals);

// The totals alone, of all lines of the filter. Refuses as see_renewal_lines.
Err see_renewal_totals(const ActionContext *context, const RenewalLinesInput *input,
                       RenewalTotals *ret_totals, Refusals *ret_refusals);

// Takes one line; a fault ends the walk. What it points to lives until it returns.
typedef Err (*RenewalLineTaker)(void *target, const RenewalLine *line);

// All lines of the filter, however many, by due day (`sort`, `after`, `limit`, `view` and `totals`
// do not count): read page by page by key, no cursor stays open between them, and the arena is as
// full after as before. For files.
Err see_renewal_lines_each(const ActionContext *context, const RenewalLinesInput *input,
                           RenewalLineTaker take, void *target, Refusals *ret_refusals);

#endif
