// GET /: leads to the home of who is signed in, else to the sign-in.
#include "web/frame.h"

PAGE(front, HTTP_GET, "/", ANYBODY, NO_FIELDS) {
    return page_see_other(call, call->session != NULL ? S("/home") : S("/sign-in"));
}
