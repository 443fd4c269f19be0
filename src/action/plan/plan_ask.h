// What a form or a program asks of a plan (P20, B21), and the inputs that it makes: one table for
// pages and API.
#ifndef ACTION_PLAN_PLAN_ASK_H
#define ACTION_PLAN_PLAN_ASK_H

#include "action/plan/order_pair.h"
#include "action/plan/what_if.h"
#include "base/input/fields.h"

typedef struct {
    Text part;
    int64_t quantity;
} WhatIfAskLine;

typedef struct {
    Text site;
} WhatIfAskJoin;

typedef struct {
    Text from;
    Text entitlement;
    int64_t quantity;
} WhatIfAskMove;

// A site with lines and perhaps a currency, or a quote of which all of that is taken.
typedef struct {
    Text site;
    Text currency;
    FieldList lines; // of WhatIfAskLine; a line without part and quantity is none
    Text paste;      // more lines, as somebody typed them
    Text quote;
    FieldDate day;
    FieldList joining; // of WhatIfAskJoin; one without a site is none, and so
    FieldList moves;   // of WhatIfAskMove without anything
} WhatIfAsk;

enum { WHAT_IF_JOINING_MAX = 40, WHAT_IF_MOVES_MAX = 200 };

extern const FieldTable what_if_fields;

// Refuses what see_quote does, currency_differs where the currency is none, bad_quantity,
// too_many_lines (also of joining sites and of moves).
Err what_if_input(const ActionContext *context, const WhatIfAsk *ask, WhatIfInput *ret_input,
                  Refusals *ret_refusals);

typedef struct {
    Text part;
    int64_t quantity; // of both orders
    int64_t first;    // of it
} OrderPairAskLine;

typedef struct {
    Text site;
    Text currency;
    FieldList lines; // of OrderPairAskLine
    Text reseller;
    Text purchase_order;
    FieldDate purchase_order_date;
    Text customer_purchase_order;
    FieldDate customer_order_date;
    Text expected_first;
    Text expected_second;
    FieldBool confirm_duplicate;
    Text ship_to;
    Text bill_to;
    Text proof_contact;
    Text renewal_contact;
    Text terms_version;
} OrderPairAsk;

extern const FieldTable order_pair_fields;

// Refuses currency_differs where the currency is none, bad_price, bad_quantity, too_many_lines.
void order_pair_input(Arena *arena, const OrderPairAsk *ask, OrderPairInput *ret_input,
                      Refusals *ret_refusals);

#endif
