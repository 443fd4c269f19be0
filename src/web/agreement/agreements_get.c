// GET /agreements: the agreements that the reader sees (portal.md P11); a page, or a file.
#include "base/messages.h"
#include "domain/value/figures.h"
#include "web/agreement/agreement_list.h"
#include "web/agreement/agreements_ask.h"
#include "web/customer/customer_words.h"
#include "web/frame.h"
#include "web/level_words.h"
#include "web/list/list_answer.h"
#include "web/list/list_frame.h"
#include "web/list/list_views.h"
#include "web/list/time_fields.h"
#include "web/lost.h"
#include "web/part/frame/icon.h"
#include "web/tpl_agreement_list.h"

static AgreementListRow row_of(const PageCall *call, const AgreementRow *row) {
    AgreementListRow shown = {
        .agreement = row->agreement,
        .page = agreement_url(call->arena, row->agreement),
        .customer = name_of(row->site_name, call->lang),
        .inactive = text_equal(row->state, S("inactive")),
        .state = tag_of(call->arena, STATES_OF_SITE, row->state),
        .programme = programme_words(row->programme),
        .customer_type = customer_type_words(row->customer_type),
        .has_level = row->level.len > 0,
        .level = {false, level_called(call, row->level)},
        .has_points = !row->term_points_null,
        .points = points_amount(row->term_points),
        .has_next = !row->points_to_next_null,
        .has_term = !row->term_start_null,
        .term_start = row->term_start,
        .term_end = row->term_end,
        .has_anniversary = !row->next_anniversary_null,
        .anniversary = row->next_anniversary,
        .has_inactive_from = !row->inactive_from_null,
        .inactive_from = row->inactive_from,
        .sites = row->sites,
        .has_users = !row->users_null,
        .users = row->users,
    };
    if (shown.has_next) {
        shown.next = msg_points_to_level(points_amount(row->points_to_next),
                                         level_called(call, row->next_level));
    }
    return shown;
}

static AgreementListRows rows_of(const PageCall *call, const AgreementsView *agreements) {
    AgreementListRow *rows = arena_array(call->arena, AgreementListRow, agreements->count);
    for (size_t i = 0; i < agreements->count; i++) {
        rows[i] = row_of(call, &agreements->rows[i]);
    }
    return (AgreementListRows){rows, agreements->count};
}

static void fill_heads(const PageCall *call, AgreementListPage *view) {
    view->agreement = list_head(call, msg_agreement(), S("edge"), S("agreement"),
                                list_asked(call, S("name")).len == 0);
    view->programme = list_head(call, msg_programme(), S(""), S("programme"), false);
    view->level = list_head(call, msg_level(), S(""), S("level"), false);
    view->points = list_head(call, msg_points(), S("num"), S("term_points"), false);
    view->term = list_head(call, msg_term(), S(""), S("term_end"), false);
    view->anniversary =
        list_head(call, msg_column_next_anniversary(), S(""), S("next_anniversary"), false);
    view->inactive_from = list_head(call, msg_inactive_from(), S(""), S("inactive_from"), false);
    view->sites = list_head(call, msg_sites(), S("num edge-e"), S("sites"), false);
}

static Message sub_of(const Viewer *viewer) {
    return viewer->kind == VIEWER_PARTNER    ? msg_agreements_sub_partner()
           : viewer->kind == VIEWER_CUSTOMER ? msg_agreements_sub_customer()
                                             : msg_agreements_sub_staff();
}

static Err show(PageCall *call, const AgreementsView *agreements, const Refusals *refusals) {
    AgreementListPage view = {
        .sub = agreements->when == NULL ? sub_of(call->viewer) : time_words(call, agreements->when),
        .say = msg_count_agreements((int64_t)agreements->count),
        .exports = list_exports_of(call, agreements->count),
        .filters = agreements_filters(call, refusals),
        .rows = rows_of(call, agreements),
        .empty = list_empty(call, msg_no_agreements(), msg_no_agreements_text()),
        .pager = list_pager(call, agreements->count, agreements->next),
    };
    fill_heads(call, &view);
    TRY(list_tabs(call, (Tabs){.count = 0}, &view.tabs));
    PageParts parts = {.title = msg_agreements(), .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    tpl_agreement_list(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}

static Err stream(PageCall *call, const AgreementsAsk *ask) {
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (!list_file_rows(call, &ask->rows, &agreement_columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, &agreements_source, &rows, &state, &memory));
    agreements_state(state, memory, &ask->agreements);
    list_file_name(call, S("agreements"), rows.form.format);
    return OK;
}

PAGE(agreements, HTTP_GET, "/agreements",
     MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), &agreements_ask_fields) {
    const AgreementsAsk *ask = call->input;
    AgreementsView agreements = {0};
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return show(call, &agreements, &refusals);
    }
    TRY(see_agreements(call->context, &ask->agreements, &agreements, &refusals));
    bool is_page = refused(&refusals) || ask->rows.format == ASK_PAGE;
    return is_page ? show(call, &agreements, &refusals) : stream(call, ask);
}
