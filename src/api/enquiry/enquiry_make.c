// POST /api/v1/enquiries: a customer asks for a quote (portal.md P16).
#include "api/enquiry/enquiry_answer.h"

static void say_where(EndpointCall *call, Text enquiry) {
    TextBuf path = buf_new(call->arena, enquiry.len + 24);
    buf_add(&path, S("/api/v1/enquiries/"));
    buf_add(&path, enquiry);
    bool added = http_answer_header(call->answer, S("Location"), buf_text(&path));
    ENSURE(added);
}

ENDPOINT(enquiry_make, HTTP_POST, "/enquiries", MAY(SUBJECT_QUOTES, ASK, RIGHT_BIDS, RIGHT_QUOTES),
         &enquiry_fields, GIVES(201, &enquiry_outcome_shape), TAGGED,
         SAYS("Asks a reseller or the vendor for a quote")) {
    EnquiryOutcome outcome;
    Refusals refusals = {0};
    TRY(do_enquiry_make(call->context, call->input, &outcome, &refusals));
    if (!refused(&refusals)) {
        say_where(call, outcome.enquiry);
    }
    return enquiry_outcome_answer(call, &outcome, &refusals);
}
