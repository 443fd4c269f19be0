// Sight of one site: the visibility relation for partners, their own site for customers.
#include "action/sight.h"

#include "action/action_private.h"
#include "action/shared_private.h"
#include "store/q_site.h"
#include "store/q_visibility.h"

static const struct {
    Text name;
    unsigned evidence;
} kinds[] = {
    {S_INIT("sale"), EVIDENCE_SALE},       {S_INIT("incumbent"), EVIDENCE_INCUMBENT},
    {S_INIT("quote"), EVIDENCE_QUOTE},     {S_INIT("named"), EVIDENCE_NAMED},
    {S_INIT("consent"), EVIDENCE_CONSENT},
};

static unsigned evidence_named(Text name) {
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (text_equal(kinds[i].name, name)) {
            return kinds[i].evidence;
        }
    }
    NEVER("a kind of evidence");
}

static Err sight_of_partner(const ActionContext *context, EnterpriseId enterprise, SiteId site,
                            Sight *ret_sight) {
    QVisibilityListOfSiteRows rows;
    Sight sight = {0};
    TRY(q_visibility_list_of_site(context->db, context->arena,
                                  &(QVisibilityListOfSiteIn){.enterprise = enterprise,
                                                             .site = site,
                                                             .account = context->viewer->account,
                                                             .today = context->today},
                                  &rows));
    for (size_t i = 0; i < rows.count; i++) {
        sight.evidence |= evidence_named(rows.rows[i].evidence);
    }
    *ret_sight = sight;
    return OK;
}

Err sights_of_agreements(const ActionContext *context, const AgreementKey *agreements, size_t count,
                         Sight *ret_sights) {
    Arena *arena = context->arena;
    Shared shared = shared_new(arena, count);
    QVisibilityListOfAgreementsRows rows;
    ENSURE(viewer_is_partner(context));
    for (size_t i = 0; i < count; i++) {
        const int64_t ids[] = {agreements[i].enterprise.id, agreements[i].agreement.id};
        shared_add_ids(arena, &shared, i, ids, sizeof ids / sizeof ids[0]);
    }
    TRY(q_visibility_list_of_agreements(
        context->db, arena,
        &(QVisibilityListOfAgreementsIn){.agreements = shared_list(arena, &shared),
                                         .account = context->viewer->account,
                                         .today = context->today},
        &rows));
    Sight *by_place = arena_array(arena, Sight, shared.map.count);
    for (size_t i = 0; i < rows.count; i++) {
        by_place[rows.rows[i].at].evidence |= evidence_named(rows.rows[i].evidence);
    }
    for (size_t i = 0; i < count; i++) {
        ret_sights[i] = by_place[shared.of_row[i]];
    }
    return OK;
}

Err sight_of_agreement(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
                       Sight *ret_sight) {
    return sights_of_agreements(context, &(AgreementKey){enterprise, agreement}, 1, ret_sight);
}

bool sight_is_own(const Viewer *viewer, EnterpriseId enterprise, SiteId site,
                  AgreementId agreement) {
    return enterprise.id == viewer->enterprise.id &&
           (site.id == viewer->site.id ||
            (viewer->sees_agreement && agreement.id == viewer->agreement.id));
}

static Err sight_of_customer(const ActionContext *context, EnterpriseId enterprise, SiteId site,
                             Sight *ret_sight) {
    const Viewer *viewer = context->viewer;
    bool own = sight_is_own(viewer, enterprise, site, (AgreementId){0});
    if (!own && viewer->sees_agreement && enterprise.id == viewer->enterprise.id) {
        QSiteAgreementOfRow row;
        bool found = false;
        TRY(q_site_agreement_of(context->db, context->arena,
                                &(QSiteAgreementOfIn){.enterprise = enterprise, .site = site}, &row,
                                &found));
        own = found && sight_is_own(viewer, enterprise, site, row.agreement);
    }
    *ret_sight = (Sight){own ? EVIDENCE_OWN : 0};
    return OK;
}

Err sight_of_site(const ActionContext *context, EnterpriseId enterprise, SiteId site,
                  Sight *ret_sight) {
    const Viewer *viewer = context->viewer;
    if (viewer == NULL || viewer->kind == VIEWER_STAFF) {
        *ret_sight = (Sight){EVIDENCE_STAFF};
        return OK;
    }
    return viewer->kind == VIEWER_PARTNER ? sight_of_partner(context, enterprise, site, ret_sight)
                                          : sight_of_customer(context, enterprise, site, ret_sight);
}

static Err sights_of_partner(const ActionContext *context, const SightPlace *places, size_t count,
                             Sight *ret_sights) {
    Arena *arena = context->arena;
    Shared sites = shared_new(arena, count);
    QVisibilityListOfSitesRows rows;
    for (size_t i = 0; i < count; i++) {
        const int64_t ids[] = {places[i].enterprise.id, places[i].site.id};
        shared_add_ids(arena, &sites, i, ids, sizeof ids / sizeof ids[0]);
    }
    TRY(q_visibility_list_of_sites(context->db, arena,
                                   &(QVisibilityListOfSitesIn){.sites = shared_list(arena, &sites),
                                                               .account = context->viewer->account,
                                                               .today = context->today},
                                   &rows));
    Sight *by_place = arena_array(arena, Sight, sites.map.count);
    for (size_t i = 0; i < rows.count; i++) {
        by_place[rows.rows[i].at].evidence |= evidence_named(rows.rows[i].evidence);
    }
    for (size_t i = 0; i < count; i++) {
        ret_sights[i] = by_place[sites.of_row[i]];
    }
    return OK;
}

Err sights_of_sites(const ActionContext *context, const SightPlace *places, size_t count,
                    Sight *ret_sights) {
    const Viewer *viewer = context->viewer;
    if (viewer != NULL && viewer->kind == VIEWER_PARTNER) {
        return count == 0 ? OK : sights_of_partner(context, places, count, ret_sights);
    }
    bool house = viewer == NULL || viewer->kind == VIEWER_STAFF;
    for (size_t i = 0; i < count; i++) {
        bool own = !house &&
                   sight_is_own(viewer, places[i].enterprise, places[i].site, places[i].agreement);
        ret_sights[i] = (Sight){house ? EVIDENCE_STAFF : own ? EVIDENCE_OWN : 0};
    }
    return OK;
}

Date contacts_since(Date today) {
    enum { YEARS = 2, FEBRUARY = 2, LEAP_DAY = 29 };
    CivilDay since = date_civil(today);
    since.year -= YEARS;
    since.day -=
        since.month == FEBRUARY && since.day == LEAP_DAY; // two years before, it is not there
    return date_of(since);
}

Err sight_opens_contacts(const ActionContext *context, EnterpriseId enterprise, SiteId site,
                         Sight sight, bool *ret_opens) {
    QVisibilityHasSaleSinceRow row;
    *ret_opens = sees_by(sight, EVIDENCE_INCUMBENT | EVIDENCE_NAMED | EVIDENCE_CONSENT |
                                    EVIDENCE_OWN | EVIDENCE_STAFF);
    if (*ret_opens || !sees_by(sight, EVIDENCE_SALE)) {
        return OK;
    }
    TRY(q_visibility_has_sale_since(
        context->db, context->arena,
        &(QVisibilityHasSaleSinceIn){.enterprise = enterprise,
                                     .site = site,
                                     .account = context->viewer->account,
                                     .since = contacts_since(context->today)},
        &row));
    *ret_opens = row.sales > 0;
    return OK;
}

bool viewer_is_partner(const ActionContext *context) {
    return context->viewer != NULL && context->viewer->kind == VIEWER_PARTNER;
}

bool agreement_seen_whole(const ActionContext *context, AgreementId agreement) {
    const Viewer *viewer = context->viewer;
    return viewer == NULL || viewer->kind == VIEWER_STAFF ||
           (viewer->kind == VIEWER_CUSTOMER && viewer->sees_agreement &&
            viewer->agreement.id == agreement.id);
}
