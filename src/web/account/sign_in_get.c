// GET /sign-in: the form.
#include "web/account/sign_in_form.h"

typedef struct {
    Text next;
} SignInQuery;

static const Field fields[] = {
    {.name = S_INIT("next"),
     .kind = FIELD_NAME,
     .offset = offsetof(SignInQuery, next),
     .most = PATH_CHARACTERS_MAX},
};
static const FieldTable query = FIELD_TABLE("the sign-in page", SignInQuery, fields);

PAGE(sign_in, HTTP_GET, "/sign-in", ANYBODY, &query) {
    const SignInQuery *asked = call->input;
    return sign_in_show(call, 200, (SignInWay){.next = asked->next}, NULL);
}
