// POST /quotes/check: what was typed, judged and priced, without effect (portal.md P16).
#include "web/quote/build/build_form.h"

PAGE(quotes_check, HTTP_POST, "/quotes/check", MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES),
     &build_new_fields) {
    return build_show(call, call->complaints->count > 0 ? 422 : 200, S(""), call->input, NULL);
}
