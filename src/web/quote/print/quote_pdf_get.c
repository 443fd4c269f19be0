// GET /quotes/{number}/pdf: what was presented, as it was printed once (portal.md P16).
#include "web/quote/print/quote_file.h"

PAGE(quote_pdf, HTTP_GET, "/quotes/{number}/pdf",
     MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &quote_print_fields) {
    return quote_file_answer(call, true);
}
