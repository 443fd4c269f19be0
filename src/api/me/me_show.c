// GET /api/v1/me (portal.md P01).
#include "api/me/me_shape.h"

ENDPOINT(me_show, HTTP_GET, "/me", SIGNED_IN, TAKES_NOTHING, GIVES(200, &me_shape),
         SAYS("Who asks, at which sites, with which rights")) {
    return me_answer(call);
}
