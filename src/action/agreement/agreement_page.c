// see_agreement_page.
#include "action/agreement/agreement_page.h"

#include "action/agreement/agreement_ledger_private.h"
#include "action/agreement/agreement_load_private.h"
#include "action/customer/customer_load_private.h"
#include "action/renewal/automatic_rights_private.h"
#include "domain/record/number_typed.h"
#include "store/q_site.h"

typedef struct {
    const ActionContext *context;
    EnterpriseId enterprise;
    AgreementId agreement;
    AgreementLoaded loaded;
    int64_t users;
    AgreementPage page;
} Making;

// ---- sites ----

static Err load_users(const Making *making, SiteId id, AgreementSite *site) {
    QSiteUsersRow users;
    site->users_null = viewer_is_partner(making->context);
    if (site->users_null) {
        return OK;
    }
    TRY(q_site_users(making->context->db, making->context->arena,
                     &(QSiteUsersIn){.enterprise = making->enterprise, .site = id}, &users));
    site->users = users.users;
    site->primary = users.primary_name_null ? (Text){0} : users.primary_name;
    return OK;
}

static Err add_site(Making *making, const QSiteListOfAgreementRow *row, const CustomerRow *customer,
                    const SiteOpen *open) {
    AgreementPage *page = &making->page;
    AgreementSite site = {.customer = *customer, .role = row->role, .joined_on = row->joined_on};
    for (size_t i = 0; i < open->count; i++) {
        site.customer.open_renewal_lines += open->sums[i].lines;
    }
    TRY(load_users(making, row->site, &site));
    page->opens_summary =
        page->opens_summary || customer_opens_summary((Sight){site.customer.evidence_bits});
    making->users += site.users;
    page->sites[page->site_count++] = site;
    return OK;
}

static Err add_sites(Making *making, const QSiteListOfAgreementRows *rows) {
    const ActionContext *context = making->context;
    SiteKey *keys = arena_array(context->arena, SiteKey, rows->count);
    LoadedCustomer *customers = arena_array(context->arena, LoadedCustomer, rows->count);
    SiteOpen *opens = arena_array(context->arena, SiteOpen, rows->count);
    LineBook book;
    size_t count = 0;
    for (size_t i = 0; i < rows->count; i++) {
        keys[i] = (SiteKey){making->enterprise, rows->rows[i].site};
    }
    TRY(customers_load(context, keys, rows->count, customers, &count));
    for (size_t i = 0; i < count; i++) {
        keys[i].site = customers[i].row.site_id;
    }
    TRY(line_book_open(context, &book));
    TRY(sites_open_load(&book, keys, count, opens));
    for (size_t i = 0, at = 0; i < rows->count && at < count; i++) {
        if (rows->rows[i].site.id == customers[at].row.site_id.id) {
            TRY(add_site(making, &rows->rows[i], &customers[at].row, &opens[at]));
            at++;
        }
    }
    return OK;
}

static Err load_sites(Making *making) {
    const ActionContext *context = making->context;
    QSiteListOfAgreementRows rows;
    TRY(q_site_list_of_agreement(
        context->db, context->arena,
        &(QSiteListOfAgreementIn){.enterprise = making->enterprise, .agreement = making->agreement},
        &rows));
    making->page.sites = arena_array(context->arena, AgreementSite, rows.count);
    return add_sites(making, &rows);
}

// ---- the ledger ----

static void add_site_points(Making *making, const QPointsListSeenRows *entries) {
    AgreementPage *page = &making->page;
    for (size_t i = 0; i < page->site_count; i++) {
        AgreementSite *site = &page->sites[i];
        site->term_points_null = page->summary.express;
        for (size_t j = 0; j < entries->count && making->loaded.standing.has_term; j++) {
            bool counts = entries->rows[j].site.id == site->customer.site_id.id &&
                          entries->rows[j].term == making->loaded.standing.term;
            site->term_points.hundredths += counts ? entries->rows[j].points.hundredths : 0;
        }
    }
}

static Err load_ledger(Making *making) {
    const ActionContext *context = making->context;
    const Viewer *viewer = context->viewer;
    AgreementPage *page = &making->page;
    QPointsListSeenRows entries;
    LedgerAsk ask = {
        .enterprise = making->enterprise,
        .agreement = making->agreement,
        .whole = page->sees_whole,
        .summary = &page->summary,
        .term = making->loaded.standing.has_term ? making->loaded.standing.term : 0,
    };
    if (page->summary.express || !page->opens_summary) {
        return OK;
    }
    if (!customer_type_find(making->loaded.kept.customer_type, &ask.type)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    TRY(q_points_list_seen(
        context->db, context->arena,
        &(QPointsListSeenIn){
            .enterprise = making->enterprise,
            .agreement = making->agreement,
            .account = viewer_is_partner(making->context) ? viewer->account : (AccountId){0},
            .only_site = page->sees_whole || viewer_is_partner(making->context) ? (SiteId){0}
                                                                                : viewer->site},
        &entries));
    add_site_points(making, &entries);
    return ledger_make(context, &ask, &entries, &page->ledger, &page->ledger_count);
}

// ---- the agreement ----

// Orders and proofs of a site name the agreement in which it stood then: its header stays open.
static Err saw_a_site(const Making *making, bool *ret_saw) {
    const ActionContext *context = making->context;
    QSiteListHistoryRows rows;
    *ret_saw = false;
    TRY(q_site_list_history(context->db, context->arena,
                            &(QSiteListHistoryIn){.enterprise = making->enterprise}, &rows));
    for (size_t i = 0; i < rows.count && !*ret_saw; i++) {
        Sight sight = {0};
        if (rows.rows[i].agreement.id == making->agreement.id) {
            TRY(sight_of_site(context, making->enterprise, rows.rows[i].site, &sight));
        }
        *ret_saw = sees(sight);
    }
    return OK;
}

static Err make(Making *making, bool *ret_found) {
    AgreementPage *page = &making->page;
    page->sees_whole = agreement_seen_whole(making->context, making->agreement);
    TRY(load_sites(making));
    *ret_found = page->site_count > 0 || page->sees_whole;
    if (!*ret_found) {
        TRY(saw_a_site(making, ret_found));
    }
    if (!*ret_found) {
        return OK;
    }
    page->opens_summary = page->opens_summary || page->sees_whole;
    TRY(agreement_row_load(making->context, &making->loaded, page->opens_summary, &page->row));
    page->summary = making->loaded.summary;
    page->row.sites = (int64_t)page->site_count;
    page->row.users = making->users;
    if (page->sees_whole && making->context->viewer != NULL) {
        TRY(automatic_may(making->context, making->context->db, making->enterprise,
                          making->agreement, &page->may_switch));
    }
    return load_ledger(making);
}

Err see_agreement_page(const ActionContext *context, Text number, AgreementPage *ret_page,
                       Refusals *ret_refusals) {
    Making making = {.context = context};
    bool found = false;
    *ret_refusals = (Refusals){0};
    TRY(directory_find(context->db, context->arena, S("agreement"),
                       number_typed(context->arena, number), &making.enterprise,
                       &making.agreement.id, &found));
    // What is not there does the work of what is hidden (V6).
    TRY(agreement_load(context, making.enterprise, making.agreement, &making.loaded, &found));
    if (found) {
        TRY(make(&making, &found));
    }
    if (!found) {
        refuse(
            ret_refusals,
            (Refusal){.id = REFUSAL_AGREEMENT_NOT_FOUND, .field = S("agreement"), .value = number});
        return OK;
    }
    *ret_page = making.page;
    return OK;
}
