// GET /quotes: the quotes that the reader may see (portal.md P16); a page, or a file.
#include "web/quote/list/quote_list_view.h"

PAGE(quote_list, HTTP_GET, "/quotes", MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES),
     &quotes_ask_fields) {
    return quotes_answer(call);
}
