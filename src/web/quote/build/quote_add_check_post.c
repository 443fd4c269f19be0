// POST /quotes/{number}/add/check: what the quote would be with the typed lines, without effect.
#include "web/lost.h"
#include "web/quote/build/build_form.h"

PAGE(quote_add_check, HTTP_POST, "/quotes/{number}/add/check",
     MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), &build_more_fields) {
    Refusals refusals = {0};
    TRY(see_quote_takes_lines(call->context, call->params[0], &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    return build_show(call, call->complaints->count > 0 ? 422 : 200, call->params[0], call->input,
                      NULL);
}
