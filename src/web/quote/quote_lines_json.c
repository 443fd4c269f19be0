// GET /quotes/{number}/lines.json
#include "web/quote/quote_lines_file.h"

PAGE(quote_lines_json, HTTP_GET, "/quotes/{number}/lines.json",
     MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &quote_file_fields) {
    return quote_lines_file(call, ROWS_JSON);
}
