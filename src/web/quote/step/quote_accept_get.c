// GET /quotes/{number}/accept: asks.
#include "web/quote/step/quote_step.h"

PAGE(quote_accept_ask, HTTP_GET, "/quotes/{number}/accept",
     MAY(SUBJECT_QUOTES, ACT, RIGHT_BIDS, RIGHT_QUOTES), NO_FIELDS) {
    return quote_step_ask(call, QUOTE_ACCEPT);
}
