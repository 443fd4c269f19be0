// Who a customer is, and where its tabs lead.
#include "web/site/site_tabs.h"

#include "base/messages.h"
#include "web/contact/contacts_url.h"
#include "web/customer/customer_words.h"

enum { TABS_MAX = 10 };

Url site_list_url(const PageCall *call, Text list, Text site) {
    return url_with(call->arena, url_path(list), S("site"), site);
}

static void add_tab(SiteTabs *tabs, Message label, Url url, bool current) {
    tabs->items[tabs->count++] = (SiteTab){label, url, current};
}

// Lists of the reader's, asked for this site.
static void add_lists(const PageCall *call, Text site, SiteTabs *tabs) {
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
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        if (gate_ask(&lists[i].gate, true, call->viewer) == GATE_OPEN) {
            add_tab(tabs, lists[i].label(), site_list_url(call, lists[i].path, site), false);
        }
    }
}

static SiteTabs tabs_of(const PageCall *call, const CustomerRow *row, SiteTabKind current) {
    SiteTabs tabs = {arena_array(call->arena, SiteTab, TABS_MAX), 0};
    static const Gate gate = MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW);
    if (gate_ask(&gate, true, call->viewer) == GATE_OPEN) {
        add_tab(&tabs, msg_overview(), customer_url(call->arena, row->site),
                current == SITE_OVERVIEW);
        if (row->agreement.len > 0) {
            add_tab(&tabs, msg_agreement(), agreement_url(call->arena, row->agreement), false);
        }
    }
    if (contacts_gate_opens(call->viewer)) {
        add_tab(&tabs, msg_contacts(), contacts_url(call->arena, row->site),
                current == SITE_CONTACTS);
    }
    add_lists(call, row->site, &tabs);
    if (gate_ask(&gate, true, call->viewer) == GATE_OPEN) {
        add_tab(&tabs, msg_history(),
                url_join(call->arena, customer_url(call->arena, row->site), S("history")),
                current == SITE_HISTORY);
    }
    return tabs;
}

SiteHead site_head(const PageCall *call, const CustomerRow *row, Text agreement_state,
                   SiteTabKind current) {
    bool inactive = text_equal(agreement_state, S("inactive"));
    SiteHead head = {
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
        .tabs = tabs_of(call, row, current),
    };
    if (row->agreement.len > 0) {
        head.agreement_page = agreement_url(call->arena, row->agreement);
    }
    return head;
}
