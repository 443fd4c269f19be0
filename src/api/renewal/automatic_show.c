// GET /api/v1/renewals/{agreement}/automatic: the switch, and a dry run (portal.md P24).
#include "api/renewal/automatic_shape.h"

#include "action/renewal/automatic.h"
#include "api/answer.h"
#include "api/if_match.h"
#include "api/problem.h"

#include <stddef.h>

static const Shape line_shape = SHAPE("automatic_line", automatic_line_columns);
static const ShapePart order_parts[] = {
    PART_LIST("lines", &line_shape, AutomaticOrder, lines, line_count)};
static const Shape order_shape_of_automatic =
    SHAPE_WITH("automatic_order", automatic_order_columns, order_parts);
static const ShapePart parts[] = {
    PART_LIST("orders", &order_shape_of_automatic, Automatic, orders, order_count)};
const Shape automatic_shape = SHAPE_WITH("automatic_renewal", automatic_columns, parts);

Err automatic_answer(EndpointCall *call) {
    Automatic automatic;
    Refusals refusals = {0};
    TRY(see_automatic(call->context, call->params[0], &automatic, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    (void)if_match_tag(call, automatic.revision); // orders to come are of today: always sent
    return answer_shape(call, &automatic);
}

ENDPOINT(renewal_automatic, HTTP_GET, "/renewals/{number}/automatic",
         MAY(SUBJECT_SUBSCRIPTIONS, ACT, RIGHT_BIDS, RIGHT_QUOTES), TAKES_NOTHING,
         GIVES(200, &automatic_shape), TAGGED,
         SAYS("Whether an agreement renews by itself, and the orders to come of it (a dry run)")) {
    return automatic_answer(call);
}
