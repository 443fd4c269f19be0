// Where a refusal of a quote's line stands in the change that was asked for.
#ifndef ACTION_QUOTE_CHANGE_PLACE_H
#define ACTION_QUOTE_CHANGE_PLACE_H

#include "action/quote/quote_change.h"

// Refusals name lines of the quote; makes them name the lines of the input, from 1. `last_line` is
// that of the outcome: what is above it was added, in the order of the input. One of a line that
// the change does not speak of keeps no place.
void change_place(const QuoteChangeInput *input, int64_t last_line, Refusals *refusals);

#endif
