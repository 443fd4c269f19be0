// GET /bqo: bids, quotes and orders that wait for somebody (portal.md P16). Quotes are its rows so
// far.
#include "web/quote/list/quote_list_view.h"

PAGE(work_list, HTTP_GET, "/bqo", MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES),
     &quotes_ask_fields) {
    return quotes_answer(call);
}
