// GET /api/v1/renewals/nights: the last night runs, the newest first.
#include "action/renewal/renewals_see.h"
#include "api/list_answer.h"

ENDPOINT(renewal_nights, HTTP_GET, "/renewals/nights",
         MAY(SUBJECT_RENEWAL_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), TAKES_NOTHING,
         GIVES_ROWS(&night_row_columns), SAYS("The last night runs, for the vendor's desk")) {
    Nights nights;
    static const RowsAsk all = {0};
    TRY(see_nights(call->context, &nights));
    return list_answer_page(call, &all,
                            &(ListPage){&night_row_columns, nights.rows, nights.row_count, S("")});
}
