// GET and POST /what-if: what an order would do (portal.md P20, B1, B21).
#include "web/plan/what_if_page.h"

PAGE(what_if, HTTP_GET, "/what-if", MAY(SUBJECT_FORECAST, ACT, RIGHT_BIDS, RIGHT_QUOTES),
     &what_if_fields) {
    if (call->complaints->count > 0) {
        return what_if_page_show(call, 422, &(WhatIfForm){0}, NULL);
    }
    return what_if_page_show(call, 200, &(WhatIfForm){.ask = *(const WhatIfAsk *)call->input},
                             NULL);
}

// What is typed may be longer than an address; trying changes nothing either way.
PAGE(what_if_try, HTTP_POST, "/what-if", MAY(SUBJECT_FORECAST, ACT, RIGHT_BIDS, RIGHT_QUOTES),
     &what_if_form_fields) {
    return what_if_page_show(call, call->complaints->count > 0 ? 422 : 200, call->input, NULL);
}
