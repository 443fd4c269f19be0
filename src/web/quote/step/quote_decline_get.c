// GET /quotes/{number}/decline: asks.
#include "web/quote/step/quote_step.h"

PAGE(quote_decline_ask, HTTP_GET, "/quotes/{number}/decline",
     MAY(SUBJECT_QUOTES, ACT, RIGHT_BIDS, RIGHT_QUOTES), NO_FIELDS) {
    return quote_step_ask(call, QUOTE_DECLINE);
}
