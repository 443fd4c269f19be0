// GET /api/v1/search: the one box of every page (portal.md §12).
#include "action/search/search_see.h"
#include "api/list_answer.h"
#include "api/problem.h"

ENDPOINT(search_list, HTTP_GET, "/search", SEATED, &search_fields, GIVES_ROWS(&search_columns),
         SAYS("Customers by the words of their name; customers, agreements, orders, quotes, "
              "proofs, moves and enquiries by number")) {
    SearchView search;
    Refusals refusals = {0};
    TRY(see_search(call->context, call->input, &search, &refusals));
    return refused(&refusals)
               ? problem_refuse(call, &refusals)
               : list_answer_page(call, &(RowsAsk){.format = ASK_JSON},
                                  &(ListPage){&search_columns, search.hits, search.count, S("")});
}
