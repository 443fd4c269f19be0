// POST /quotes/{number}/add: the typed lines come into the quote, all or the good ones (portal.md
// P16).
#include "action/refusal_status.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/quote/build/build_form.h"
#include "web/quote/quote_stale.h"
#include "web/quote/quote_view.h"

// The change that the form means; *ret_all false: some line is bad and all are wanted.
static Err change_of(PageCall *call, const QuoteBuildForm *form, QuoteChangeInput *ret_change,
                     bool *ret_all, Refusals *refusals) {
    QuoteBuilt built;
    QuoteBuildInput input = form->build;
    input.quote = call->params[0];
    TRY(see_quote_built(call->context, &input, &built, refusals));
    *ret_all = built.typed.bad == 0 ||
               (input.mode == BUILD_GOOD_LINES && built.typed.bad < built.typed.count);
    *ret_change =
        quote_built_change(call->arena, &built, (QuoteSeen){call->params[0], form->revision});
    return OK;
}

PAGE(quote_add_do, HTTP_POST, "/quotes/{number}/add",
     MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), &build_more_fields) {
    const QuoteBuildForm *form = call->input;
    QuoteChangeInput change = {0};
    QuoteOutcome outcome = {0};
    Refusals refusals = {0};
    bool all = false;
    TRY(see_quote_takes_lines(call->context, call->params[0], &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    if (call->complaints->count > 0) {
        return build_show(call, 422, call->params[0], form, NULL);
    }
    TRY(change_of(call, form, &change, &all, &refusals));
    if (!refused(&refusals) && all) {
        TRY(do_quote_change(call->context, &change, &outcome, &refusals));
    }
    if (refused(&refusals) && refusals.items[0].id == REFUSAL_STALE) {
        return quote_stale(call, form->revision, NULL);
    }
    if (refused(&refusals) || !all) {
        int status = refused(&refusals) ? status_of_refusal(refusals.items[0].id) : 422;
        return build_show(call, status, call->params[0], form, &refusals);
    }
    Url url = url_with(call->arena, quote_url(call->arena, outcome.number), S("done"), S("saved"));
    return page_see_other(call, url.text);
}
