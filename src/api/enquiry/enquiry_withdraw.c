// POST /api/v1/enquiries/{name}/withdraw (portal.md P16).
#include "api/enquiry/enquiry_answer.h"

ENDPOINT(enquiry_withdraw, HTTP_POST, "/enquiries/{number}/withdraw",
         MAY(SUBJECT_QUOTES, ASK, RIGHT_BIDS, RIGHT_QUOTES), TAKES_NOTHING,
         GIVES(200, &enquiry_outcome_shape), IF_MATCH, SAYS("The customer asks no longer")) {
    EnquiryOutcome outcome;
    Refusals refusals = {0};
    EnquiryEnd input;
    Err answered = OK;
    if (!enquiry_seen(call, &input, &answered)) {
        return answered;
    }
    TRY(do_enquiry_withdraw(call->context, &input, &outcome, &refusals));
    return enquiry_outcome_answer(call, &outcome, &refusals);
}
