// see_agreement_page.
#include "action/agreement/agreement_page.h"

#include "action/agreement/agreement_ledger_private.h"
#include "action/agreement/agreement_load_private.h"
#include "action/agreement/agreements_question_private.h"
#include "action/customer/customer_load_private.h"
#include "action/renewal/automatic_rights_private.h"
#include "action/shared_private.h"
#include "domain/record/number_typed.h"
#include "store/q_site.h"

#include <stddef.h>

static const Field fields[] = {
    {.name = S_INIT("sort"), .kind = FIELD_NAME, .offset = offsetof(AgreementInput, sort)},
};
static const FieldInside insides[] = {{&view_time_fields, offsetof(AgreementInput, when)}};
const FieldTable agreement_fields =
    FIELD_TABLE_WITH("an agreement", AgreementInput, fields, insides);

typedef struct {
    const ActionContext *context;
    EnterpriseId enterprise;
    AgreementId agreement;
    AsOf as_of;
    const AsOf *then; // NULL: now
    Sort sort;
    AgreementLoaded loaded;
    int64_t users;
    AgreementPage page;
} Making;

// ---- sites ----

// Of all sites at once, once they stand.
static Err load_users(Making *making) {
    Arena *arena = making->context->arena;
    AgreementPage *page = &making->page;
    Shared shared = shared_new(arena, page->site_count);
    QSiteListUsersRows rows;
    const QSiteListUsersRow **users = NULL;
    if (viewer_is_partner(making->context) || making->then != NULL) {
        return OK;
    }
    for (size_t i = 0; i < page->site_count; i++) {
        const int64_t ids[] = {making->enterprise.id, page->sites[i].customer.site_id.id};
        shared_add_ids(arena, &shared, i, ids, sizeof ids / sizeof ids[0]);
    }
    TRY(q_site_list_users(making->context->db, arena,
                          &(QSiteListUsersIn){.sites = shared_list(arena, &shared)}, &rows));
    SHARED_ROWS(arena, &shared, &rows, users);
    for (size_t i = 0; i < page->site_count; i++) {
        const QSiteListUsersRow *of = users[shared.of_row[i]];
        AgreementSite *site = &page->sites[i];
        site->users_null = false;
        site->users = of == NULL ? 0 : of->users;
        site->primary = of == NULL || of->primary_name_null ? (Text){0} : of->primary_name;
        making->users += site->users;
    }
    return OK;
}

static void add_site(Making *making, const CustomerRow *customer) {
    AgreementPage *page = &making->page;
    AgreementSite site = {
        .customer = *customer,
        .role = customer->originating ? S("originating") : S("additional"),
        .joined_on = customer->joined_on,
        .users_null = true,
    };
    page->opens_summary =
        page->opens_summary || customer_opens_summary((Sight){customer->evidence_bits});
    page->sites[page->site_count++] = site;
}

// There may be lines of several currencies; here they are counted alone.
static Err add_sites_now(Making *making, const SiteId *sites, size_t count) {
    const ActionContext *context = making->context;
    SiteKey *keys = arena_array(context->arena, SiteKey, count);
    LoadedCustomer *customers = arena_array(context->arena, LoadedCustomer, count);
    SiteOpen *opens = arena_array(context->arena, SiteOpen, count);
    LineBook book;
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        keys[i] = (SiteKey){making->enterprise, sites[i]};
    }
    TRY(customers_load(context, keys, count, customers, &found));
    for (size_t i = 0; i < found; i++) {
        keys[i].site = customers[i].row.site_id;
    }
    TRY(line_book_open(context, &book));
    TRY(sites_open_load(&book, keys, found, opens));
    for (size_t i = 0; i < found; i++) {
        for (size_t j = 0; j < opens[i].count; j++) {
            customers[i].row.open_renewal_lines += opens[i].sums[j].lines;
        }
        add_site(making, &customers[i].row);
    }
    return OK;
}

static Err add_site_then(Making *making, SiteId site) {
    CustomerRow row;
    bool found = false;
    TRY(customer_load_then(making->context, *making->then, making->enterprise, site, &row, &found));
    if (!found) {
        return OK;
    }
    TRY(customer_load_parts(making->context, *making->then, CUSTOMER_STANDING | CUSTOMER_OPEN,
                            &row));
    add_site(making, &row);
    return OK;
}

// The sites of that time; of another than now by number, and put in order behind.
static Err list_sites(const Making *making, SiteId **ret_sites, size_t *ret_count) {
    const ActionContext *context = making->context;
    QSiteListOfAgreementRows rows;
    SitesThen then;
    size_t count = 0;
    if (making->then == NULL) {
        TRY(q_site_list_of_agreement(context->db, context->arena,
                                     &(QSiteListOfAgreementIn){.enterprise = making->enterprise,
                                                               .agreement = making->agreement},
                                     &rows));
        *ret_count = rows.count;
        *ret_sites = arena_array(context->arena, SiteId, rows.count);
        for (size_t i = 0; i < rows.count; i++) {
            (*ret_sites)[i] = rows.rows[i].site;
        }
        return OK;
    }
    TRY(as_of_sites(context, making->enterprise, making->as_of, &then));
    *ret_sites = arena_array(context->arena, SiteId, then.count);
    for (size_t i = 0; i < then.count; i++) {
        if (then.sites[i].agreement.id == making->agreement.id) {
            (*ret_sites)[count++] = then.sites[i].site;
        }
    }
    *ret_count = count;
    return OK;
}

// By what is asked; what that leaves open, as lists of sites stand: the originating one first.
static void sort_sites(Making *making) {
    AgreementPage *page = &making->page;
    Sort *sort = &making->sort;
    if (sort->count + 2 <= SORT_KEYS_MAX) {
        sort->keys[sort->count++] =
            (SortKey){columns_find(&agreement_site_columns, S("role")), true};
        sort->keys[sort->count++] =
            (SortKey){columns_find(&agreement_site_columns, S("site")), false};
    }
    const void **sorted =
        sort_rows(making->context->arena, sort, page->sites, page->site_count, sizeof *page->sites);
    AgreementSite *sites = arena_array(making->context->arena, AgreementSite, page->site_count);
    for (size_t i = 0; i < page->site_count; i++) {
        sites[i] = *(const AgreementSite *)sorted[i];
    }
    page->sites = sites;
}

static Err load_sites(Making *making) {
    SiteId *sites = NULL;
    size_t count = 0;
    TRY(list_sites(making, &sites, &count));
    making->page.sites = arena_array(making->context->arena, AgreementSite, count);
    if (making->then == NULL) {
        TRY(add_sites_now(making, sites, count));
        return load_users(making);
    }
    for (size_t i = 0; i < count; i++) {
        TRY(add_site_then(making, sites[i]));
    }
    return OK;
}

// ---- the ledger ----

// Those that count at that time.
static void keep_then(const Making *making, QPointsListSeenRows *entries) {
    size_t count = 0;
    for (size_t i = 0; i < entries->count; i++) {
        if (as_of_counts(making->as_of, entries->rows[i].seq, entries->rows[i].on_day)) {
            entries->rows[count++] = entries->rows[i];
        }
    }
    entries->count = count;
}

// Of the running term, as far as the viewer sees them.
static void add_site_points(Making *making, const QPointsListSeenRows *entries) {
    AgreementPage *page = &making->page;
    for (size_t i = 0; i < page->site_count; i++) {
        AgreementSite *site = &page->sites[i];
        site->term_points_null = !page->stands || page->summary.express;
        for (size_t j = 0; j < entries->count && making->loaded.standing.has_term; j++) {
            bool counts = entries->rows[j].site.id == site->customer.site_id.id &&
                          entries->rows[j].term == making->loaded.standing.term;
            site->term_points.hundredths += counts ? entries->rows[j].points.hundredths : 0;
        }
    }
}

static Err load_ledger(Making *making) {
    const ActionContext *context = making->context;
    AgreementPage *page = &making->page;
    QPointsListSeenRows entries;
    bool runs = page->stands && making->loaded.standing.has_term;
    LedgerAsk ask = {
        .enterprise = making->enterprise,
        .agreement = making->agreement,
        .whole = page->sees_whole,
        .then = making->then,
        .term = runs ? making->loaded.standing.term : 0,
        .term_points = runs ? making->loaded.standing.term_points : (Points){0},
    };
    if (text_equal(making->loaded.kept.programme, S("express")) || !page->opens_summary) {
        return OK;
    }
    if (!customer_type_find(making->loaded.kept.customer_type, &ask.type)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    TRY(q_points_list_seen(
        context->db, context->arena,
        &(QPointsListSeenIn){.enterprise = making->enterprise,
                             .agreement = making->agreement,
                             .account = agreement_account(context),
                             .only_site = agreement_only_site(context, making->agreement)},
        &entries));
    if (making->then != NULL) {
        keep_then(making, &entries);
    }
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
    TRY(making->then != NULL ? OK : agreements_add_activity(making->context, &making->loaded, 1));
    TRY(agreement_row_load(making->context, making->then, &making->loaded, page->opens_summary,
                           &page->row, ret_found));
    page->stands = making->loaded.stands;
    page->summary = making->loaded.summary;
    page->row.sites = (int64_t)page->site_count;
    page->row.users = making->users;
    if (page->sees_whole && making->context->viewer != NULL && making->then == NULL) {
        TRY(automatic_may(making->context, making->context->db, making->enterprise,
                          making->agreement, &page->may_switch));
    }
    TRY(*ret_found ? load_ledger(making) : OK);
    sort_sites(making);
    return OK;
}

// The time and the order that are asked for; the time is of the enterprise that was found.
static Err read_input(const ActionContext *context, const AgreementInput *input, Making *making,
                      Refusals *refusals) {
    static const Column by_name =
        COLUMN_CALLED("customer_name", AgreementSite, customer.name_key, COLUMN_TEXT);
    TimeHere here = {.when = input == NULL ? NULL : view_time(context, &input->when)};
    Text wrong;
    TRY(time_here(context, making->enterprise, &here));
    making->page.when = here.when;
    making->as_of = here.as_of;
    making->then = here.when == NULL ? NULL : &making->as_of;
    if (input != NULL && !sort_parse(&agreement_site_columns, input->sort, &making->sort, &wrong)) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_SORT, .field = S("sort"), .value = wrong});
    }
    sort_by(&making->sort, &by_name);
    return OK;
}

Err see_agreement_page(const ActionContext *context, Text number, const AgreementInput *input,
                       AgreementPage *ret_page, Refusals *ret_refusals) {
    Making making = {.context = context};
    bool found = false;
    *ret_refusals = (Refusals){0};
    TRY(directory_find(context->db, context->arena, S("agreement"),
                       number_typed(context->arena, number), &making.enterprise,
                       &making.agreement.id, &found));
    TRY(read_input(context, input, &making, ret_refusals));
    // What is not there does the work of what is hidden (V6).
    TRY(agreement_load(context, making.enterprise, making.agreement, &making.loaded, &found));
    if (found && !refused(ret_refusals)) {
        TRY(make(&making, &found));
    }
    if (!found && !refused(ret_refusals)) {
        refuse(
            ret_refusals,
            (Refusal){.id = REFUSAL_AGREEMENT_NOT_FOUND, .field = S("agreement"), .value = number});
    }
    if (!refused(ret_refusals)) {
        *ret_page = making.page;
    }
    return OK;
}
