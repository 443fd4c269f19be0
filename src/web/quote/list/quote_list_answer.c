// The work list of quotes: rows, heads, pager; or the list as a file.
#include "action/quote/quotes_source.h"
#include "base/messages.h"
#include "web/customer/customer_link.h"
#include "web/frame.h"
#include "web/list/list_answer.h"
#include "web/list/list_frame.h"
#include "web/list/list_url.h"
#include "web/lost.h"
#include "web/part/frame/icon.h"
#include "web/part/show/amounts.h"
#include "web/quote/list/quote_list_view.h"
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

// A quote that ended opens no site any more (portal.md V2).
static Url site_page_of(const PageCall *call, const QuoteRow *row) {
    QuoteState state;
    bool live = quote_state_find(row->state, &state) && quote_state_is_live(state);
    return live ? customer_link(call, row->site) : (Url){0};
}

static QuoteListRow row_of(const PageCall *call, const QuoteRow *row) {
    return (QuoteListRow){
        .number = row->number,
        .page = quote_url(call->arena, row->number),
        .kind = text_equal(row->quote_kind, S("sales")) ? msg_kind_sales_quote()
                                                        : msg_kind_renewal_quote(),
        .customer = name_of(row->customer_name, call->lang),
        .site_page = site_page_of(call, row),
        .site = row->site,
        .level = {row->level.len == 0, row->level},
        .lines = row->lines,
        .total = amount_bare(row->total, row->money),
        .currency = row->currency,
        .has_valid_to = !row->valid_to_null,
        .valid_to = due_of(call->context->today, row->valid_to, NEAR_DAYS),
        .waiting_on = waiting_of(row->waiting_on),
        .changed_on = instant_civil_day(row->changed_at, 0),
        .owner = name_of(row->owner, call->lang),
        .state = tag_of(call->arena, STATES_OF_QUOTE, row->state),
    };
}

QuoteListRows quotes_rows(const PageCall *call, const Quotes *quotes) {
    QuoteListRow *rows = arena_array(call->arena, QuoteListRow, quotes->row_count);
    for (size_t i = 0; i < quotes->row_count; i++) {
        rows[i] = row_of(call, &quotes->rows[i]);
    }
    return (QuoteListRows){rows, quotes->row_count};
}

static Empty empty_of(const PageCall *call) {
    bool filtered = call->typed_count > 0;
    Empty empty = {
        .icon = icon_html(call->arena, ICON_RECEIPT_TEXT),
        .title = filtered ? msg_empty_quotes_filter() : msg_empty_quotes(),
        .text = filtered ? msg_empty_quotes_filter_text() : msg_empty_quotes_text(),
    };
    if (filtered) {
        Action *clear = arena_array(call->arena, Action, 1);
        *clear = (Action){.label = msg_clear_all(), .url = url_path(call->request->path)};
        empty.actions = (Actions){clear, 1};
    }
    return empty;
}

static void fill_heads(const PageCall *call, QuoteListPage *view) {
    view->number = list_head(call, msg_number(), S("edge"), S(""), false);
    view->customer = list_head(call, msg_customer(), S("w-c"), S(""), false);
    view->level = list_head(call, msg_level(), S(""), S(""), false);
    view->lines = list_head(call, msg_lines(), S("num"), S(""), false);
    view->total = list_head(call, msg_total(), S("num"), S(""), false);
    view->valid_to = list_head(call, msg_valid_to(), S(""), S(""), false);
    view->waiting_on = list_head(call, msg_waiting_on(), S(""), S(""), false);
    view->changed = list_head(call, msg_changed(), S(""), S(""), false);
    view->state = list_head(call, msg_state(), S("edge-e"), S(""), false);
}

static Pager pager_of(const PageCall *call, const Quotes *quotes) {
    bool first = list_asked(call, S("after")).len == 0;
    int64_t count = (int64_t)quotes->row_count;
    Pager pager = {.range = quotes->next.len == 0 && first ? msg_range_all(count)
                            : first                        ? msg_range_first(count)
                                                           : msg_range_further(count)};
    Url here = list_url(call, S("after"), S(""));
    if (quotes->next.len > 0) {
        pager.next = url_with(call->arena, here, S("after"), quotes->next);
    }
    if (!first) {
        pager.previous = here; // by key: back to the beginning
    }
    return pager;
}

static Message sub_of(const Viewer *viewer) {
    return viewer->kind == VIEWER_CUSTOMER  ? msg_quotes_sub_customer()
           : viewer->kind == VIEWER_PARTNER ? msg_quotes_sub_partner()
                                            : msg_quotes_sub_staff();
}

static Err show(PageCall *call, const Quotes *quotes, const Refusals *refusals) {
    Message *sum = arena_array(call->arena, Message, 1);
    *sum = msg_count_quotes((int64_t)quotes->row_count);
    static const Gate makes = MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES);
    bool may = gate_ask(&makes, true, call->viewer) == GATE_OPEN;
    QuoteListPage view = {
        .make = may ? url_path(S("/quotes/new")) : (Url){{0}},
        .sub = sub_of(call->viewer),
        .say = *sum,
        .exports = list_exports(call),
        .tabs = quotes_tabs(call),
        .filters = quotes_filters(call),
        .bar = {.sums = {sum, 1}, .action = url_path(call->request->path)},
        .caption = msg_quotes(),
        .rows = quotes_rows(call, quotes),
        .empty = empty_of(call),
        .pager = pager_of(call, quotes),
    };
    fill_heads(call, &view);
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
                                                : show(call, &quotes, &refusals);
}
