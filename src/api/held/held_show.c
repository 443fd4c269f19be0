// GET /api/v1/entitlements/{number}: a part at a site, with its counts (portal.md P35).
#include "api/held/held_shape.h"

ENDPOINT(held_show, HTTP_GET, "/entitlements/{number}",
         MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_VIEW), TAKES_NOTHING,
         GIVES(200, &held_shape), TAGGED,
         SAYS("What a site holds of a part, with what its customer counts of it")) {
    return held_answer(call);
}
