// Head, tabs and actions of a customer's page.
#include "web/site/site_view.h"

#include "base/messages.h"
#include "web/customer/customer_words.h"
#include "web/frame.h"
#include "web/part/frame/icon.h"
#include "web/part/show/name.h"

enum { TABS_MAX = 8, ACTIONS_MAX = 2 };

Url site_list_url(const PageCall *call, Text list, Text site) {
    return url_with(call->arena, url_path(list), S("site"), site);
}

static void add_tab(SiteTabs *tabs, Message label, Url url, bool current) {
    tabs->items[tabs->count++] = (SiteTab){label, url, current};
}

SiteTabs site_tabs(const PageCall *call, Text site, Text agreement) {
    static const struct {
        Gate gate;
        Text path;
        Message (*label)(void);
    } lists[] = {
        {MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_VIEW),
         S_INIT("/entitlements"), msg_entitlements},
        {MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_REPORTING),
         S_INIT("/reports/renewal-lines"), msg_renewals},
        {MAY(SUBJECT_ORDERS, READ, RIGHT_ORDERING, RIGHT_ORDERING), S_INIT("/orders"), msg_orders},
        {MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), S_INIT("/quotes"), msg_quotes},
        {MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_ORDERING, RIGHT_DOCUMENTS_VIEW), S_INIT("/proofs"),
         msg_nav_proofs},
    };
    SiteTabs tabs = {arena_array(call->arena, SiteTab, TABS_MAX), 0};
    add_tab(&tabs, msg_overview(), customer_url(call->arena, site), true);
    if (agreement.len > 0) {
        add_tab(&tabs, msg_agreement(), agreement_url(call->arena, agreement), false);
    }
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        if (gate_ask(&lists[i].gate, true, call->viewer) == GATE_OPEN) {
            add_tab(&tabs, lists[i].label(), site_list_url(call, lists[i].path, site), false);
        }
    }
    return tabs;
}

static FormFields day_of(const PageCall *call) {
    FormField *fields = arena_array(call->arena, FormField, 1);
    Message problem;
    fields[0] = field_date(S("true_on"), msg_true_on(), page_typed(call, S("true_on")));
    if (page_problem_of(call, NULL, S("true_on"), &problem)) {
        fields[0] = field_with_problem(fields[0], problem);
    }
    return (FormFields){fields, 1};
}

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
    return (Actions){actions, count};
}

SitePage site_page(const PageCall *call, const SiteView *site) {
    const CustomerRow *row = &site->rows[0];
    bool inactive = text_equal(site->agreement_state, S("inactive"));
    SitePage view = {
        .customer = name_of(row->customer_name, call->lang),
        .site = row->site,
        .role = row->agreement.len == 0 ? msg_express()
                : row->originating      ? msg_originating_of()
                                        : msg_additional_of(),
        .agreement = row->agreement,
        .city = row->city,
        .country = row->country,
        .marked = inactive || !text_equal(row->state, S("active")),
        .state =
            tag_of(call->arena, STATES_OF_SITE,
                   inactive && text_equal(row->state, S("active")) ? S("inactive") : row->state),
        .actions = actions_of(call, site),
        .tabs = site_tabs(call, row->site, row->agreement),
        .chances = site_chances(call, site),
        .why = site_why(call, site),
        .self = customer_url(call->arena, row->site),
        .day = day_of(call),
    };
    if (row->agreement.len > 0) {
        view.agreement_page = agreement_url(call->arena, row->agreement);
    }
    site_fill_standing(call, site, &view);
    site_fill_coverage(call, site, &view);
    return view;
}
