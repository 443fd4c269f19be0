// see_agreement_page.
#include "action/agreement/agreement_page.h"

#include "action/agreement/agreement_ledger_private.h"
#include "action/customer/customer_load_private.h"
#include "action/renewal/automatic_rights_private.h"
#include "domain/calendar.h"
#include "domain/record/number_typed.h"
#include "store/q_agreement.h"
#include "store/q_site.h"

#include <string.h>

typedef struct {
    const ActionContext *context;
    EnterpriseId enterprise;
    AgreementId agreement;
    QAgreementLoadPageRow kept;
    Standing standing;
    AgreementPage page;
} Making;

// Who sees every site and every entry of it.
static bool sees_whole(const Making *making) {
    const Viewer *viewer = making->context->viewer;
    return viewer == NULL || viewer->kind == VIEWER_STAFF ||
           (viewer->kind == VIEWER_CUSTOMER && viewer->sees_agreement &&
            viewer->agreement.id == making->agreement.id);
}

static bool is_partner(const Making *making) {
    const Viewer *viewer = making->context->viewer;
    return viewer != NULL && viewer->kind == VIEWER_PARTNER;
}

// ---- sites ----

static Err load_users(const Making *making, SiteId id, AgreementSite *site) {
    QSiteUsersRow users;
    site->users_null = is_partner(making);
    if (site->users_null) {
        return OK;
    }
    TRY(q_site_users(making->context->db, making->context->arena,
                     &(QSiteUsersIn){.enterprise = making->enterprise, .site = id}, &users));
    site->users = users.users;
    site->primary = users.primary_name_null ? (Text){0} : users.primary_name;
    return OK;
}

static Err add_site(Making *making, LineBook *book, const QSiteListOfAgreementRow *row) {
    AgreementPage *page = &making->page;
    AgreementSite site = {.role = row->role, .joined_on = row->joined_on};
    SiteOpen open;
    Text name_key;
    bool found = false;
    TRY(customer_load(making->context, making->enterprise, row->site, &site.customer, &name_key,
                      &found));
    if (!found) {
        return OK;
    }
    TRY(site_open_load(book, making->enterprise, making->agreement, row->site, &open));
    for (size_t i = 0; i < open.count; i++) {
        site.customer.open_renewal_lines += open.sums[i].lines;
    }
    TRY(load_users(making, row->site, &site));
    page->opens_summary =
        page->opens_summary || customer_opens_summary((Sight){site.customer.evidence_bits});
    page->row.users += site.users;
    page->sites[page->site_count++] = site;
    return OK;
}

static Err load_sites(Making *making) {
    const ActionContext *context = making->context;
    QSiteListOfAgreementRows rows;
    LineBook book;
    TRY(q_site_list_of_agreement(
        context->db, context->arena,
        &(QSiteListOfAgreementIn){.enterprise = making->enterprise, .agreement = making->agreement},
        &rows));
    TRY(line_book_open(context, &book));
    making->page.sites = arena_array(context->arena, AgreementSite, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        TRY(add_site(making, &book, &rows.rows[i]));
    }
    return OK;
}

// ---- the ledger ----

static void add_site_points(Making *making, const QPointsListSeenRows *entries) {
    AgreementPage *page = &making->page;
    for (size_t i = 0; i < page->site_count; i++) {
        AgreementSite *site = &page->sites[i];
        site->term_points_null = page->summary.express;
        for (size_t j = 0; j < entries->count && making->standing.has_term; j++) {
            bool counts = entries->rows[j].site.id == site->customer.site_id.id &&
                          entries->rows[j].term == making->standing.term;
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
        .term = making->standing.has_term ? making->standing.term : 0,
    };
    if (page->summary.express || !page->opens_summary) {
        return OK;
    }
    if (!customer_type_find(making->kept.customer_type, &ask.type)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    TRY(q_points_list_seen(
        context->db, context->arena,
        &(QPointsListSeenIn){.enterprise = making->enterprise,
                             .agreement = making->agreement,
                             .account = is_partner(making) ? viewer->account : (AccountId){0},
                             .only_site = page->sees_whole || is_partner(making) ? (SiteId){0}
                                                                                 : viewer->site},
        &entries));
    add_site_points(making, &entries);
    return ledger_make(context, &ask, &entries, &page->ledger, &page->ledger_count);
}

// ---- the agreement ----

static void fill_summary(Making *making) {
    const Programme *programme = making->context->prices.programme;
    AgreementPage *page = &making->page;
    const AgreementSummary *summary = &page->summary;
    AgreementRow *row = &page->row;
    bool term = page->opens_summary && summary->has_term;
    bool next = page->opens_summary && summary->has_next_level;
    row->level = page->opens_summary ? programme_level_code(programme, summary->level) : (Text){0};
    row->term_start_null = row->term_end_null = !term;
    row->term_start = summary->term_start;
    row->term_end = summary->term_end;
    row->next_anniversary_null = !summary->has_term;
    row->next_anniversary = summary->next_anniversary;
    row->term_points_null = !page->opens_summary || summary->express;
    row->term_points = summary->has_term ? summary->term_points : (Points){0};
    row->points_to_next_null = !next;
    if (next) {
        row->next_level = programme_level_code(programme, summary->next_level);
        row->points_to_next = summary->points_to_next;
        page->by_itself = programme->levels[summary->next_level.index].points;
    }
}

static Err fill_whole(Making *making) {
    const ActionContext *context = making->context;
    AgreementRow *row = &making->page.row;
    bool whole = making->page.sees_whole;
    QAgreementLastActivityRow last;
    row->auto_renew_null = !whole;
    row->auto_renew = making->kept.auto_renew;
    row->cap_percent_null = !whole || making->kept.cap_null;
    row->cap_percent.hundredths = making->kept.cap_null ? 0 : (int32_t)making->kept.cap;
    row->users_null = is_partner(making);
    row->inactive_from_null = true;
    if (!whole) {
        return OK;
    }
    TRY(q_agreement_last_activity(context->db, context->arena,
                                  &(QAgreementLastActivityIn){.enterprise = making->enterprise,
                                                              .agreement = making->agreement},
                                  &last));
    if (!last.ordered_on_null && !last.covered_to_null) {
        row->inactive_from_null = false;
        row->inactive_from =
            agreement_inactive_from(context->prices.programme, last.ordered_on, last.covered_to);
    }
    return OK;
}

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
    page->sees_whole = sees_whole(making);
    page->row = (AgreementRow){
        .agreement = making->kept.number,
        .programme = making->kept.programme,
        .customer_type = making->kept.customer_type,
        .state = making->kept.state,
    };
    TRY(load_sites(making));
    *ret_found = page->site_count > 0 || page->sees_whole;
    if (!*ret_found) {
        TRY(saw_a_site(making, ret_found));
    }
    if (!*ret_found) {
        return OK;
    }
    TRY(day_standing(making->context, making->enterprise, making->agreement, &making->standing));
    page->opens_summary = page->opens_summary || page->sees_whole;
    page->summary = standing_summary(&making->standing, making->context->prices.programme);
    page->row.sites = (int64_t)page->site_count;
    fill_summary(making);
    TRY(fill_whole(making));
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
    TRY(q_agreement_load_page(
        context->db, context->arena,
        &(QAgreementLoadPageIn){.enterprise = making.enterprise, .agreement = making.agreement},
        &making.kept, &found));
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
