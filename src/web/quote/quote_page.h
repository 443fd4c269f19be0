// Shows the page of a quote, as it is or after something was refused.
#ifndef WEB_QUOTE_QUOTE_PAGE_H
#define WEB_QUOTE_QUOTE_PAGE_H

#include "web/quote/quote_view.h"

// `refusals`: of what was tried with what was typed; NULL: it is just read.
Err quote_page(PageCall *call, int status, const Quote *quote, const QuoteAsk *ask,
               const Refusals *refusals);

// The edition of a quote as forms carry it.
Text quote_edition(Arena *arena, const Quote *quote);

#endif
