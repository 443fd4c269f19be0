// The page of one enquiry.
#include "web/enquiry/enquiry_show.h"

#include "action/enquiry/enquiry.h"
#include "action/refusal_status.h"
#include "base/messages.h"
#include "web/enquiry/enquiry_url.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/part/frame/icon.h"
#include "web/part/show/amounts.h"
#include "web/quote/quote_view.h"
#include "web/tpl_enquiry_show.h"

#include <stddef.h>

enum { FACTS_MAX = 5, CRUMB_COUNT = 2, REASON_CHARACTERS_MAX = 1000 };

static const Field end_fields[] = {
    {.name = S_INIT("revision"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(EnquiryEndForm, revision),
     .least = 1,
     .most = INT32_MAX},
    {.name = S_INIT("reason"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(EnquiryEndForm, reason),
     .most = REASON_CHARACTERS_MAX},
};
const FieldTable enquiry_decline_form_fields =
    FIELD_TABLE("the end of an enquiry", EnquiryEndForm, end_fields);
static const Field withdraw_fields[] = {
    {.name = S_INIT("revision"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(EnquiryEndForm, revision),
     .least = 1,
     .most = INT32_MAX},
};
const FieldTable enquiry_withdraw_fields =
    FIELD_TABLE("the end of an enquiry", EnquiryEndForm, withdraw_fields);

static const Text news[] = {S_INIT("nothing"), S_INIT("sent")};
static const Field show_fields[] = {
    {.name = S_INIT("done"),
     .kind = FIELD_CHOICE,
     .offset = offsetof(EnquiryShowAsk, done),
     .choices = news,
     .choice_count = sizeof news / sizeof news[0]},
};
const FieldTable enquiry_show_fields = FIELD_TABLE("an enquiry", EnquiryShowAsk, show_fields);

static Notices notices_of(const PageCall *call) {
    Notice *notice = arena_array(call->arena, Notice, 1);
    *notice = (Notice){.tone = S("good"),
                       .icon = icon_html(call->arena, ICON_CIRCLE_CHECK),
                       .title = msg_enquiry_sent()};
    return (Notices){notice, text_equal(page_typed(call, S("done")), S("sent"))};
}

static Facts facts_of(const PageCall *call, const EnquiryRow *row) {
    Facts facts = {arena_array(call->arena, Fact, FACTS_MAX), 0};
    facts.items[facts.count++] = (Fact){.label = msg_site(), .value = msg_plain(row->site)};
    facts.items[facts.count++] =
        (Fact){.label = msg_enquiry_asked_of(),
               .value = row->partner.len > 0 ? msg_plain(row->partner_name) : msg_enquiry_vendor()};
    facts.items[facts.count++] =
        (Fact){.label = msg_enquiry_asked_on(), .value = msg_day(row->asked_on)};
    if (!row->ended_on_null) {
        facts.items[facts.count++] =
            (Fact){.label = msg_enquiry_ended_on(), .value = msg_day(row->ended_on)};
    }
    if (row->quote.len > 0) {
        facts.items[facts.count++] = (Fact){.label = msg_quote(),
                                            .value = msg_plain(row->quote),
                                            .link = quote_url(call->arena, row->quote)};
    }
    return facts;
}

static EnquiryShowLines lines_of(const PageCall *call, const EnquiryView *enquiry) {
    EnquiryShowLine *lines = arena_array(call->arena, EnquiryShowLine, enquiry->line_count);
    for (size_t i = 0; i < enquiry->line_count; i++) {
        const EnquiryLine *line = &enquiry->lines[i];
        lines[i] = (EnquiryShowLine){line->line, line->part, line->description,
                                     quantity_amount(line->quantity)};
    }
    return (EnquiryShowLines){lines, enquiry->line_count};
}

static FormField why_of(const PageCall *call, const Refusals *tried) {
    FormField field = field_area(S("reason"), msg_reason(), page_typed(call, S("reason")));
    Message problem;
    return page_problem_of(call, tried, S("reason"), &problem) ? field_with_problem(field, problem)
                                                               : field;
}

static void offer(const PageCall *call, const EnquiryView *enquiry, EnquiryShowPage *view) {
    Url own = enquiry_url(call->arena, enquiry->row.enquiry);
    if (enquiry->live.len > 0) {
        view->quote_open = quote_url(call->arena, enquiry->live);
    } else if (enquiry->answers) {
        view->quote_make =
            url_with(call->arena, url_path(S("/quotes/new")), S("enquiry"), enquiry->row.enquiry);
    }
    // Who typed a reason before keeps it.
    view->is_quoted = enquiry->live.len > 0 && page_typed(call, S("reason")).len == 0;
    if (enquiry->answers && !view->is_quoted) {
        view->decline = url_join(call->arena, own, S("decline"));
    }
    if (enquiry->withdraws) {
        view->withdraw = url_join(call->arena, own, S("withdraw"));
    }
}

Err enquiry_show(PageCall *call, int status, const Refusals *tried) {
    EnquiryView enquiry;
    Refusals refusals = {0};
    TRY(see_enquiry(call->context, call->params[0], &enquiry, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    EnquiryShowPage view = {
        .name = enquiry.row.enquiry,
        .state = tag_of(call->arena, STATES_OF_ENQUIRY, enquiry.row.state),
        .customer = enquiry.row.customer_name,
        .facts = facts_of(call, &enquiry.row),
        .note = enquiry.note,
        .reason = enquiry.reason,
        .lines = lines_of(call, &enquiry),
        .why = why_of(call, tried),
        .keys = page_keys(call, S("1")),
    };
    offer(call, &enquiry, &view);
    Crumb *crumbs = arena_array(call->arena, Crumb, CRUMB_COUNT);
    crumbs[0] = (Crumb){msg_enquiries(), url_path(S("/enquiries"))};
    crumbs[1] = (Crumb){.label = msg_plain(enquiry.row.enquiry)};
    PageParts parts = {.title = msg_enquiry_number(enquiry.row.enquiry),
                       .crumbs = {crumbs, CRUMB_COUNT},
                       .notices = notices_of(call),
                       .problems = page_problems(call, tried),
                       .main = page_part(call)};
    tpl_enquiry_show(&parts.main, &view);
    return page_show(call, status, &parts);
}

Err enquiry_ended(PageCall *call, const Refusals *refusals) {
    if (refused(refusals)) {
        return enquiry_show(call, status_of_refusal(refusals->items[0].id), refusals);
    }
    return page_see_other(call, enquiry_url(call->arena, call->params[0]).text);
}
