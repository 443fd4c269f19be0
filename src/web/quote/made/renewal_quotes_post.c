// POST /renewal-quotes: makes quotes of renewal lines (portal.md P23). One quote and no problem:
// leads to it.
#include "action/refusal_status.h"
#include "web/frame.h"
#include "web/quote/quote_view.h"
#include "web/quote/made/renewal_quotes_form.h"

static bool is_smooth(const RenewalQuotesOutcome *outcome) {
    for (size_t i = 0; i < outcome->line_count; i++) {
        if (!outcome->lines[i].done) {
            return false;
        }
    }
    return outcome->quote_count == 1;
}

PAGE(renewal_quotes, HTTP_POST, "/renewal-quotes",
     MAY(SUBJECT_RENEWAL_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), &renewal_quotes_form_fields) {
    const RenewalQuotesForm *form = call->input;
    RenewalQuotesInput input = renewal_quotes_form_input(call, form);
    RenewalQuotesOutcome outcome = {0};
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return quotes_made_show(call, 422, &input, form->list, NULL, &refusals);
    }
    TRY(do_renewal_quotes_create(call->context, &input, &outcome, &refusals));
    if (refused(&refusals)) {
        return quotes_made_show(call, status_of_refusal(refusals.items[0].id), &input, form->list,
                                NULL, &refusals);
    }
    if (is_smooth(&outcome)) {
        Url url = quote_url(call->arena, outcome.quotes[0]);
        return page_see_other(call, url_with(call->arena, url, S("done"), S("created")).text);
    }
    int status = outcome.quote_count > 0 ? 200 : 422;
    return quotes_made_show(call, status, &input, form->list, &outcome, &refusals);
}
