// Renewal quotes that several actions of one transaction will price: what they read is asked for
// once for all of them. Inside action only.
#ifndef ACTION_QUOTE_BUILD_QUOTE_AHEAD_PRIVATE_H
#define ACTION_QUOTE_BUILD_QUOTE_AHEAD_PRIVATE_H

#include "action/quote/quote_work_private.h"

// The parts that are priced from one list.
typedef struct {
    Text country_group;
    Currency currency;
    Text *parts;
    size_t count;
    size_t room;
} ListedParts;

typedef struct {
    int64_t quotes;
    ListedParts *lists;
    size_t count;
    size_t room;
} QuotesAhead;

// Says that this quote will be priced, whose lines are known: what else is read for that comes with
// the next read (db_ask).
Err quotes_ahead_add(const ActionContext *context, QuotesAhead *ahead, const QuoteWork *work);
// Loads the parts of all of them into what the actions share (context->priced).
Err quotes_ahead_load(const ActionContext *context, const QuotesAhead *ahead);

#endif
