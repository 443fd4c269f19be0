// DELETE /api/v1/session: signs out.
#include "action/identity/sign_in.h"
#include "api/answer.h"

ENDPOINT(session_end, HTTP_DELETE, "/session", SIGNED_IN, TAKES_NOTHING, GIVES_NOTHING,
         SAYS("Signs out")) {
    Refusals refusals = {0};
    TRY(do_sign_out(call->context, call->secret, &refusals));
    return answer_nothing(call);
}
