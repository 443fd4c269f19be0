// POST /views: keeps the present view of a list under a name (ui.md §4).
#include "action/refusal_status.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/list/list_views.h"
#include "web/lost.h"
#include "web/saved_view/saved_view_words.h"
#include "web/tpl_saved_view_form.h"

static SavedViewRow row_of(const PageCall *call, const SavedViewAsk *ask) {
    SavedViewRow row = {.list = ask->list, .name = ask->name, .pair_count = ask->filters.count};
    row.pairs = arena_array(call->arena, SavedFilter, ask->filters.count);
    for (size_t i = 0; i < ask->filters.count; i++) {
        row.pairs[i] = ((const SavedFilter *)ask->filters.items)[i];
    }
    return row;
}

static KeptList kept_of(const PageCall *call, const SavedViewRow *row) {
    Kept *filters = arena_array(call->arena, Kept, row->pair_count);
    for (size_t i = 0; i < row->pair_count; i++) {
        filters[i] = (Kept){row->pairs[i].name, row->pairs[i].value};
    }
    return list_view_kept(call->arena, row->list, filters, row->pair_count);
}

// What was typed stands in the form; the list it was typed on is known here.
static Err show(PageCall *call, const SavedViewRow *row, int status, const Refusals *refusals) {
    Message problem;
    SavedViewForm view = {
        .list = saved_view_list_words(row->list),
        .back = list_view_url(call->arena, row),
        .keys = page_keys(call, S("")),
        .kept = kept_of(call, row),
        .name = field_text(S("name"), msg_name(), page_typed(call, S("name"))),
        .shared = field_check(S("shared"), msg_share_view(),
                              text_equal(page_typed(call, S("shared")), S("yes"))),
    };
    view.shared.value = S("yes");
    if (page_problem_of(call, refusals, S("name"), &problem)) {
        view.name = field_with_problem(view.name, problem);
    }
    PageParts parts = {.title = msg_save_this_view(), .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    tpl_saved_view_form(&parts.main, &view);
    return page_show(call, status, &parts);
}

// What the list does not take is complained about beside what is wrong with the form.
static bool is_of_list(PageCall *call, const SavedViewRow *row) {
    Complaints *complaints = arena_array(call->arena, Complaints, 1);
    FieldPair *pairs = arena_array(call->arena, FieldPair, row->pair_count);
    *complaints = *call->complaints;
    for (size_t i = 0; i < row->pair_count; i++) {
        pairs[i] = (FieldPair){row->pairs[i].name, row->pairs[i].value};
    }
    call->complaints = complaints;
    return call->reads_list(call, row->list, pairs, row->pair_count, complaints);
}

PAGE(saved_view_keep, HTTP_POST, "/views", SEATED, &saved_view_fields) {
    const SavedViewAsk *ask = call->input;
    SavedViewRow row = row_of(call, ask);
    SavedViewRow kept;
    Refusals refusals = {0};
    if (!is_of_list(call, &row)) {
        return page_lost(call, 422); // no form of ours has such a list
    }
    if (call->complaints->count > 0) {
        return show(call, &row, 422, &refusals);
    }
    TRY(do_saved_view_keep(call->context, ask, &kept, &refusals));
    return refused(&refusals) ? show(call, &row, status_of_refusal(refusals.items[0].id), &refusals)
                              : page_see_other(call, list_view_url(call->arena, &row).text);
}

PAGE(saved_view_remove, HTTP_POST, "/views/{number}/remove", SEATED, NO_FIELDS) {
    Refusals refusals = {0};
    TRY(do_saved_view_remove(call->context, call->params[0], &refusals));
    return refused(&refusals) ? page_refused(call, &refusals) : page_see_other(call, S("/views"));
}
