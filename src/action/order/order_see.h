// Orders to read: the history (P30) and one order (P19). The distributor never sees the reseller's
// selling price, the reseller never the distributor's buying price (R8.4, V4).
#ifndef ACTION_ORDER_ORDER_SEE_H
#define ACTION_ORDER_ORDER_SEE_H

#include "action/action.h"
#include "action/as_of.h"
#include "action/order/attachment/order_attachment.h"
#include "action/order/order_row.h"

enum { ORDERS_LIMIT_DEFAULT = 50, ORDERS_LIMIT_MAX = 1000, ORDER_KINDS = 3 };

extern const Text order_kinds[ORDER_KINDS]; // that there are so far

// Filters are joined by AND; empty ones do not filter.
typedef struct {
    Text agreement; // number
    Text site;      // number
    Text state;
    Text purchase_order;
    Text part;
    Text name;    // every word begins a word of a name (portal.md §12) of one of its sites
    Text country; // of one of them
    Text kind;    // of order_kinds
    bool has_from;
    Date from; // accepted (or submitted) on or after
    bool has_to;
    Date to;
    ViewTimeInput when;
    Text sort;     // empty: the newest first
    Text after;    // OrdersView.next of the page before
    int64_t limit; // orders, 1 … ORDERS_LIMIT_MAX
} OrdersInput;

// What happened to it, oldest first.
typedef struct {
    Text state; // draft, in_review, accepted, returned, credited, cancelled
    Text hold;
    Date on;
    Instant at;
    Text reason;
    AccountId account; // that did it; 0: the house itself
} OrderSeenStep;

// A unit price, as suggested, that two persons set.
typedef struct {
    Currency money;
    int64_t line;
    Money unit_before;
    Money unit;
} OrderSeenPrice;

// What one person of the order desk asked to change, and what a second one said (P19): of a party
// of the order what came to be, of the desks all of it.
typedef struct {
    Text kind;  // rebill, price
    Text state; // waiting, confirmed, refused, withdrawn
    Text reason;
    Date asked_on;
    Text asked_by; // name of the person
    Date decided_on;
    bool decided_on_null;
    Text decided_by;
    Text decided_reason;
    Text
        source_order; // of a rebill, as far as the viewer sees them: which it replaced, and what it
    Text made_order;  // became
    OrderSeenPrice *prices; // of the lines that the viewer sees
    size_t price_count;
} OrderSeenChange;

typedef struct {
    const ViewTime *when; // NULL: now
    OrderRow summary;
    Text source_order; // of a rebill
    Text level_before; // of the agreement, by the order (R2.5, R2.6); empty: express, waiting, or
    Text level_after;  // accepted before this was kept
    int64_t revision;  // rises with each change: for If-Match
    OrderSeenLine *lines;
    size_t line_count;
    OrderSeenStep *steps;
    size_t step_count;
    OrderSeenChange *changes;
    size_t change_count;
    Text changed_by; // name of the account of the last step, or of who set prices behind it; empty:
                     // the house
    Instant changed_at;
    Text ship_to; // site number; empty: hidden, or it came not through the portal, as all of these
    Text bill_to; // site number, or of the office of the partner who buys
    Text proof_contact;      // code; empty: who holds that role (R1.8), or hidden
    Text proof_contact_role; // its first
    Text renewal_contact;
    Text renewal_contact_role;
    Text terms_version;
    Text *proofs; // numbers
    size_t proof_count;
    OrderAttachments papers; // those that the viewer may read
    bool may_attach;
    bool may_detach;   // its own ones, from a draft
    bool is_automatic; // R4.9: its quote ordered itself
    Text payment;      // of one: ordered, paid, cancelled
    Date pay_until;
    Date paid_on; // or cancelled on
    bool may_note_payment;
    bool total_moved; // of a waiting one: today it would come to total_today
    Money total_today;
    Text waits_on;      // order_hold.h; empty: nothing holds it
    bool change_waits;  // for a second person
    bool change_is_own; // asked for by the viewer, who is none
    Text change_kind;   // of what waits
    bool may_rebill;    // ask for it, as the next
    bool may_reprice;
    bool may_decide_change; // or take it back
    bool may_confirm;
    bool may_hold;
    bool may_release;
    bool may_reject;
    bool may_cancel;
} OrderSeen;

typedef struct {
    const ViewTime *when; // NULL: now
    OrderRow *rows;
    size_t count;
    bool more;
    Text next; // `after` of the next page
} OrdersView;

typedef struct {
    OrderDetail *rows;
    size_t count;
    bool more;
    Text next;
} OrderDetailsView;

// Newest first. Of another day (C5): what was accepted by then and what waited, for who may see it
// today; no drafts, which change in place, and no prices of what waited. Refuses site_not_found,
// agreement_not_found where a filter names what is not there; search_too_short, bad_choice;
// order_not_found for an `after` that the viewer does not see, bad_after for one of another day.
Err see_orders(const ActionContext *context, const OrdersInput *input, OrdersView *ret_orders,
               Refusals *ret_refusals);
Err see_order_details(const ActionContext *context, const OrdersInput *input,
                      OrderDetailsView *ret_details, Refusals *ret_refusals);

// Refuses order_not_found: not there and not visible are one (V6).
Err see_order(const ActionContext *context, Text number, OrderSeen *ret_order,
              Refusals *ret_refusals);
// The same of another day (C5), as the lists of that day have it: its state, what came back, what
// was asked to change and what came of it then; nothing can be done with it. Whoever sees it today
// sees it. One that was not there yet is not found; so is a draft, which changes in place.
Err see_order_on(const ActionContext *context, Text number, const ViewTimeInput *input,
                 OrderSeen *ret_order, Refusals *ret_refusals);

#endif
