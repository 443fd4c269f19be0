// What is submitted and decided, and how an order stands after it.
#ifndef ACTION_ORDER_ORDER_SUBMISSION_H
#define ACTION_ORDER_ORDER_SUBMISSION_H

#include "action/line/typed_lines.h"
#include "action/order/attachment/attachment_file.h"
#include "action/order/order_parties.h"
#include "action/order/order_view.h"

enum { ORDER_LINES_MAX = 10000 };

typedef enum { ORDER_ALL, ORDER_GOOD_LINES } OrderMode;

typedef struct {
    Text site;
    const OrderLineInput *lines; // and then those of
    size_t line_count;
    Text paste; // as it was typed (domain/quote/paste.h); or `quote`
    Text draft; // number of a draft of the account that these lines take up; empty: none
    int64_t draft_revision; // of it, as it was seen; 0: not said
    Text quote;             // number of an accepted quote; empty: lines
    Text reseller;          // account number, from a distributor that names one; else empty
    Text purchase_order;    // required of partners
    bool has_purchase_order_on;
    Date purchase_order_on; // required of partners
    Text customer_purchase_order;
    bool has_customer_order_on;
    Date customer_order_on; // R8.5
    bool has_expected_total;
    Money expected_total; // as the page showed it; another one is asked about
    Currency currency;
    bool confirm_duplicate;
    bool of_pair; // the second of two with the same papers (B21), of which nobody is in doubt
    OrderMode mode;
    Text ship_to;          // site number; empty: the order's own
    Text bill_to;          // likewise; empty, or the own of who buys: that office
    Text proof_contact;    // code of a contact of the site; empty: who holds that role (R1.8)
    Text renewal_contact;  // likewise
    Text terms_version;    // that is accepted
    AttachmentFiles files; // of lines: to be attached to the order, or to the draft that is kept
} OrderSubmitInput;

// An order as submitting left it.
typedef struct {
    Text number;             // of do_order_check: empty
    Text state;              // submitted orders: in_review, accepted
    Text hold;               // of one in review: what holds it (order_hold.h); else empty
    OrderView order;         // priced as accepted today; of a repeated request as it was accepted
    bool is_priced;          // `order` is filled: of the good lines, also where it was refused
    AgreementSummary before; // of the agreement, where it is priced
    AgreementSummary after;  // were it accepted today
    TypedLines typed;        // what was asked for, line by line; of a quote, and repeated: none
    Refusals left;           // good_lines: why the left out lines were; each with its line
    Text draft;              // good_lines: number of the draft that keeps them; empty: none
} OrderSubmitOutcome;

// What the distributor, who submitted, or the order desk does with an order that waits.
typedef struct {
    Text order;          // number
    Text purchase_order; // confirm: the distributor's own, required with its day
    bool has_purchase_order_on;
    Date purchase_order_on;
    bool has_expected_total; // confirm: required once the total moved since submitting
    Money expected_total;
    Text hold;         // hold: its name
    Text reason;       // reject, hold: required; cancel, release: may be empty
    bool has_revision; // of the order, as it was seen
    int64_t revision;
} OrderDecisionInput;

#endif
