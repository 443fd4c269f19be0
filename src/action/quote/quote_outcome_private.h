// How an action on a quote answers. Inside action only.
#ifndef ACTION_QUOTE_QUOTE_OUTCOME_PRIVATE_H
#define ACTION_QUOTE_QUOTE_OUTCOME_PRIVATE_H

#include "action/quote/quote_change.h"
#include "action/quote/quote_work_private.h"

static inline QuoteOutcome quote_outcome(const QuoteWork *work, bool repeated) {
    return (QuoteOutcome){
        .number = work->number,
        .revision = work->revision,
        .edition = work->edition,
        .state = work->state,
        .shown = work->total,
        .present = work->total,
        .repeated = repeated,
    };
}

#endif
