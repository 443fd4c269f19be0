// Actions of a customer's page, and the day that it shows.
#include "web/site/site_view.h"

#include "base/messages.h"
#include "web/customer/customer_words.h"
#include "web/enquiry/enquiry_url.h"
#include "web/frame.h"
#include "web/list/time_fields.h"
#include "web/part/frame/icon.h"

enum { ACTIONS_MAX = 3 };

static Actions actions_of(const PageCall *call, const SiteView *site) {
    static const Gate reports = MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_REPORTING);
    Action *actions = arena_array(call->arena, Action, ACTIONS_MAX);
    size_t count = 0;
    if (site->line_count > 0 && gate_ask(&reports, true, call->viewer) == GATE_OPEN) {
        actions[count++] = (Action){
            .label = msg_see_renewals(),
            .url = site_list_url(call, S("/reports/renewal-lines"), site->rows[0].site),
            .icon = icon_html(call->arena, ICON_CALENDAR_CLOCK),
            .primary = true,
        };
    }
    static const Gate quotes = MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES);
    if (gate_ask(&quotes, true, call->viewer) == GATE_OPEN) {
        actions[count++] =
            (Action){.label = msg_new_quote(),
                     .url = site_list_url(call, S("/quotes/new"), site->rows[0].site),
                     .icon = icon_html(call->arena, ICON_PENCIL)};
    }
    if (enquiry_ask_opens(call->viewer)) {
        actions[count++] = (Action){
            .label = msg_enquiry_ask(),
            .url = enquiry_ask_url(call->arena, site->rows[0].site, S("")),
            .icon = icon_html(call->arena, ICON_PLUS),
        };
    }
    return (Actions){actions, count};
}

SitePage site_page(const PageCall *call, const SiteView *site) {
    const CustomerRow *row = &site->rows[0];
    SitePage view = {
        .head = site_head(call, row, site->agreement_state, SITE_OVERVIEW),
        .chances = site_chances(call, site),
        .why = site_why(call, site),
        .day = time_form(call, customer_url(call->arena, row->site)),
    };
    view.head.actions = actions_of(call, site);
    site_fill_standing(call, site, &view);
    site_fill_coverage(call, site, &view);
    return view;
}
