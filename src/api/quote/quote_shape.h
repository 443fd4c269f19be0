// A quote as an answer holds it.
#ifndef API_QUOTE_SHAPE_H
#define API_QUOTE_SHAPE_H

#include "action/quote/quote_see.h"
#include "api/endpoint.h"

typedef struct QuoteWhatIfAnswer QuoteWhatIfAnswer;

// What see_quote found, beside what only the answer says.
typedef struct {
    Quote quote;
    Text kind;
    Text level_today; // empty for express
    Text level_of_order;
    Text level_after;
    Text next_level;    // empty at the top
    bool no_own_points; // express
    bool no_points;     // express, or of another day
    bool no_next;
    QuoteWhatIfAnswer *what_if;
    size_t what_if_count;
    Text may[QUOTE_VERB_COUNT];
    const Text *verbs; // = may
    size_t verb_count;
} QuoteAnswer;

extern const Shape quote_shape;

void quote_answer_of(const EndpointCall *call, const Quote *quote, QuoteAnswer *ret_answer);

#endif
