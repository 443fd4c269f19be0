// POST /api/v1/views and …/{number}/remove: a view of a list under a name (ui.md §4).
#include "action/saved_view/saved_view.h"
#include "api/answer.h"
#include "api/problem.h"

static const Shape saved_view_shape = {.name = S_INIT("saved_view"),
                                       .columns = &saved_view_columns};

// What the list does not take is complained about as it would be there.
static bool is_fit(EndpointCall *call, const SavedViewAsk *ask, Err *ret) {
    Refusals refusals = {0};
    Complaints *complaints = arena_array(call->arena, Complaints, 1);
    FieldPair *pairs = arena_array(call->arena, FieldPair, ask->filters.count);
    *complaints = (Complaints){.arena = call->arena};
    for (size_t i = 0; i < ask->filters.count; i++) {
        const SavedFilter *filter = &((const SavedFilter *)ask->filters.items)[i];
        pairs[i] = (FieldPair){filter->name, filter->value};
    }
    if (!call->reads_list(call, ask->list, pairs, ask->filters.count, complaints)) {
        refuse(&refusals,
               (Refusal){.id = REFUSAL_LIST_NOT_FOUND, .field = S("list"), .value = ask->list});
        *ret = problem_refuse(call, &refusals);
        return false;
    }
    *ret = complaints->count > 0 ? problem_complain(call, complaints) : OK;
    return complaints->count == 0;
}

ENDPOINT(saved_view_keep, HTTP_POST, "/views", SEATED, &saved_view_fields,
         GIVES(201, &saved_view_shape),
         SAYS("Keeps a view of a list under a name, or gives that name another view")) {
    Refusals refusals = {0};
    SavedViewRow row;
    Err answered;
    if (!is_fit(call, call->input, &answered)) {
        return answered;
    }
    TRY(do_saved_view_keep(call->context, call->input, &row, &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer_shape(call, &row);
}

ENDPOINT(saved_view_remove, HTTP_POST, "/views/{number}/remove", SEATED, TAKES_NOTHING,
         GIVES_NOTHING, SAYS("Removes a view that the caller saved")) {
    Refusals refusals = {0};
    TRY(do_saved_view_remove(call->context, call->params[0], &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer_nothing(call);
}
