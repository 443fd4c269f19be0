// How endpoints of enquiries answer.
#ifndef API_ENQUIRY_ENQUIRY_ANSWER_H
#define API_ENQUIRY_ENQUIRY_ANSWER_H

#include "action/enquiry/enquiry.h"
#include "api/endpoint.h"

extern const Shape enquiry_outcome_shape; // of an EnquiryOutcome
extern const Shape enquiry_shape;         // of an EnquiryView

Err enquiry_outcome_answer(EndpointCall *call, const EnquiryOutcome *outcome,
                           const Refusals *refusals);

// The enquiry that the path names, as If-Match has seen it; false where it was answered instead.
bool enquiry_seen(EndpointCall *call, EnquiryEnd *ret_seen, Err *ret_answered);

#endif
