// The work list of quotes: rows, heads, pager; or the list as a file.
#include "action/quote/quotes_source.h"
#include "base/messages.h"
#include "web/customer/customer_link.h"
#include "web/frame.h"
#include "web/level_words.h"
#include "web/list/list_answer.h"
#include "web/list/list_columns.h"
#include "web/list/list_frame.h"
#include "web/list/list_url.h"
#include "web/list/list_views.h"
#include "web/list/time_fields.h"
#include "web/lost.h"
#include "web/part/show/amounts.h"
#include "web/quote/list/quote_list_view.h"
#include "web/quote/quote_make.h"
#include "web/quote/quote_view.h"
#include "web/tpl_quote_list.h"

enum { NEAR_DAYS = 14 };

static Message waiting_of(Text waiting_on) {
    return text_equal(waiting_on, S("owner"))      ? msg_waiting_owner()
           : text_equal(waiting_on, S("customer")) ? msg_waiting_customer()
           : text_equal(waiting_on, S("approver")) ? msg_waiting_approver()
           : text_equal(waiting_on, S("order"))    ? msg_waiting_order()
                                                   : msg_plain(S("–"));
}

// A quote that ended opens no site any more (portal.md V2); one of another day may have since.
static Url site_page_of(const PageCall *call, const ViewTime *when, const QuoteRow *row) {
    QuoteState state;
    bool live = when == NULL && quote_state_find(row->state, &state) && quote_state_is_live(state);
    return live ? customer_link(call, row->site) : (Url){0};
}

static QuoteListRow row_of(const PageCall *call, const ViewTime *when, const QuoteRow *row,
                           const ListColumns *columns) {
    Date today = when == NULL ? call->context->today : when->true_on;
    return (QuoteListRow){
        .number = row->number,
        .page = time_kept(call, quote_url(call->arena, row->number)),
        .kind = text_equal(row->quote_kind, S("sales")) ? msg_kind_sales_quote()
                                                        : msg_kind_renewal_quote(),
        .customer = name_of(row->customer_name, call->lang),
        .site_page = site_page_of(call, when, row),
        .site = row->site,
        .level = {row->level.len == 0, level_called(call, row->level)},
        .has_lines = !row->lines_null,
        .lines = row->lines,
        .has_total = !row->total_null,
        .total = amount_bare(row->total, row->money),
        .currency = row->currency,
        .has_valid_to = !row->valid_to_null,
        .valid_to = due_of(today, row->valid_to, NEAR_DAYS),
        .waiting_on = waiting_of(row->waiting_on),
        .changed_on = instant_civil_day(row->changed_at, 0),
        .owner = name_of(row->owner, call->lang),
        .state = tag_of(call->arena, STATES_OF_QUOTE, row->state),
        .extra = list_extra_cells(call, columns, row),
    };
}

static QuoteListRows rows_of(const PageCall *call, const Quotes *quotes,
                             const ListColumns *columns) {
    QuoteListRow *rows = arena_array(call->arena, QuoteListRow, quotes->row_count);
    for (size_t i = 0; i < quotes->row_count; i++) {
        rows[i] = row_of(call, quotes->when, &quotes->rows[i], columns);
    }
    return (QuoteListRows){rows, quotes->row_count};
}

static void fill_heads(const PageCall *call, bool sorts, QuoteListPage *view) {
    view->number = list_head_if(call, sorts, msg_number(), S("edge"), S("number"));
    view->customer = list_head_if(call, sorts, msg_customer(), S("w-c"), S("customer_name"));
    view->level = list_head_if(call, sorts, msg_level(), S(""), S("level"));
    view->lines = list_head_if(call, sorts, msg_lines(), S("num"), S("lines"));
    view->total = list_head_if(call, sorts, msg_total(), S("num"), S("total"));
    view->valid_to = list_head_if(call, sorts, msg_valid_to(), S(""), S("valid_to"));
    view->waiting_on = list_head_if(call, sorts, msg_waiting_on(), S(""), S("waiting_on"));
    view->changed = list_head_if(call, sorts, msg_changed(), S(""), S("changed_at"));
    view->state = list_head_if(call, sorts, msg_state(), S("edge-e"), S("state"));
}

static Message sub_of(const Viewer *viewer) {
    return viewer->kind == VIEWER_CUSTOMER  ? msg_quotes_sub_customer()
           : viewer->kind == VIEWER_PARTNER ? msg_quotes_sub_partner()
                                            : msg_quotes_sub_staff();
}

static const Text own_columns[] = {
    S_INIT("kind"),          S_INIT("number"),     S_INIT("quote_kind"),
    S_INIT("customer_name"), S_INIT("site"),       S_INIT("level"),
    S_INIT("lines"),         S_INIT("total"),      S_INIT("currency"),
    S_INIT("valid_to"),      S_INIT("waiting_on"), S_INIT("changed_at"),
    S_INIT("owner"),         S_INIT("state"),      S_INIT("")};

static Err show(PageCall *call, const RowsAsk *ask, const Quotes *quotes,
                const Refusals *refusals) {
    ListColumns columns;
    if (!list_columns(call, ask, &quote_row_columns, own_columns, &columns)) {
        return page_lost(call, 400);
    }
    Message *sum = arena_array(call->arena, Message, 1);
    *sum = msg_count_quotes((int64_t)quotes->row_count);
    QuoteListPage view = {
        .actions = quote_make_actions(call, true),
        .sub = quotes->when == NULL ? sub_of(call->viewer) : time_words(call, quotes->when),
        .say = *sum,
        .exports = list_exports(call),
        .filters = quotes_filters(call),
        .bar = {.sums = {sum, 1}},
        .extra = list_extra_heads(call, &columns, false),
        .caption = msg_quotes(),
        .rows = rows_of(call, quotes, &columns),
        .empty = list_empty(call, msg_empty_quotes(), msg_empty_quotes_text()),
        .pager = list_pager(call, quotes->row_count, quotes->next),
    };
    fill_heads(call, list_sorts(call, quotes->next), &view);
    TRY(list_tabs(call, quotes_tabs(call), &view.tabs));
    list_choices(call, &columns, &view.bar);
    PageParts parts = {.title = msg_quotes(), .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    tpl_quote_list(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}

static Err stream(PageCall *call, const QuotesAsk *ask) {
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (!list_file_rows(call, &ask->rows, &quote_row_columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, &quotes_source, &rows, &state, &memory));
    quotes_state(state, memory, &ask->quotes);
    list_file_name(call, S("quotes"), rows.form.format);
    return OK;
}

Err quotes_answer(PageCall *call) {
    const QuotesAsk *ask = call->input;
    Quotes quotes = {0};
    Refusals refusals = {0};
    if (call->complaints->count == 0) {
        TRY(see_quotes(call->context, &ask->quotes, &quotes, &refusals));
    }
    bool fine = call->complaints->count == 0 && !refused(&refusals);
    return fine && ask->rows.format != ASK_PAGE ? stream(call, ask)
                                                : show(call, &ask->rows, &quotes, &refusals);
}
