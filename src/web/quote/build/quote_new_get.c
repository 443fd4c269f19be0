// GET /quotes/new: where a quote of typed lines begins, or one of what an enquiry asks (portal.md
// P16).
#include "web/lost.h"
#include "web/quote/build/build_form.h"

PAGE(quote_new, HTTP_GET, "/quotes/new", MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES),
     &build_begin_fields) {
    QuoteBuildForm form = {0};
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return build_show(call, 422, S(""), call->input, NULL);
    }
    form = *(const QuoteBuildForm *)call->input;
    if (form.build.enquiry.len > 0) {
        TRY(build_of_enquiry(call, form.build.enquiry, &form, &refusals));
    }
    return refused(&refusals) ? page_refused(call, &refusals)
                              : build_show(call, 200, S(""), &form, NULL);
}
