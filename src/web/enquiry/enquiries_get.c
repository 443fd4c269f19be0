// GET /enquiries: what customers ask quotes for (portal.md P16); a page, or a file.
#include "base/messages.h"
#include "web/enquiry/enquiries_ask.h"
#include "web/enquiry/enquiry_list.h"
#include "web/enquiry/enquiry_url.h"
#include "web/frame.h"
#include "web/list/list_answer.h"
#include "web/list/list_frame.h"
#include "web/list/list_views.h"
#include "web/list/time_fields.h"
#include "web/lost.h"
#include "web/quote/quote_view.h"
#include "web/tpl_enquiry_list.h"

static EnquiryListRows rows_of(const PageCall *call, const EnquiriesView *enquiries) {
    EnquiryListRow *rows = arena_array(call->arena, EnquiryListRow, enquiries->count);
    for (size_t i = 0; i < enquiries->count; i++) {
        const EnquiryRow *row = &enquiries->rows[i];
        rows[i] = (EnquiryListRow){
            .name = row->enquiry,
            .page = enquiry_url(call->arena, row->enquiry),
            .customer = name_of(row->customer_name, call->lang),
            .site = row->site,
            .partner = row->partner.len > 0 ? msg_plain(row->partner_name) : msg_enquiry_vendor(),
            .asked_on = row->asked_on,
            .lines = row->lines,
            .quote = row->quote,
            .state = tag_of(call->arena, STATES_OF_ENQUIRY, row->state),
        };
        if (row->quote.len > 0) {
            rows[i].quote_page = quote_url(call->arena, row->quote);
        }
    }
    return (EnquiryListRows){rows, enquiries->count};
}

static void fill_heads(const PageCall *call, EnquiryListPage *view) {
    view->name = list_head(call, msg_enquiry(), S("edge"), S("enquiry"), false);
    view->customer = list_head(call, msg_customer(), S(""), S("customer_name"), false);
    view->partner = list_head(call, msg_enquiry_asked_of(), S(""), S("partner_name"), false);
    view->asked = list_head(call, msg_enquiry_asked_on(), S(""), S("asked_on"), false);
    view->lines = list_head(call, msg_lines(), S("num"), S("lines"), false);
    view->quote = list_head(call, msg_quote(), S(""), S("quote"), false);
    view->state = list_head(call, msg_state(), S("edge-e"), S("state"), false);
}

static Err show(PageCall *call, const EnquiriesView *enquiries, const Refusals *refusals) {
    EnquiryListPage view = {
        .sub = enquiries->when == NULL ? msg_enquiries_sub() : time_words(call, enquiries->when),
        .say = msg_count_enquiries((int64_t)enquiries->count),
        .exports = list_exports_of(call, enquiries->count),
        .filters = enquiries_filters(call, refusals),
        .rows = rows_of(call, enquiries),
        .empty = list_empty(call, msg_enquiries_none(), msg_enquiries_none_text()),
        .pager = list_pager(call, enquiries->count, enquiries->next),
    };
    if (enquiry_ask_opens(call->viewer)) {
        view.ask = enquiry_ask_url(call->arena, S(""), S(""));
    }
    fill_heads(call, &view);
    TRY(list_tabs(call, (Tabs){.count = 0}, &view.tabs));
    PageParts parts = {.title = msg_enquiries(), .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    tpl_enquiry_list(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}

static Err stream(PageCall *call, const EnquiriesPageAsk *ask) {
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (!list_file_rows(call, &ask->rows, &enquiry_columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, &enquiries_source, &rows, &state, &memory));
    enquiries_state(state, memory, &ask->enquiries);
    list_file_name(call, S("enquiries"), rows.form.format);
    return OK;
}

PAGE(enquiries, HTTP_GET, "/enquiries", MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES),
     &enquiries_page_fields) {
    const EnquiriesPageAsk *ask = call->input;
    EnquiriesView enquiries = {0};
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return show(call, &enquiries, &refusals);
    }
    TRY(see_enquiries(call->context, &ask->enquiries, &enquiries, &refusals));
    bool is_page = refused(&refusals) || ask->rows.format == ASK_PAGE;
    return is_page ? show(call, &enquiries, &refusals) : stream(call, ask);
}
