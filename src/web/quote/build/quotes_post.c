// POST /quotes: makes the draft; where a line is bad nothing is made, and everything stays as it
// was typed (portal.md P16).
#include "action/refusal_status.h"
#include "web/frame.h"
#include "web/quote/build/build_form.h"
#include "web/quote/quote_view.h"

PAGE(quote_make, HTTP_POST, "/quotes", MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES),
     &build_new_fields) {
    const QuoteBuildForm *form = call->input;
    QuoteBuilt built;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return build_show(call, 422, S(""), form, NULL);
    }
    TRY(do_quote_create(call->context, &form->build, &built, &refusals));
    if (refused(&refusals)) {
        return build_show(call, status_of_refusal(refusals.items[0].id), S(""), form, &refusals);
    }
    Url url = quote_url(call->arena, built.outcome.number);
    return page_see_other(call, url_with(call->arena, url, S("done"), S("created")).text);
}
