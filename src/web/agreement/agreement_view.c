// Summary, sites and ledger of an agreement.
#include "web/agreement/agreement_view.h"

#include "base/messages.h"
#include "domain/value/figures.h"
#include "web/chart/level_meter.h"
#include "web/customer/customer_words.h"
#include "web/level_words.h"
#include "web/list/list_frame.h"
#include "web/transfer/transfer_url.h"
#include "web/list/list_url.h"
#include "web/list/time_fields.h"
#include "web/order/order_words.h"
#include "web/part/frame/icon.h"
#include "web/renewal/automatic/automatic_view.h"

enum { FACTS_MAX = 7, ENTRIES_SHOWN = 400 };

// ---- the summary ----

static Html meter_of(const PageCall *call, const AgreementSummary *summary, Message says) {
    const Programme *programme = call->context->prices.programme;
    MeterLevel levels[LEVELS_MAX];
    if (summary->fixed_level || level_is_none(summary->level)) {
        return (Html){0};
    }
    for (int8_t i = 0; i < programme->level_count; i++) {
        levels[i] = (MeterLevel){level_called(call, programme->levels[i].code),
                                 programme->levels[i].points};
    }
    LevelMeter meter = {
        .levels = levels,
        .level_count = (size_t)programme->level_count,
        .current = (size_t)summary->level.index,
        .points = summary->has_term ? summary->term_points : (Points){0},
        .says = says,
    };
    return level_meter_html(call->arena, call->lang, &meter);
}

static void fill_points(const PageCall *call, const AgreementPage *page, AgreementShow *view) {
    const AgreementRow *row = &page->row;
    view->has_term = !row->term_start_null;
    view->term = msg_term_from_to(row->term_start, row->term_end);
    if (!page->opens_summary || !page->stands || page->summary.express) {
        view->advice = page->summary.express  ? msg_express_has_no_points()
                       : !page->opens_summary ? msg_points_not_opened()
                                              : msg_points_not_of_that_day();
        return;
    }
    view->has_points = true;
    view->points =
        msg_meter_says_now(points_amount(row->term_points), level_called(call, row->level));
    view->meter = meter_of(call, &page->summary, view->points);
    view->missing = row->points_to_next_null
                        ? msg_highest_level()
                        : msg_points_to_level(points_amount(row->points_to_next),
                                              level_called(call, row->next_level));
    view->advice = page->summary.fixed_level ? msg_fixed_level_text()
                   : row->points_to_next_null
                       ? msg_points_together()
                       : msg_order_reaches_level(points_amount(row->points_by_itself),
                                                 level_called(call, row->next_level));
}

static void add_fact(Facts *facts, bool given, Message label, Message value) {
    if (given) {
        facts->items[facts->count++] = (Fact){.label = label, .value = value};
    }
}

static Facts facts_of(const PageCall *call, const AgreementPage *page) {
    const AgreementRow *row = &page->row;
    Facts facts = {arena_array(call->arena, Fact, FACTS_MAX), 0};
    bool active = text_equal(row->state, S("active"));
    add_fact(&facts, !row->next_anniversary_null, msg_column_next_anniversary(),
             msg_day(row->next_anniversary));
    add_fact(&facts, !row->auto_renew_null, msg_column_auto_renew(),
             row->auto_renew ? msg_yes() : msg_no());
    if (page->may_switch) {
        facts.items[facts.count - 1].link = automatic_url(call->arena, row->agreement);
    }
    add_fact(&facts, active && !row->inactive_from_null, msg_inactive_from(),
             msg_day(row->inactive_from));
    add_fact(&facts, true, msg_agreement_state(),
             active ? msg_agreement_active_since(row->state_since)
                    : msg_agreement_inactive_since(row->state_since));
    facts.items[facts.count - 1].link = agreement_state_url(call->arena, row->agreement);
    add_fact(&facts, true, msg_sites(), msg_count_sites(row->sites));
    add_fact(&facts, !row->users_null, msg_users(), msg_count_users(row->users));
    return facts;
}

// ---- sites ----

static AgreementSiteRows sites_of(const PageCall *call, const AgreementPage *page) {
    AgreementSiteRow *rows = arena_array(call->arena, AgreementSiteRow, page->site_count);
    for (size_t i = 0; i < page->site_count; i++) {
        const AgreementSite *site = &page->sites[i];
        bool first = text_equal(site->role, S("originating"));
        rows[i] = (AgreementSiteRow){
            .customer = name_of(site->customer.customer_name, call->lang),
            .site = site->customer.site,
            .page = customer_url(call->arena, site->customer.site),
            .role = first ? msg_originating() : msg_additional(),
            .city = site->customer.city,
            .country = site->customer.country,
            .joined = site->joined_on,
            .primary = site->primary,
            .has_users = !site->users_null,
            .users = site->users,
            .has_points = !site->term_points_null && page->opens_summary,
            .points = points_amount(site->term_points),
            .open_lines = site->customer.open_renewal_lines,
        };
    }
    return (AgreementSiteRows){rows, page->site_count};
}

static void fill_site_heads(const PageCall *call, AgreementShow *view) {
    view->site = list_head(call, msg_site(), S("edge"), S("customer_name"), false);
    view->city = list_head(call, msg_column_city(), S(""), S("city"), false);
    view->joined = list_head(call, msg_joined(), S(""), S("joined_on"), false);
    view->primary = list_head(call, msg_primary_user(), S(""), S("primary"), false);
    view->term_points = list_head(call, msg_points(), S("num"), S("term_points"), false);
    view->open =
        list_head(call, msg_open_renewals(), S("num edge-e"), S("open_renewal_lines"), false);
}

// Another day: the form goes on with the order that is asked for.
static AnotherDay day_of(const PageCall *call, Text agreement) {
    static const Text own[] = {S_INIT("true_on"), S_INIT("known_on"), S_INIT("")};
    AnotherDay day = time_form(call, agreement_url(call->arena, agreement));
    day.kept = list_kept(call, own);
    return day;
}

// ---- the ledger ----

static Message what_of(Text cause) {
    return text_equal(cause, S("order"))    ? msg_cause_order()
           : text_equal(cause, S("return")) ? msg_cause_return()
           : text_equal(cause, S("reset"))  ? msg_cause_reset()
                                            : msg_cause_others();
}

static AgreementEntry entry_of(const PageCall *call, const LedgerSeen *row) {
    static const Gate gate = MAY(SUBJECT_ORDERS, READ, RIGHT_ORDERING, RIGHT_ORDERING);
    AgreementEntry entry = {
        .date = row->date,
        .reset = text_equal(row->cause, S("reset")),
        .what = what_of(row->cause),
        .order = row->order,
        .site = row->site,
        .part = row->part,
        .has_quantity = !row->quantity_null,
        .quantity = quantity_amount(row->quantity),
        .has_points = !row->points_null,
        .points = points_amount(row->points),
        .has_total = !row->term_total_null,
        .total = points_amount(row->term_total),
        .level = level_called(call, row->level_after),
        .level_before = level_called(call, row->level_before),
    };
    if (row->order.len > 0 && gate_ask(&gate, true, call->viewer) == GATE_OPEN) {
        entry.order_page = order_url(call->arena, row->order);
    }
    return entry;
}

// The latest first; what is older than the page is in the file.
static AgreementEntries entries_of(const PageCall *call, const AgreementPage *page) {
    size_t count = page->ledger_count < ENTRIES_SHOWN ? page->ledger_count : ENTRIES_SHOWN;
    AgreementEntry *items = arena_array(call->arena, AgreementEntry, count);
    for (size_t i = 0; i < count; i++) {
        items[i] = entry_of(call, &page->ledger[page->ledger_count - 1 - i]);
    }
    return (AgreementEntries){items, count};
}

// ---- the whole ----

const Text agreement_tab_names[TAB_COUNT] = {
    [TAB_SITES] = S_INIT("sites"),
    [TAB_POINTS] = S_INIT("points"),
    [TAB_ACCESS] = S_INIT("access"),
};

Url agreement_tab_url(const PageCall *call, Text number, AgreementTabKind tab) {
    Url url = agreement_url(call->arena, number);
    return tab == TAB_SITES ? url : url_with(call->arena, url, S("tab"), agreement_tab_names[tab]);
}

static AgreementTabs tabs_of(const PageCall *call, Text number, AgreementTabKind tab) {
    AgreementTab *tabs = arena_array(call->arena, AgreementTab, TAB_COUNT);
    size_t count = 0;
    tabs[count++] =
        (AgreementTab){msg_sites(), agreement_tab_url(call, number, TAB_SITES), tab == TAB_SITES};
    tabs[count++] = (AgreementTab){msg_points_ledger(), agreement_tab_url(call, number, TAB_POINTS),
                                   tab == TAB_POINTS};
    if (access_opens(call->viewer)) {
        tabs[count++] = (AgreementTab){
            msg_users_and_access(), agreement_tab_url(call, number, TAB_ACCESS), tab == TAB_ACCESS};
    }
    return (AgreementTabs){tabs, count};
}

AgreementShow agreement_show(const PageCall *call, const AgreementPage *page, AgreementTabKind tab,
                             const AccessView *access) {
    const AgreementRow *row = &page->row;
    AgreementShow view = {
        .number = row->agreement,
        .programme = programme_words(row->programme),
        .customer_type = customer_type_words(row->customer_type),
        .inactive = text_equal(row->state, S("inactive")),
        .state = tag_of(call->arena, STATES_OF_SITE, row->state),
        .exports = list_exports(call),
        .tabs = tabs_of(call, row->agreement, tab),
        .facts = facts_of(call, page),
        .shows_sites = tab == TAB_SITES,
        .shows_points = tab == TAB_POINTS,
        .sites_text = page->sees_whole ? msg_sites_all() : msg_sites_seen(),
        .points_text = page->sees_whole     ? msg_ledger_all()
                       : page->when == NULL ? msg_ledger_own()
                                            : msg_ledger_own_then(),
        .shows_day = tab != TAB_ACCESS,
        .day = day_of(call, row->agreement),
        .no_entries = {.icon = icon_html(call->arena, ICON_GAUGE),
                       .title = msg_no_points(),
                       .text = msg_no_points_text()},
    };
    if (text_equal(row->programme, S("relationship")) && !view.inactive) {
        view.join = transfer_new_url(call, S("agreement"), row->agreement);
    }
    fill_points(call, page, &view);
    if (view.shows_sites) {
        view.sites = sites_of(call, page);
        fill_site_heads(call, &view);
    } else if (view.shows_points) {
        view.entries = entries_of(call, page);
    } else {
        agreement_fill_access(call, access, &view);
    }
    return view;
}
