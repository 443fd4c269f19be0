// GET /api/v1/customers/{site} (portal.md P10).
#include "api/answer.h"
#include "api/problem.h"
#include "api/site/site_answer.h"

ENDPOINT(site_show, HTTP_GET, "/customers/{number}",
         MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), &view_time_fields,
         GIVES(200, &site_shape),
         SAYS("A customer on a day: summary, coverage, opportunities, and what opens it")) {
    SiteView site;
    Refusals refusals = {0};
    TRY(see_site(call->context, call->params[0], call->input, &site, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    SiteAnswer answer = site_answer(call->context, &site);
    return answer_shape(call, &answer);
}
