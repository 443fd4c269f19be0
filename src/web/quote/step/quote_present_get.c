// GET /quotes/{number}/present: asks.
#include "web/quote/step/quote_step.h"

PAGE(quote_present_ask, HTTP_GET, "/quotes/{number}/present",
     MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), NO_FIELDS) {
    return quote_step_ask(call, QUOTE_PRESENT);
}
