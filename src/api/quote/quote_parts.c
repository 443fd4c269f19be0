// GET /api/v1/quotes/parts: parts by number or name at the caller's prices, for a site or a quote
// (portal.md P16).
#include "action/line/part_find.h"
#include "api/answer.h"
#include "api/part/parts_shape.h"
#include "api/problem.h"

ENDPOINT(quote_parts, HTTP_GET, "/quotes/parts",
         MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), &part_find_fields,
         GIVES(200, &parts_found_shape), SAYS("Parts by number or name, at the caller's prices")) {
    PartsFound found;
    Refusals refusals = {0};
    TRY(see_parts_found(call->context, call->input, &found, &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer_shape(call, &found);
}
