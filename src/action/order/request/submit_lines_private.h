// The lines of an order that is submitted (P18): given one by one or typed as a text; each that is
// wrong is told with all that is wrong with it, the others are priced together. Inside action only.
#ifndef ACTION_ORDER_REQUEST_SUBMIT_LINES_PRIVATE_H
#define ACTION_ORDER_REQUEST_SUBMIT_LINES_PRIVATE_H

#include "action/line/typed_lines_private.h"
#include "action/order/order_draft_private.h"
#include "action/order/order_submission.h"

typedef struct {
    LinesTyped from;
    TypedLines *typed;     // what was asked for, and what is wrong with it
    OrderLineInput *lines; // those that are good so far
    size_t *places;        // of them in typed, from 0
    size_t count;
    Arriving arriving; // at the site before (P20)
} SubmitLines;

// Refuses no_lines, too_many_lines. The prices to judge by are those of the action's context.
Err submit_lines_take(Action *action, const OrderSubmitInput *input, TypedLines *typed,
                      SubmitLines *ret_lines);
// Gathers and prices the good lines into a draft that has its site, agreement and parties: what is
// left out changes the level, so the rest is priced again until all of it is good. *ret_priced is
// false where no line is good; refuses what is wrong with the whole.
Err submit_lines_draft(Action *action, SubmitLines *lines, OrderDraft *draft, bool *ret_priced);
// Refuses every problem with the place of its line among those asked for.
void submit_lines_tell(const TypedLines *typed, Refusals *into);
// The lines that are wrong, as text that can be typed again.
Text submit_lines_left(Arena *arena, const SubmitLines *lines);

#endif
