// POST /sign-in/demo: one person of the demo by one click; refused elsewhere.
#include "action/identity/sign_in.h"
#include "web/account/kept.h"
#include "web/account/sign_in_form.h"
#include "web/lost.h"

typedef struct {
    Text identity; // the person's mail
    SignInWay way;
} DemoForm;

static const Field fields[] = {
    {.name = S_INIT("identity"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(DemoForm, identity)},
    {.name = S_INIT("next"),
     .kind = FIELD_NAME,
     .offset = offsetof(DemoForm, way.next),
     .most = PATH_CHARACTERS_MAX},
    {.name = S_INIT("kept"),
     .kind = FIELD_NAME,
     .offset = offsetof(DemoForm, way.kept),
     .most = KEPT_CHARACTERS_MAX},
};
static const FieldTable form = FIELD_TABLE("a person of the demo", DemoForm, fields);

PAGE(sign_in_demo, HTTP_POST, "/sign-in/demo", ANYBODY, &form) {
    const DemoForm *typed = call->input;
    SignInOutcome outcome = {0};
    Refusals refusals = {0};
    if (!call->is_demo) {
        return page_lost(call, 404);
    }
    TRY(do_demo_sign_in(call->context, call->entropy, typed->identity, &outcome, &refusals));
    if (refused(&refusals)) {
        return sign_in_show(call, 401, typed->way, &refusals);
    }
    return sign_in_lead_on(call, outcome.session, S(""), outcome.has_seat, typed->way);
}
