// POST /sign-in/demo: one person of the demo by one click; refused elsewhere.
#include "action/identity/sign_in.h"
#include "web/account/sign_in_form.h"
#include "web/lost.h"

typedef struct {
    Text identity; // the person's mail
} DemoForm;

static const Field fields[] = {
    {.name = S_INIT("identity"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(DemoForm, identity)},
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
        return sign_in_show(call, 401, S(""), &refusals);
    }
    return sign_in_lead_on(call, outcome.session, S(""), outcome.has_seat, S(""));
}
