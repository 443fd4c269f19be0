// GET /entitlements/{number}: a part at a site, with its counts and where they come from
// (portal.md P35).
#include "web/held/held_view.h"

PAGE(held, HTTP_GET, "/entitlements/{number}",
     MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_VIEW), NO_FIELDS) {
    return held_page(call, 200, NULL);
}
