// GET /api/v1/quotes/{number}/pdf: what was presented, as it was printed once (portal.md P16).
#include "api/quote/print/quote_file.h"

ENDPOINT(quote_pdf, HTTP_GET, "/quotes/{number}/pdf",
         MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &quote_print_fields,
         GIVES_FILE("application/pdf"),
         SAYS("A presented quote as it was printed, for the caller")) {
    return quote_file_give(call);
}
