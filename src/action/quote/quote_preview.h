// What a change of a draft would come to.
#ifndef ACTION_QUOTE_QUOTE_PREVIEW_H
#define ACTION_QUOTE_QUOTE_PREVIEW_H

#include "action/quote/quote_change.h"

// A draft as it would be with the typed quantities, without effect; figures stay as they are where
// those cannot be priced. Refuses quote_not_found.
Err see_quote_changed(const ActionContext *context, const QuoteChangeInput *input,
                      QuoteLinesAsk ask, Quote *ret_quote, Refusals *ret_refusals);

#endif
