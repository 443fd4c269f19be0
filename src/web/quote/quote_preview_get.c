// GET /quotes/{number}/lines/preview: what typed quantities would come to, without effect.
#include "action/quote/quote_preview.h"
#include "web/lost.h"
#include "web/quote/quote_form.h"
#include "web/quote/quote_page.h"

PAGE(quote_preview, HTTP_GET, "/quotes/{number}/lines/preview",
     MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &quote_form_fields) {
    const QuoteForm *form = call->input;
    Quote quote;
    Refusals refusals = {0};
    QuoteAsk ask = {.after = form->after};
    QuoteChangeInput change = {.seen = {.number = call->params[0]}};
    bool fine = call->complaints->count == 0;
    if (fine) {
        change = quote_form_change(call, form);
    }
    TRY(see_quote_changed(call->context, &change, &quote, &refusals));
    // Nothing typed changes nothing; what cannot be read is said at its field.
    int status = fine || call->typed_count == 0 ? 200 : 422;
    return refused(&refusals) ? page_refused(call, &refusals)
                              : quote_page(call, status, &quote, &ask, NULL);
}
