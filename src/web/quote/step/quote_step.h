// Steps of a whole quote: a page that asks, a form that does it, and back to the quote.
#ifndef WEB_QUOTE_QUOTE_STEP_H
#define WEB_QUOTE_QUOTE_STEP_H

#include "action/quote/quote_change.h"
#include "web/page.h"

// What the form brings; which of it counts is the step's matter.
typedef struct {
    int64_t revision; // the edition that the page showed
    Text reason;
    Text expected_total;
} QuoteStepForm;

extern const FieldTable quote_step_fields;

static inline QuoteSeen quote_step_seen(const PageCall *call) {
    const QuoteStepForm *form = call->input;
    return (QuoteSeen){.number = call->params[0], .edition = form->revision};
}

// Asks whether to do it; refused where the quote is past it.
Err quote_step_ask(PageCall *call, QuoteVerb verb);
// Answers what the do_ said: leads to the quote, or asks again with the reason.
Err quote_step_done(PageCall *call, QuoteVerb verb, const QuoteOutcome *outcome,
                    const Refusals *refusals);

#endif
