// What a form or a program says to order through the portal (P18), and the inputs that it makes:
// one table for pages and API.
#ifndef ACTION_ORDER_ASK_ORDER_ASK_H
#define ACTION_ORDER_ASK_ORDER_ASK_H

#include "action/order/order_submission.h"
#include "base/input/fields.h"

typedef struct {
    Text part;
    int64_t quantity;
} OrderAskLine;

typedef struct {
    Text site;
    FieldList lines; // of OrderAskLine; then those of
    Text paste;      // as it was typed; or
    Text quote;
    Text draft; // that is taken up
    int64_t draft_revision;
    Text reseller;
    Text purchase_order;
    FieldDate purchase_order_date;
    Text customer_purchase_order;
    FieldDate customer_order_date;
    Text expected_total;
    Text currency;
    FieldBool confirm_duplicate;
    int mode; // OrderMode
    Text ship_to;
    Text bill_to;
    Text proof_contact;
    Text renewal_contact;
    Text terms_version;
} OrderAsk;

extern const FieldTable order_ask_fields;

// The input of do_order_submit and do_order_check. Refuses currency_differs where the currency is
// none, bad_price where the expected total is none in it, too_many_lines.
void order_ask_input(Arena *arena, const OrderAsk *ask, OrderSubmitInput *ret_input,
                     Refusals *ret_refusals);

// Confirming, releasing, rejecting and cancelling (R9.1).
typedef struct {
    Text purchase_order;
    FieldDate purchase_order_date;
    Text expected_total;
    Text reason;
    int hold; // of order_hold_fields: which of order_hold_choices
} OrderDecisionAsk;

extern const FieldTable order_decision_fields;

// Holding for a reason of the order desk's: what it names is one of these, the first where it names
// none.
enum { ORDER_HOLD_CHOICES = 6 };
extern const Text order_hold_choices[ORDER_HOLD_CHOICES];
extern const FieldTable order_hold_fields;

// Of the order of this number, in its currency. Refuses bad_price.
void order_decision_input(const OrderDecisionAsk *ask, Text number, Currency currency,
                          OrderDecisionInput *ret_input, Refusals *ret_refusals);

#endif
