// GET /quotes/{number}/requote: asks.
#include "web/quote/step/quote_step.h"

PAGE(quote_requote_ask, HTTP_GET, "/quotes/{number}/requote",
     MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), NO_FIELDS) {
    return quote_step_ask(call, QUOTE_REQUOTE);
}
