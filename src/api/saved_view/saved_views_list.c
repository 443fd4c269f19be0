// GET /api/v1/views: the views of lists that the caller saved, or a colleague shares (ui.md §4).
#include "action/saved_view/saved_view.h"
#include "api/list_answer.h"
#include "api/problem.h"

ENDPOINT(saved_views_list, HTTP_GET, "/views", SEATED, &saved_views_ask_fields,
         GIVES_ROWS(&saved_view_columns),
         SAYS("The views of lists that the caller finds, the latest first")) {
    SavedViews views;
    Refusals refusals = {0};
    TRY(see_saved_views(call->context, call->input, &views, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    return list_answer_page(call, &(RowsAsk){.format = ASK_JSON},
                            &(ListPage){&saved_view_columns, views.rows, views.count, views.next});
}
