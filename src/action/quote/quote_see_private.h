// The two halves of see_quote. Inside action only.
#ifndef ACTION_QUOTE_QUOTE_SEE_PRIVATE_H
#define ACTION_QUOTE_QUOTE_SEE_PRIVATE_H

#include "action/quote/quote_see.h"
#include "action/quote/quote_work_private.h"

// Loads what the viewer may see of a quote, now (NULL) or then; see see_quote.
Err quote_see_load(const ActionContext *context, Text number, int64_t revision,
                   const ViewTime *when, QuoteWork *ret_work, bool *ret_found);
// Shows it. *unpriced: why a draft could not be priced as of today and is shown as it was saved.
Err quote_see_work(const ActionContext *context, const QuoteWork *work, QuoteLinesAsk ask,
                   Quote *ret_quote, Refusals *unpriced);

#endif
