// GET /quotes/{number}: one quote, and why each price is what it is (portal.md P16).
#include "web/lost.h"
#include "web/quote/quote_page.h"

PAGE(quote_show, HTTP_GET, "/quotes/{number}", MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES),
     &quote_ask_fields) {
    const QuoteAsk *ask = call->input;
    Quote quote;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return page_lost(call, 422);
    }
    TRY(see_quote_lines(call->context, call->params[0], ask->revision, quote_page_lines(ask),
                        &quote, &refusals));
    return refused(&refusals) ? page_refused(call, &refusals)
                              : quote_page(call, 200, &quote, ask, NULL);
}
