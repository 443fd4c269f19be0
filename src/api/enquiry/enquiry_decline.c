// POST /api/v1/enquiries/{name}/decline (portal.md P16).
#include "api/enquiry/enquiry_answer.h"

ENDPOINT(enquiry_decline, HTTP_POST, "/enquiries/{number}/decline",
         MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), &enquiry_decline_fields,
         GIVES(200, &enquiry_outcome_shape), IF_MATCH,
         SAYS("Who was asked makes no quote, and says why")) {
    EnquiryOutcome outcome;
    Refusals refusals = {0};
    EnquiryEnd input;
    Err answered = OK;
    if (!enquiry_seen(call, &input, &answered)) {
        return answered;
    }
    input.reason = ((const EnquiryDecline *)call->input)->reason;
    TRY(do_enquiry_decline(call->context, &input, &outcome, &refusals));
    return enquiry_outcome_answer(call, &outcome, &refusals);
}
