// GET /api/v1/quotes/{number}/json: what was presented, as it was printed once (portal.md P16).
#include "api/quote/print/quote_file.h"

ENDPOINT(quote_json, HTTP_GET, "/quotes/{number}/json",
         MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &quote_print_fields,
         GIVES_FILE("application/json"),
         SAYS("A presented quote as it was printed, for the caller")) {
    return quote_file_give(call);
}
