// POST /sign-in: mail and password (portal.md P01).
#include "action/identity/sign_in.h"
#include "web/account/kept.h"
#include "web/account/sign_in_form.h"
#include "web/cookie.h"

typedef struct {
    Text mail;
    Text password;
    SignInWay way;
} SignInForm;

static const Field fields[] = {
    {.name = S_INIT("mail"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(SignInForm, mail)},
    {.name = S_INIT("password"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(SignInForm, password)},
    {.name = S_INIT("next"),
     .kind = FIELD_NAME,
     .offset = offsetof(SignInForm, way.next),
     .most = PATH_CHARACTERS_MAX},
    {.name = S_INIT("kept"),
     .kind = FIELD_NAME,
     .offset = offsetof(SignInForm, way.kept),
     .most = KEPT_CHARACTERS_MAX},
};
static const FieldTable form = FIELD_TABLE("a sign-in", SignInForm, fields);

PAGE(sign_in_do, HTTP_POST, "/sign-in", ANYBODY, &form) {
    const SignInForm *typed = call->input;
    SignInOutcome outcome = {0};
    Refusals refusals = {0};
    Text device = {0};
    if (call->complaints->count > 0) {
        return sign_in_show(call, 422, typed->way, NULL);
    }
    (void)http_find(call->request->cookies, COOKIE_DEVICE, &device);
    TRY(do_sign_in(call->context, call->passwords, call->entropy,
                   &(SignInInput){.mail = typed->mail,
                                  .password = typed->password,
                                  .device = device,
                                  .kind = SESSION_PAGE},
                   &outcome, &refusals));
    if (refused(&refusals)) {
        return sign_in_show(call, 401, typed->way, &refusals);
    }
    return sign_in_lead_on(call, outcome.session, outcome.device, outcome.has_seat, typed->way);
}
