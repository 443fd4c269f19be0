// GET /quotes/{number}/lines.csv
#include "web/quote/quote_lines_file.h"

PAGE(quote_lines_csv, HTTP_GET, "/quotes/{number}/lines.csv",
     MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &quote_file_fields) {
    return quote_lines_file(call, ROWS_CSV);
}
