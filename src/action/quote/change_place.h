// Where a refusal of a quote's line stands in the change that was asked for.
#ifndef ACTION_QUOTE_CHANGE_PLACE_H
#define ACTION_QUOTE_CHANGE_PLACE_H

#include "action/quote/quote_change.h"

// Refusals name lines of the quote; makes them name the lines of the input, from 1. One of a line
// that is new in the quote stands at the first new line of the input.
void change_place(const QuoteChangeInput *input, Refusals *refusals);

#endif
