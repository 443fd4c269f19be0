// GET /verify: the form, for anybody (portal.md P36).
#include "web/proof/verify_form.h"

PAGE(verify, HTTP_GET, "/verify", ANYBODY, NO_FIELDS) {
    return verify_show(call, 200, NULL, NULL);
}
