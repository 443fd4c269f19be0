// GET /enquiries: what customers ask quotes for (portal.md P16).
#include "action/enquiry/enquiry.h"
#include "base/messages.h"
#include "web/enquiry/enquiry_list.h"
#include "web/enquiry/enquiry_url.h"
#include "web/frame.h"
#include "web/list/list_frame.h"
#include "web/part/frame/icon.h"
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

static ColumnHead head(const PageCall *call, Message label, Text class) {
    return list_head(call, label, class, S(""), false);
}

PAGE(enquiries, HTTP_GET, "/enquiries", MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES),
     &enquiries_ask_fields) {
    EnquiriesView enquiries = {0};
    Refusals refusals = {0};
    if (call->complaints->count == 0) {
        TRY(see_enquiries(call->context, call->input, &enquiries, &refusals));
    }
    EnquiryListPage view = {
        .actions = enquiry_actions(call, true),
        .name = head(call, msg_enquiry(), S("edge")),
        .customer = head(call, msg_customer(), S("")),
        .partner = head(call, msg_enquiry_asked_of(), S("")),
        .asked = head(call, msg_enquiry_asked_on(), S("")),
        .lines = head(call, msg_lines(), S("num")),
        .quote = head(call, msg_quote(), S("")),
        .state = head(call, msg_state(), S("edge-e")),
        .rows = rows_of(call, &enquiries),
        .empty = {.icon = icon_html(call->arena, ICON_MAIL),
                  .title = msg_enquiries_none(),
                  .text = msg_enquiries_none_text()},
        .pager = list_pager(call, enquiries.count, enquiries.next),
    };
    PageParts parts = {.title = msg_enquiries(), .main = page_part(call)};
    parts.problems = page_problems(call, &refusals);
    tpl_enquiry_list(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}
