// GET /customers: the search for customers (portal.md P09); a page, or a file.
#include "base/messages.h"
#include "domain/value/figures.h"
#include "web/customer/customer_list.h"
#include "web/customer/customer_words.h"
#include "web/customer/customers_ask.h"
#include "web/frame.h"
#include "web/level_words.h"
#include "web/list/list_answer.h"
#include "web/list/list_frame.h"
#include "web/list/list_views.h"
#include "web/list/time_fields.h"
#include "web/lost.h"
#include "web/part/frame/icon.h"
#include "web/part/show/amounts.h"
#include "web/tpl_customer_list.h"

// The first of what opens it stands in the list; the customer's page has them all (V7).
static bool evidence_of(Text evidence, Message *ret_message) {
    static const struct {
        Text name;
        Message (*words)(void);
    } kinds[] = {
        {S_INIT("sale"), msg_evidence_sale},       {S_INIT("incumbent"), msg_evidence_incumbent},
        {S_INIT("quote"), msg_evidence_quote},     {S_INIT("named"), msg_evidence_named},
        {S_INIT("consent"), msg_evidence_consent},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (text_begins(evidence, kinds[i].name)) {
            *ret_message = kinds[i].words();
            return true;
        }
    }
    return false;
}

static CustomerListRow row_of(const PageCall *call, const CustomerRow *customer) {
    CustomerListRow row = {
        .customer = name_of(customer->customer_name, call->lang),
        .site = customer->site,
        .page = customer_url(call->arena, customer->site),
        .moving = !text_equal(customer->state, S("active")),
        .state = tag_of(call->arena, STATES_OF_SITE, customer->state),
        .city = customer->city,
        .country = customer->country,
        .agreement = customer->agreement,
        .programme = programme_words(customer->programme),
        .has_summary = !customer->term_points_null,
        .level = {false, level_called(call, customer->level)},
        .points = points_amount(customer->term_points),
        .has_anniversary = !customer->next_anniversary_null,
        .anniversary = customer->next_anniversary,
        .open_lines = customer->open_renewal_lines,
        .has_value = !customer->open_renewal_value_null,
        .value = amount_bare(customer->open_renewal_value, customer->money),
        .currency = customer->currency,
        .has_end = !customer->next_coverage_end_null,
        .next_end = customer->next_coverage_end,
        .has_order = !customer->last_order_on_null,
        .last_order = customer->last_order_on,
    };
    row.has_evidence = evidence_of(customer->evidence, &row.evidence);
    if (customer->agreement.len > 0) {
        row.agreement_page = agreement_url(call->arena, customer->agreement);
    }
    return row;
}

static CustomerListRows rows_of(const PageCall *call, const CustomersView *customers) {
    CustomerListRow *rows = arena_array(call->arena, CustomerListRow, customers->count);
    for (size_t i = 0; i < customers->count; i++) {
        rows[i] = row_of(call, &customers->rows[i]);
    }
    return (CustomerListRows){rows, customers->count};
}

static void fill_heads(const PageCall *call, CustomerListPage *view) {
    view->customer = list_head(call, msg_customer(), S("edge"), S("customer_name"),
                               list_asked(call, S("name")).len == 0);
    view->place = list_head(call, msg_column_city(), S(""), S("city"), false);
    view->agreement = list_head(call, msg_agreement(), S(""), S("agreement"), false);
    view->level = list_head(call, msg_level(), S(""), S("level"), false);
    view->points = list_head(call, msg_points(), S("num"), S("term_points"), false);
    view->anniversary =
        list_head(call, msg_column_next_anniversary(), S(""), S("next_anniversary"), false);
    view->open = list_head(call, msg_open_renewals(), S("num"), S("open_renewal_lines"), false);
    view->last_order = list_head(call, msg_last_order(), S(""), S("last_order_on"), false);
    view->evidence = list_head(call, msg_seen_through(), S("edge-e"), S("evidence"), false);
}

static Message sub_of(const Viewer *viewer) {
    return viewer->kind == VIEWER_PARTNER    ? msg_customers_sub_partner()
           : viewer->kind == VIEWER_CUSTOMER ? msg_customers_sub_customer()
                                             : msg_customers_sub_staff();
}

static Err show(PageCall *call, const CustomersView *customers, const Refusals *refusals,
                bool asked) {
    CustomerListPage view = {
        .sub = customers->when == NULL ? sub_of(call->viewer) : time_words(call, customers->when),
        .say = msg_count_customers((int64_t)customers->sites),
        .exports = list_exports_of(call, customers->count),
        .filters = customers_filters(call, refusals),
        .caption = msg_customers(),
        .rows = rows_of(call, customers),
        .pager = list_pager(call, customers->sites, customers->next),
    };
    view.empty = list_empty(call, msg_search_first(), msg_search_first_text());
    if (!asked) {
        view.empty = (Empty){.icon = icon_html(call->arena, ICON_SEARCH),
                             .title = msg_search_first(),
                             .text = msg_search_first_text()};
    }
    fill_heads(call, &view);
    TRY(list_tabs(call, (Tabs){.count = 0}, &view.tabs));
    PageParts parts = {.title = msg_customers(), .main = page_part(call)};
    parts.problems = asked ? page_problems(call, refusals) : (Problems){0};
    tpl_customer_list(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}

static Err stream(PageCall *call, const CustomersAsk *ask) {
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (!list_file_rows(call, &ask->rows, &customer_columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, &customers_source, &rows, &state, &memory));
    customers_state(state, memory, &ask->customers);
    list_file_name(call, S("customers"), rows.form.format);
    return OK;
}

PAGE(customers, HTTP_GET, "/customers",
     MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), &customers_ask_fields) {
    const CustomersAsk *ask = call->input;
    CustomersView customers = {0};
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return show(call, &customers, &refusals, true);
    }
    TRY(see_customers(call->context, &ask->customers, &customers, &refusals));
    if (!refused(&refusals) && ask->rows.format != ASK_PAGE) {
        return stream(call, ask);
    }
    bool asked = !refused(&refusals) || refusals.items[0].id != REFUSAL_FILTER_REQUIRED ||
                 ask->rows.format != ASK_PAGE;
    return show(call, &customers, &refusals, asked);
}
