// The lines that standing quotes are made of, and where they stand now. Inside action only.
#ifndef ACTION_NIGHT_STANDING_LINES_PRIVATE_H
#define ACTION_NIGHT_STANDING_LINES_PRIVATE_H

#include "action/quote/quote_held_private.h"

// A renewal line that is due, with what its quote is found by.
typedef struct {
    EntitlementId entitlement;
    SiteId site;
    AgreementId agreement;
    bool express;
    Text part; // the licence
    Text renewal;
    OrderId order;
    Quantity quantity;
    Date coverage_end;
    Date due;
    AccountId distributor; // of its quote
    AccountId reseller;
    Text currency;
    Text country_group;
    QuoteId standing; // where it stands; 0: nowhere yet
    bool held;        // a live quote of the same partner has it, or its customer declined it
} StandingLine;

// A line of a standing quote.
typedef struct {
    QuoteId quote;
    int64_t line;
    bool stays;
} StoodLine;

// A standing quote as it is found by what its lines have in common.
typedef struct {
    QuoteId quote;
    AgreementId agreement;
    int64_t party;
    Text currency;
    Text country_group;
} StandingHead;

// Lines that belong into one quote.
typedef struct {
    size_t begin; // in lines.lines
    size_t end;
    QuoteId quote;     // that has one of them, or takes their like; 0: a new one
    bool gains;        // a line that stands nowhere
    bool changes;      // it does, or a line of it may not stay
    Standing standing; // of its agreement, where it changes and standing_lines_know was called
} StandingGroup;

typedef struct {
    StandingLine
        *lines; // sorted by quote: the lines of one stand side by side, by due, start, part, age
    size_t count;
    QuoteHeld held; // the same, as quotes ask of them
    StandingGroup *groups;
    size_t group_count;
    StoodLine *stood; // sorted by quote and line
    size_t stood_count;
    StandingHead *heads;
    size_t head_count;
} StandingLines;

// Says that they will be loaded (db_ask).
Err standing_lines_ask(const ActionContext *context, EnterpriseId enterprise);
Err standing_lines_load(const Action *action, StandingLines *ret_lines);
// Reads the standings that the groups which change are priced by.
Err standing_lines_know(const Action *action, StandingLines *lines);

#endif
