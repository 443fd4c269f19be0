// One customer's page (portal.md P10): header and summary (V3), coverage, what could be done, and
// the evidence that opens it (V7).
#ifndef ACTION_SITE_SITE_SEE_H
#define ACTION_SITE_SITE_SEE_H

#include "action/action.h"
#include "action/as_of.h"
#include "action/customer/customer_row.h"
#include "action/renewal/renewal_lines.h"
#include "action/site/coverage.h"
#include "domain/term.h"

// What opens the customer to a partner.
typedef struct {
    Text evidence; // "sale", "incumbent", "quote", "named", "consent"
    Date from;
    bool has_until;
    Date until;
    Text number; // of the latest order or quote; empty: none
    int64_t count;
} SiteEvidence;

typedef enum { CHANCE_LAPSED, CHANCE_NEAR_LEVEL, CHANCE_REPLACED } ChanceKind;

// portal.md P10's opportunities.
typedef struct {
    ChanceKind kind;
    int64_t licences; // CHANCE_LAPSED
    Points points;    // CHANCE_NEAR_LEVEL: still missing
    Level level;      // to this level
    Text part;        // CHANCE_REPLACED
    Text replacement; // by this one
    Text description; // of the part
} Chance;

typedef struct {
    CustomerRow *rows;    // the customer; one for each currency of its open lines
    size_t row_count;     // ≥ 1
    Date on;              // the day that is shown
    const ViewTime *when; // NULL: now
    bool opens_summary;   // V2, V3; else the header alone
    bool has_summary;     // and its level of that day is known to this viewer
    AgreementSummary summary;
    Text agreement_state;
    Date joined_on;
    CoverageRows coverage;
    RenewalLine *lines; // open and lapsed renewal lines, of now only
    size_t line_count;
    bool more_lines;
    Chance *chances;
    size_t chance_count;
    SiteEvidence *evidence;
    size_t evidence_count;
} SiteView;

// Refuses site_not_found: not there, not there then, and not visible are one (V6).
//
// Of another time than now, level and points are folded from the ledger; who sees only his own
// entries of it (a partner, a customer of one site) is shown none. Its row is then one of
// customers_see.h.
Err see_site(const ActionContext *context, Text number, const ViewTimeInput *input,
             SiteView *ret_site, Refusals *ret_refusals);

#endif
