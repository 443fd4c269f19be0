// GET /quotes/{number}/add: where lines are typed that come into a quote that is there (portal.md
// P16).
#include "web/lost.h"
#include "web/quote/build/build_form.h"

PAGE(quote_add, HTTP_GET, "/quotes/{number}/add",
     MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), NO_FIELDS) {
    Quote quote;
    Refusals refusals = {0};
    TRY(see_quote_takes_lines(call->context, call->params[0], &refusals));
    if (!refused(&refusals)) {
        TRY(see_quote_lines(call->context, call->params[0], 0, (QuoteLinesAsk){0, 1}, &quote,
                            &refusals));
    }
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    QuoteBuildForm form = {.revision = quote.edition};
    return build_show(call, 200, quote.number, &form, NULL);
}
