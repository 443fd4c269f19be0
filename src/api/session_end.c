// DELETE /api/v1/session: signs out.
#include "action/identity/sign_in.h"
#include "api/problem.h"

ENDPOINT(session_end, HTTP_DELETE, "/session", SIGNED_IN, TAKES_NOTHING) {
    Refusals refusals = {0};
    TRY(do_sign_out(call->context, call->secret, &refusals));
    call->answer->status = 204;
    return OK;
}
