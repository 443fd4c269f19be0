// What somebody wanted to change of a quote that was changed meanwhile, beside how it is now
// (portal.md §10: 412 with yours and theirs).
#ifndef ACTION_QUOTE_CHANGE_QUOTE_DIFFERENCES_H
#define ACTION_QUOTE_CHANGE_QUOTE_DIFFERENCES_H

#include "action/quote/quote_change.h"
#include "action/quote/quote_see.h"

typedef enum {
    QUOTE_DIFFERS_QUANTITY,
    QUOTE_DIFFERS_SELL_UNIT,
    QUOTE_DIFFERS_NOTE,
    QUOTE_DIFFERS_MAXIMUM // maximum_end_price, of the whole quote
} QuoteDiffers;

typedef struct {
    QuoteDiffers what;
    size_t place; // of the line in what was tried
    Text part;
    Text yours;  // as it was sent; empty: taken out, or none
    Text theirs; // empty: the line is not there, or has none
} QuoteDifference;

// Only what would be otherwise. `tried` NULL: nothing of what the quote says.
void quote_differences(Arena *arena, const Quote *now, const QuoteChangeInput *tried,
                       QuoteDifference **ret_differences, size_t *ret_count);
// Who changed it last: the name of an account; empty where the house did by itself.
Err quote_changed_by(const ActionContext *context, const Quote *now, Text *ret_name);

#endif
