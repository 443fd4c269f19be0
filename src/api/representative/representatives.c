// GET and POST /api/v1/representatives: who represents the vendor in renewals (portal.md P43).
#include "action/representative/representative.h"
#include "api/answer.h"
#include "api/list_answer.h"
#include "api/problem.h"

static const Shape representative_shape = {.name = S_INIT("representative"),
                                           .columns = &representative_columns};

ENDPOINT(representatives, HTTP_GET, "/representatives", SEATED, &representatives_fields,
         GIVES_ROWS(&representative_columns),
         SAYS("The vendor's renewal representatives of sites and partners, for the desks")) {
    RepresentativesView view;
    RowsAsk page = {.format = ASK_JSON};
    Refusals refusals = {0};
    TRY(see_representatives(call->context, call->input, &view, &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals)
                              : list_answer_page(call, &page,
                                                 &(ListPage){&representative_columns, view.rows,
                                                             view.count, view.next});
}

ENDPOINT(representative_assign, HTTP_POST, "/representatives", SEATED, &representative_fields,
         GIVES(200, &representative_shape),
         SAYS("Assigns a renewal representative to a site or a partner, or ends it")) {
    Representative made;
    Refusals refusals = {0};
    TRY(do_representative_assign(call->context, call->input, &made, &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer_shape(call, &made);
}
