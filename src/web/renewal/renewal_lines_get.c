// GET /reports/renewal-lines: what falls due, for whoever may see it (portal.md P21); a page, or a
// file.
#include "action/renewal/renewal_lines_source.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/list/list_answer.h"
#include "web/list/list_frame.h"
#include "web/list/list_url.h"
#include "web/list/list_views.h"
#include "web/list/time_fields.h"
#include "web/lost.h"
#include "web/quote/made/renewal_quotes_form.h"
#include "web/quote/quote_make.h"
#include "web/renewal/lines_view.h"
#include "web/tpl_renewal_lines.h"

static Message sub_of(const Viewer *viewer) {
    return viewer->kind == VIEWER_PARTNER    ? msg_lines_sub_partner()
           : viewer->kind == VIEWER_CUSTOMER ? msg_lines_sub_customer()
                                             : msg_lines_sub_staff();
}

static void fill_heads(const PageCall *call, RenewalLinesPage *view) {
    view->due = list_head(call, msg_due(), S(""), S("due"), true);
    view->customer = list_head(call, msg_customer(), S("w-c"), S("customer_name"), false);
    view->part = list_head(call, msg_part(), S(""), S("part"), false);
    view->product = list_head(call, msg_product(), S("w-p"), S(""), false);
    view->coverage = list_head(call, msg_new_coverage(), S(""), S("coverage_start"), false);
    view->level = list_head(call, msg_level(), S(""), S("level"), false);
    view->points = list_head(call, msg_points(), S("num"), S("points"), false);
    view->extended = list_head(call, msg_amount(), S("num"), S("extended"), false);
    view->state = list_head(call, msg_state(), S("edge-e"), S("state"), false);
}

// Adds up what the page did not, where it can be.
static Url lines_all(const PageCall *call, const LinesAsk *ask, const RenewalTotals *totals) {
    bool can = !totals->valued && totals->lines > 0 && ask->lines.totals == RENEWAL_TOTALS_BRIEF;
    return can ? list_url(call, S("totals"), S("values")) : (Url){0};
}

static bool may_quote(const Viewer *viewer) {
    static const Gate gate = MAY(SUBJECT_RENEWAL_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES);
    return gate_ask(&gate, true, viewer) == GATE_OPEN;
}

static const Text own_columns[] = {S_INIT("due"),
                                   S_INIT("customer_name"),
                                   S_INIT("site"),
                                   S_INIT("part"),
                                   S_INIT("part_type"),
                                   S_INIT("description"),
                                   S_INIT("quantity"),
                                   S_INIT("metric"),
                                   S_INIT("coverage_start"),
                                   S_INIT("coverage_end"),
                                   S_INIT("level"),
                                   S_INIT("points"),
                                   S_INIT("extended"),
                                   S_INIT("currency"),
                                   S_INIT("state"),
                                   S_INIT("quote"),
                                   S_INIT("")};

static Err show(PageCall *call, const LinesAsk *ask, const RenewalLines *lines,
                const Refusals *refusals) {
    bool can_quote = lines->when == NULL && may_quote(call->viewer); // what is open today
    ListColumns columns;
    if (!list_columns(call, &ask->rows, &renewal_line_columns, own_columns, &columns)) {
        return page_lost(call, 400);
    }
    RenewalLinesPage view = {
        .sub = lines->when == NULL ? sub_of(call->viewer) : time_words(call, lines->when),
        .say = lines_count_words(&lines->totals),
        .exports = list_exports(call),
        .actions = lines->when == NULL ? quote_make_actions(call, true) : (Actions){0},
        .filters = lines_filters(call, ask),
        .bar = {.sums = lines_sums(call, &lines->totals),
                .all = lines_all(call, ask, &lines->totals)},
        .extra = list_extra_heads(call, &columns, true),
        .caption = msg_renewal_lines(),
        .rows = lines_rows(call, lines, can_quote, &columns),
        .page_sums = lines_page_sums(call, lines),
        .can_quote = can_quote,
        .contact = renewal_quotes_contact(call),
        .maximum = renewal_quotes_maximum(call),
        .keys = page_keys(call, S("")),
        .here = page_here(call),
        .empty = list_empty(call, msg_empty_no_data(), msg_empty_no_data_text()),
        .pager = list_pager(call, lines->line_count, lines->next),
    };
    fill_heads(call, &view);
    TRY(list_tabs(call, lines_tabs(call), &view.tabs));
    list_choices(call, &columns, &view.bar);
    PageParts parts = {.title = msg_renewal_lines(), .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    tpl_renewal_lines(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}

static Err stream(PageCall *call, const LinesAsk *ask) {
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (!list_file_rows(call, &ask->rows, &renewal_line_columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, &renewal_lines_source, &rows, &state, &memory));
    renewal_lines_state(state, memory, &ask->lines);
    list_file_name(call, S("renewal-lines"), rows.form.format);
    return OK;
}

PAGE(renewal_lines, HTTP_GET, "/reports/renewal-lines",
     MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_REPORTING), &lines_ask_fields) {
    LinesAsk ask = *(const LinesAsk *)call->input;
    RenewalLines lines = {0};
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return show(call, &ask, &lines, &refusals);
    }
    bool is_file = ask.rows.format != ASK_PAGE;
    if (is_file || ask.lines.totals != RENEWAL_TOTALS_VALUES) {
        ask.lines.totals = is_file ? RENEWAL_TOTALS_NONE : RENEWAL_TOTALS_BRIEF;
    }
    ask.lines.by_record = is_file;
    ask.lines.without_proofs =
        !is_file && ask.rows.fields.count == 0; // no column of the page's own
    TRY(see_renewal_lines(call->context, &ask.lines, &lines, &refusals));
    if (!refused(&refusals) && is_file) {
        return stream(call, &ask);
    }
    return show(call, &ask, &lines, &refusals);
}
