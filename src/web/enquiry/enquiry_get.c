// GET /enquiries/{name} (portal.md P16).
#include "web/enquiry/enquiry_show.h"

PAGE(enquiry_show, HTTP_GET, "/enquiries/{number}",
     MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &enquiry_show_fields) {
    return enquiry_show(call, call->complaints->count > 0 ? 422 : 200, NULL);
}
