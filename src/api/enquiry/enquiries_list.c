// GET /api/v1/enquiries (portal.md P16).
#include "action/enquiry/enquiry.h"
#include "api/list_answer.h"
#include "api/problem.h"

ENDPOINT(enquiries_list, HTTP_GET, "/enquiries",
         MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &enquiries_ask_fields,
         GIVES_ROWS(&enquiry_columns), SAYS("What customers ask quotes for, the latest first")) {
    EnquiriesView enquiries;
    Refusals refusals = {0};
    TRY(see_enquiries(call->context, call->input, &enquiries, &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals)
                              : list_answer_page(call, &(RowsAsk){.format = ASK_JSON},
                                                 &(ListPage){&enquiry_columns, enquiries.rows,
                                                             enquiries.count, enquiries.next});
}
