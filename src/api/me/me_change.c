// POST /api/v1/me (portal.md P01).
#include "action/identity/me_change.h"
#include "api/me/me_shape.h"
#include "api/problem.h"

ENDPOINT(me_change, HTTP_POST, "/me", SIGNED_IN, &me_change_fields, GIVES(200, &me_shape),
         WITHOUT_KEY, SAYS("Changes name, language or time zone of who asks")) {
    Refusals refusals = {0};
    TRY(do_me_change(call->context, call->input, &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals) : me_answer(call);
}
