// GET /quotes/{number}/withdraw: asks.
#include "web/quote/step/quote_step.h"

PAGE(quote_withdraw_ask, HTTP_GET, "/quotes/{number}/withdraw",
     MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), NO_FIELDS) {
    return quote_step_ask(call, QUOTE_WITHDRAW);
}
