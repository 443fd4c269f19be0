// POST /enquiries: asks; where something is wrong everything stays as it was typed (portal.md P16).
#include "action/refusal_status.h"
#include "web/enquiry/enquiry_form.h"
#include "web/enquiry/enquiry_url.h"
#include "web/frame.h"

PAGE(enquiry_make, HTTP_POST, "/enquiries", ENQUIRY_ASK_GATE, &enquiry_fields) {
    const EnquiryInput *input = call->input;
    EnquiryOutcome outcome;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return enquiry_form(call, 422, input, NULL);
    }
    TRY(do_enquiry_make(call->context, input, &outcome, &refusals));
    if (refused(&refusals)) {
        return enquiry_form(call, status_of_refusal(refusals.items[0].id), input, &refusals);
    }
    Url url = enquiry_url(call->arena, outcome.enquiry);
    return page_see_other(call, url_with(call->arena, url, S("done"), S("sent")).text);
}
