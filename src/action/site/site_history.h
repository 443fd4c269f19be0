// What happened at a site, for this viewer (portal.md P10's history): orders and what came back of
// them, quotes, moves, the agreement's level, the site's joining; each filtered as its own list is.
// By whom says the account, never a person.
#ifndef ACTION_SITE_SITE_HISTORY_H
#define ACTION_SITE_SITE_HISTORY_H

#include "action/action.h"
#include "action/as_of.h"
#include "action/customer/customer_row.h"
#include "action/row_source.h"

typedef struct {
    Date day;
    Text what;   // order.accepted, order.renewed, …, quote.present, …, site.joined, level.reset
    Text kind;   // of the object: order, quote, transfer, agreement
    Text object; // its number
    Text part;   // of a return and of what moved, as the quantity
    Quantity quantity;
    bool quantity_null;
    Text level_before; // of level.…
    Text level_after;
    Text by; // the account's number, and its name; empty: by itself
    Text by_name;
} HistoryRow;

extern const ColumnTable history_columns;

typedef struct {
    const ViewTime *when; // NULL: now
    CustomerRow customer; // of today
    HistoryRow *rows;     // the latest first
    size_t count;
} HistoryView;

// Of another time (C5): what had happened by then. Refuses site_not_found: not there and not
// visible are one (V6).
Err see_site_history(const ActionContext *context, Text number, const ViewTimeInput *when,
                     HistoryView *ret_history, Refusals *ret_refusals);

enum { HISTORY_SITE_BYTES_MAX = 64 };

typedef struct {
    char site[HISTORY_SITE_BYTES_MAX];
    size_t site_len;
    ViewTimeInput when;
    size_t at;
} HistoryState;

// The rows as a file; `site` is one that see_site_history has found.
extern const RowSource history_source;
void history_state(HistoryState *state, Text site, const ViewTimeInput *when);

#endif
