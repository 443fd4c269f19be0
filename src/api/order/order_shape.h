// Orders as answers hold them.
#ifndef API_ORDER_ORDER_SHAPE_H
#define API_ORDER_ORDER_SHAPE_H

#include "action/order/order_see.h"
#include "action/order/order_submission.h"
#include "api/shape.h"

// Of an OrderSeen: with its lines, steps and proofs.
extern const Shape order_shape;
// Of an OrderAttachment.
extern const Shape order_attachment_shape;

typedef struct OrderPricedLine OrderPricedLine;
typedef struct OrderLeftLine OrderLeftLine;

// What checking, submitting or deciding made of it; the rest is null where it was not priced.
typedef struct {
    Currency money;
    Text number;
    Text state;
    Text hold;
    Text draft;
    Text level;
    bool not_priced;
    Points points;
    Money total;
    Text currency;
    OrderPricedLine *lines;
    size_t line_count;
    OrderLeftLine *left; // of good_lines: what is wrong with those that are not in it
    size_t left_count;
    int64_t repairs;
    Text repaired; // what was pasted with what is offered in it
    int64_t again; // lines of a part that another one has
    Text merged;   // what was pasted with one line for each part
} OrderOutcomeAnswer;

// A step of a price (B2).
extern const Shape price_step_shape;
extern const Shape order_outcome_shape;
// The same of an order that is only priced: each line with the steps of its price.
extern const Shape order_foreseen_shape;

void order_outcome_of(const ActionContext *context, const OrderSubmitOutcome *outcome,
                      Currency currency, OrderOutcomeAnswer *ret_answer);
// With the traces.
void order_foreseen_of(const ActionContext *context, const OrderSubmitOutcome *outcome,
                       Currency currency, OrderOutcomeAnswer *ret_answer);

#endif
