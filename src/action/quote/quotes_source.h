// All quotes of a filter, for files.
#ifndef ACTION_QUOTE_QUOTES_SOURCE_H
#define ACTION_QUOTE_QUOTES_SOURCE_H

#include "action/quote/quotes_see.h"
#include "action/row_source.h"

enum { QUOTES_PLACE_BYTES_MAX = 512 };

typedef struct {
    char after[QUOTES_PLACE_BYTES_MAX]; // input.after's
    QuotesInput input;
} QuotesState;

extern const RowSource quotes_source;

// Copies what the input points to into the memory of the state.
void quotes_state(QuotesState *state, Arena *memory, const QuotesInput *input);

#endif
