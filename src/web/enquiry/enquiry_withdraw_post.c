// POST /enquiries/{name}/withdraw: the customer asks no longer (portal.md P16).
#include "action/enquiry/enquiry.h"
#include "web/enquiry/enquiry_show.h"
#include "web/enquiry/enquiry_url.h"

PAGE(enquiry_withdraw, HTTP_POST, "/enquiries/{number}/withdraw", ENQUIRY_ASK_GATE,
     &enquiry_withdraw_fields) {
    const EnquiryEndForm *form = call->input;
    EnquiryOutcome outcome;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return enquiry_show(call, 422, NULL);
    }
    EnquiryEnd input = {.enquiry = call->params[0], .revision = form->revision};
    TRY(do_enquiry_withdraw(call->context, &input, &outcome, &refusals));
    return enquiry_ended(call, &refusals);
}
