// POST /enquiries/{name}/decline: who was asked makes no quote (portal.md P16).
#include "action/enquiry/enquiry.h"
#include "web/enquiry/enquiry_show.h"

PAGE(enquiry_decline, HTTP_POST, "/enquiries/{number}/decline",
     MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), &enquiry_decline_form_fields) {
    const EnquiryEndForm *form = call->input;
    EnquiryOutcome outcome;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return enquiry_show(call, 422, NULL);
    }
    EnquiryEnd input = {call->params[0], form->revision, form->reason};
    TRY(do_enquiry_decline(call->context, &input, &outcome, &refusals));
    return enquiry_ended(call, &refusals);
}
