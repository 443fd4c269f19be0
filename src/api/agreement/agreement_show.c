// GET /api/v1/agreements/{agreement} (portal.md P11).
#include "action/agreement/agreement_page.h"
#include "api/answer.h"
#include "api/problem.h"

static const Shape agreement_shape = SHAPE("agreement", agreement_columns);

ENDPOINT(agreement_show, HTTP_GET, "/agreements/{number}",
         MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), &view_time_fields,
         GIVES(200, &agreement_shape), SAYS("An agreement as it stands on a day")) {
    AgreementInput input = {.when = *(const ViewTimeInput *)call->input};
    AgreementPage page;
    Refusals refusals = {0};
    TRY(see_agreement_page(call->context, call->params[0], &input, &page, &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer_shape(call, &page.row);
}
