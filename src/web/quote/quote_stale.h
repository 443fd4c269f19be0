// A quote that was changed by somebody else meanwhile: what was typed beside what is there now.
#ifndef WEB_QUOTE_QUOTE_STALE_H
#define WEB_QUOTE_QUOTE_STALE_H

#include "action/quote/quote_change.h"
#include "web/page.h"

// `tried`: the lines of a change; NULL: a step of the whole quote.
Err quote_stale(PageCall *call, int64_t edition, const QuoteChangeInput *tried);

#endif
