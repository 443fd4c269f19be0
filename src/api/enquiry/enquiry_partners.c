// GET /api/v1/enquiries/partners: of whom a quote can be asked beside the vendor (portal.md P16).
#include "action/enquiry/enquiry.h"
#include "action/viewer.h"
#include "api/list_answer.h"
#include "api/problem.h"

ENDPOINT(enquiry_partners, HTTP_GET, "/enquiries/partners",
         MAY(SUBJECT_QUOTES, ASK, RIGHT_BIDS, RIGHT_QUOTES), &enquiry_partners_fields,
         GIVES_ROWS(&enquiry_partner_columns),
         SAYS("The resellers of whom a site's customer may ask a quote")) {
    EnquiryPartners partners;
    Refusals refusals = {0};
    TRY(see_enquiry_partners(call->context, call->input, &partners, &refusals));
    return refused(&refusals)
               ? problem_refuse(call, &refusals)
               : list_answer_page(
                     call, &(RowsAsk){.format = ASK_JSON},
                     &(ListPage){&enquiry_partner_columns, partners.rows, partners.count, {0}});
}
