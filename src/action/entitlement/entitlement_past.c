// Folds the events of the sites that a holder had then.
#include "action/entitlement/entitlement_past_private.h"

#include "store/q_agreement.h"
#include "store/q_entitlement.h"

typedef struct {
    QEntitlementListEventsOfSiteRows events;
    Text site;
} SiteEvents;

// One record, whose events begin at `first`; returns the place behind them.
static Err fold_record(const SiteEvents *site, size_t first, AsOf as_of, size_t *ret_end,
                       EntitlementRows *rows) {
    const QEntitlementListEventsOfSiteRow *begin = &site->events.rows[first];
    EntitlementState state = {0};
    PartType type;
    size_t end = first;
    for (;
         end < site->events.count && site->events.rows[end].entitlement.id == begin->entitlement.id;
         end++) {
        const QEntitlementListEventsOfSiteRow *row = &site->events.rows[end];
        EntitlementEvent event = {
            .seq = row->seq,
            .on_day = row->on_day,
            .change = row->change,
            .coverage_end = row->coverage_end,
            .agreement_since = row->agreement_since,
        };
        if (as_of_counts(as_of, row->seq, row->on_day) &&
            !history_entitlement_step(&state, &event)) {
            return FAULT_AT(FAULT_DB_VALUE, 0);
        }
    }
    *ret_end = end;
    if (!part_type_find(begin->type, &type)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    if (state.exists && state.quantity > 0 &&
        coverage_is_held(type, state.coverage_end, as_of.true_on)) {
        rows->rows[rows->count++] = (EntitlementRow){
            .site = site->site,
            .part = begin->part,
            .quantity = {state.quantity},
            .coverage_end = state.coverage_end,
            .covered = !date_before(state.coverage_end, as_of.true_on),
        };
    }
    return OK;
}

// Adds what a site held; the rows have room for all events.
static Err add_site(const SiteEvents *site, AsOf as_of, EntitlementRows *rows) {
    for (size_t at = 0; at < site->events.count;) {
        TRY(fold_record(site, at, as_of, &at, rows));
    }
    return OK;
}

// An agreement is there from its enrolment on, also without a site.
static Err is_enrolled(const ActionContext *context, const Holder *holder, AsOf as_of, bool *ret) {
    QAgreementLoadEnrolmentRow row;
    TRY(q_agreement_load_enrolment(context->db, context->arena,
                                   &(QAgreementLoadEnrolmentIn){.enterprise = holder->enterprise,
                                                                .agreement = holder->agreement},
                                   &row));
    *ret = as_of_counts(as_of, row.enrolled_seq, row.enrolled_on);
    return OK;
}

Err entitlements_past(const ActionContext *context, const Holder *holder, AsOf as_of,
                      EntitlementRows *ret_rows, bool *ret_found) {
    SitesThen then;
    EntitlementRows rows = {0};
    size_t room = 0;
    size_t count = 0;
    TRY(as_of_sites(context, holder->enterprise, as_of, &then));
    SiteEvents *sites = arena_array(context->arena, SiteEvents, then.count);
    for (size_t i = 0; i < then.count; i++) {
        const SiteThen *site = &then.sites[i];
        bool of_holder = holder->of_agreement ? site->agreement.id == holder->agreement.id
                                              : site->site.id == holder->site.id;
        if (of_holder) {
            sites[count].site = site->number;
            TRY(q_entitlement_list_events_of_site(
                context->db, context->arena,
                &(QEntitlementListEventsOfSiteIn){.enterprise = holder->enterprise,
                                                  .site = site->site},
                &sites[count].events));
            room += sites[count++].events.count;
        }
    }
    rows.rows = arena_array(context->arena, EntitlementRow, room);
    for (size_t i = 0; i < count; i++) {
        TRY(add_site(&sites[i], as_of, &rows));
    }
    *ret_rows = rows;
    *ret_found = count > 0;
    return holder->of_agreement ? is_enrolled(context, holder, as_of, ret_found) : OK;
}
