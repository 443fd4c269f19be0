// GET /api/v1/orders/parts: parts by number or name at the caller's prices, for who orders at a
// site (portal.md P18).
#include "action/line/part_find.h"
#include "api/answer.h"
#include "api/part/parts_shape.h"
#include "api/problem.h"

#include <stddef.h>

static const Field fields[] = {
    {.name = S_INIT("site"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(PartFindInput, site)},
    {.name = S_INIT("currency"), .kind = FIELD_NAME, .offset = offsetof(PartFindInput, currency)},
    {.name = S_INIT("find"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(PartFindInput, find)},
};
static const FieldTable order_parts_fields =
    FIELD_TABLE("a search for parts to order", PartFindInput, fields);

ENDPOINT(order_parts, HTTP_GET, "/orders/parts",
         MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING), &order_parts_fields,
         GIVES(200, &parts_found_shape),
         SAYS("Parts that can be ordered for a site, by number or name")) {
    PartsFound found;
    Refusals refusals = {0};
    TRY(see_parts_to_order(call->context, call->input, &found, &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer_shape(call, &found);
}
