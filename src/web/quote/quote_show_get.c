// GET /quotes/{number}: one quote, and why each price is what it is (portal.md P16), today or on
// another day.
#include "web/lost.h"
#include "web/quote/quote_page.h"

PAGE(quote_show, HTTP_GET, "/quotes/{number}", MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES),
     &quote_ask_fields) {
    bool wrong = call->complaints->count > 0;
    QuoteAsk ask = {.revision = 0};
    Quote quote;
    Refusals refusals = {0};
    if (!wrong) {
        ask = *(const QuoteAsk *)call->input;
    }
    TRY(see_quote_on(call->context, call->params[0], ask.revision, &ask.when,
                     quote_page_lines(&ask), &quote, &refusals));
    return refused(&refusals) ? page_refused(call, &refusals)
                              : quote_page(call, wrong ? 422 : 200, &quote, &ask, NULL);
}
