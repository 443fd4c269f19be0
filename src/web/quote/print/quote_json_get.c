// GET /quotes/{number}/json: what was presented, as it was printed once (portal.md P16).
#include "web/quote/print/quote_file.h"

PAGE(quote_json, HTTP_GET, "/quotes/{number}/json",
     MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &quote_print_fields) {
    return quote_file_answer(call, false);
}
