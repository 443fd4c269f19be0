// POST /sign-out.
#include "action/identity/sign_in.h"
#include "web/cookie.h"
#include "web/frame.h"

PAGE(sign_out, HTTP_POST, "/sign-out", SIGNED_IN, NO_FIELDS) {
    Refusals refusals = {0};
    TRY(do_sign_out(call->context, call->secret, &refusals));
    cookie_set(call->arena, call->answer, COOKIE_SESSION, S(""), COOKIE_ENDS);
    return page_see_other(call, S("/sign-in"));
}
