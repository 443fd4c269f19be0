// POST /quotes/{number}: quantities, lines taken out, a part added (portal.md P16). Of a presented
// quote it makes the next revision.
#include "action/quote/change_place.h"
#include "action/quote/quote_change.h"
#include "action/refusal_status.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/quote/quote_form.h"
#include "web/quote/quote_page.h"
#include "web/quote/quote_stale.h"

#include <stddef.h>

static Err show_again(PageCall *call, const QuoteForm *form, const Refusals *tried) {
    Quote quote;
    Refusals refusals = {0};
    QuoteAsk ask = {.after = form->after, .revise = {.given = true, .value = true}};
    TRY(see_quote_lines(call->context, call->params[0], 0, quote_page_lines(&ask), &quote,
                        &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    int status = refused(tried) ? status_of_refusal(tried->items[0].id) : 422;
    return quote_page(call, status, &quote, &ask, tried);
}

static Err lead_back(PageCall *call, const QuoteForm *form, Text number) {
    Url url = url_with(call->arena, quote_url(call->arena, number), S("done"), S("saved"));
    Text after = page_typed(call, S("after"));
    url = form->after > 0 ? url_with(call->arena, url, S("after"), after) : url;
    return page_see_other(call, url.text);
}

PAGE(quote_change, HTTP_POST, "/quotes/{number}",
     MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), &quote_form_fields) {
    const QuoteForm *form = call->input;
    QuoteOutcome outcome = {0};
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return show_again(call, form, &refusals);
    }
    QuoteChangeInput change = quote_form_change(call, form);
    TRY(do_quote_change(call->context, &change, &outcome, &refusals));
    if (!refused(&refusals)) {
        return lead_back(call, form, outcome.number);
    }
    RefusalId first = refusals.items[0].id;
    if (first == REFUSAL_QUOTE_NOT_FOUND) {
        return page_refused(call, &refusals);
    }
    if (first == REFUSAL_STALE) {
        return quote_stale(call, form->revision, &change);
    }
    change_place(&change, outcome.last_line, &refusals);
    return show_again(call, form, &refusals);
}
