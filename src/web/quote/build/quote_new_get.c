// GET /quotes/new: where a quote of typed lines begins (portal.md P16).
#include "web/quote/build/build_form.h"

PAGE(quote_new, HTTP_GET, "/quotes/new", MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES),
     &build_begin_fields) {
    return build_show(call, call->complaints->count > 0 ? 422 : 200, S(""), call->input, NULL);
}
