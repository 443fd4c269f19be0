// GET /api/v1/enquiries/{name} (portal.md P16).
#include "api/answer.h"
#include "api/enquiry/enquiry_answer.h"
#include "api/if_match.h"
#include "api/problem.h"

ENDPOINT(enquiry_show, HTTP_GET, "/enquiries/{number}",
         MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), TAKES_NOTHING,
         GIVES(200, &enquiry_shape), TAGGED, SAYS("An enquiry with its lines")) {
    EnquiryView enquiry;
    Refusals refusals = {0};
    TRY(see_enquiry(call->context, call->params[0], &enquiry, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    (void)if_match_tag(call, enquiry.revision);
    return answer_shape(call, &enquiry);
}
