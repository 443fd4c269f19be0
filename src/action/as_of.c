// What was appended, folded for a view.
#include "action/as_of_private.h"

#include "action/shared_private.h"
#include "store/agreement_store.h"
#include "store/db_pool.h"
#include "store/q_agreement.h"
#include "store/q_enterprise.h"
#include "store/q_points.h"
#include "store/q_site.h"

#include <stddef.h>

static const Field fields[] = {
    {.name = S_INIT("true_on"), .kind = FIELD_DATE, .offset = offsetof(ViewTimeInput, true_on)},
    {.name = S_INIT("known_on"),
     .kind = FIELD_INSTANT,
     .offset = offsetof(ViewTimeInput, known_on)},
};
const FieldTable view_time_fields = FIELD_TABLE("a time", ViewTimeInput, fields);

// Terms, due days and notices lie years beside the day that is asked for, and have to be days too.
static Date within_calendar(Date day) {
    enum { MARGIN_DAYS = 3660 };
    Date earliest = date_add_days(DATE_MIN, MARGIN_DAYS);
    Date latest = date_add_days(DATE_MAX, -MARGIN_DAYS);
    return date_before(day, earliest) ? earliest : date_before(latest, day) ? latest : day;
}

const ViewTime *view_time(const ActionContext *context, const ViewTimeInput *input) {
    bool today = !input->true_on.given || date_equal(input->true_on.date, context->today);
    if (today && !input->known_on.given) {
        return NULL;
    }
    ViewTime *when = arena_array(context->arena, ViewTime, 1);
    *when = (ViewTime){
        .true_on = today ? context->today : within_calendar(input->true_on.date),
        .has_known_on = input->known_on.given,
        .known_on = input->known_on.at,
    };
    return when;
}

Err time_here(const ActionContext *context, EnterpriseId enterprise, TimeHere *here) {
    if (here->when == NULL) {
        here->as_of = (AsOf){.true_on = context->today, .known_seq = INT64_MAX};
    } else if (here->enterprise.id != enterprise.id) {
        TRY(as_of_resolve(context, enterprise, here->when, &here->as_of));
    }
    here->enterprise = enterprise;
    return OK;
}

Err as_of_resolve(const ActionContext *context, EnterpriseId enterprise, const ViewTime *when,
                  AsOf *ret_as_of) {
    QEnterpriseKnownSeqRow row = {0};
    bool found = false;
    AsOf as_of = {.true_on = when->true_on, .known_seq = INT64_MAX};
    if (when->has_known_on) {
        TRY(q_enterprise_known_seq(
            context->db, context->arena,
            &(QEnterpriseKnownSeqIn){.enterprise = enterprise, .known_on = when->known_on}, &row,
            &found));
        as_of.known_seq = found ? row.seq : 0;
    }
    *ret_as_of = as_of;
    return OK;
}

static Err list_ledger(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
                       LedgerRow **ret_rows, size_t *ret_count) {
    QPointsListLedgerRows entries;
    size_t count = 0;
    TRY(q_points_list_ledger(
        context->db, context->arena,
        &(QPointsListLedgerIn){.enterprise = enterprise, .agreement = agreement}, &entries));
    LedgerRow *rows = arena_array(context->arena, LedgerRow, entries.count);
    for (size_t i = 0; i < entries.count; i++) {
        const QPointsListLedgerRow *entry = &entries.rows[i];
        LedgerEntry gathered = {entry->seq, entry->on_day, entry->cause, entry->term,
                                entry->points};
        (void)history_ledger_gather(rows, &count, &gathered);
    }
    *ret_rows = rows;
    *ret_count = count;
    return OK;
}

Err as_of_standing(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
                   AsOf as_of, Standing *ret_standing, bool *ret_found) {
    const Programme *programme = context->prices.programme;
    QAgreementLoadEnrolmentRow row;
    CustomerType type;
    LedgerRow *rows = NULL;
    size_t count = 0;
    TRY(q_agreement_load_enrolment(
        context->db, context->arena,
        &(QAgreementLoadEnrolmentIn){.enterprise = enterprise, .agreement = agreement}, &row));
    if (!as_of_counts(as_of, row.enrolled_seq, row.enrolled_on)) {
        *ret_found = false;
        return OK;
    }
    if (!customer_type_find(row.customer_type, &type)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    Standing enrolled = text_equal(row.programme, S("express"))
                            ? standing_express()
                            : standing_enrolled(programme, type);
    TRY(list_ledger(context, enterprise, agreement, &rows, &count));
    *ret_found = true;
    return history_standing(programme, &enrolled, rows, count, as_of, ret_standing)
               ? OK
               : FAULT_AT(FAULT_DB_VALUE, 0);
}

static Err stand(const ActionContext *context, StandingThen *agreements, size_t count) {
    for (size_t i = 0; i < count; i++) {
        StandingThen *one = &agreements[i];
        TRY(as_of_standing(context, one->enterprise, one->agreement, one->as_of, &one->standing,
                           &one->exists));
    }
    return OK;
}

static Err stand_on(const ActionContext *context, Db *db, StandingThen *agreements, size_t count) {
    ActionContext reading = *context;
    reading.db = db;
    TRY(db_begin_read(db));
    Err err = stand(&reading, agreements, count);
    db_rollback(db);
    return err;
}

Err as_of_standings(const ActionContext *context, StandingThen *agreements, size_t count) {
    bool whole = true;
    Db *db = NULL;
    for (size_t i = 0; i < count; i++) {
        whole = whole && agreement_seen_whole(context, agreements[i].agreement);
    }
    if (whole || context->readers == NULL) {
        return stand(context, agreements, count);
    }
    TRY(db_pool_take(context->readers, &db));
    Err err = stand_on(context, db, agreements, count);
    db_pool_give(context->readers, db);
    return err;
}

Err as_of_anniversaries(const ActionContext *context, const ViewTime *when,
                        const AgreementKey *keys, size_t count, AnniversaryThen *ret) {
    Arena *arena = context->arena;
    Shared shared = shared_new(arena, count);
    StandingThen *standings = arena_array(arena, StandingThen, count);
    size_t found = 0;
    TimeHere here = {.when = when};
    for (size_t i = 0; i < count; i++) {
        const int64_t ids[] = {keys[i].enterprise.id, keys[i].agreement.id};
        shared_add_ids(arena, &shared, i, ids, sizeof ids / sizeof ids[0]);
        if (shared.map.count > found) {
            TRY(time_here(context, keys[i].enterprise, &here));
            standings[found++] = (StandingThen){.enterprise = keys[i].enterprise,
                                                .agreement = keys[i].agreement,
                                                .as_of = here.as_of};
        }
    }
    TRY(as_of_standings(context, standings, found));
    for (size_t i = 0; i < count; i++) {
        const StandingThen *then = &standings[shared.of_row[i]];
        ret[i] = (AnniversaryThen){.has = then->exists && then->standing.has_term};
        if (ret[i].has) {
            ret[i].on = standing_next_anniversary(&then->standing);
        }
    }
    return OK;
}

ActionContext as_of_context(const ActionContext *context, const ViewTime *when) {
    ActionContext then = *context;
    Date known = when->has_known_on ? instant_civil_day(when->known_on, 0) : context->today;
    then.today = when->true_on;
    then.has_published_by = true;
    then.published_by = date_before(known, when->true_on) ? known : when->true_on;
    return then;
}

static bool lies_in(TermThen term, Date day) {
    return !date_before(day, term.start) && !date_before(term.end, day);
}

Err as_of_term(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
               AsOf as_of, TermThen *ret_term, bool *ret_found) {
    QAgreementListClosesRows closes;
    Standing standing;
    TermClose close;
    *ret_found = false;
    if (as_of.known_seq != INT64_MAX) {
        return OK;
    }
    TRY(q_agreement_list_closes(
        context->db, context->arena,
        &(QAgreementListClosesIn){.enterprise = enterprise, .agreement = agreement}, &closes));
    TRY(store_agreement_load(context->db, context->arena, context->prices.programme, enterprise,
                             agreement, &standing));
    while (standing_close_term(&standing, context->prices.programme, as_of.true_on, &close)) {
    }
    *ret_term = (TermThen){standing.term_start, standing.term_end};
    *ret_found = standing.has_term && lies_in(*ret_term, as_of.true_on);
    for (size_t i = 0; i < closes.count && !*ret_found; i++) {
        *ret_term = (TermThen){closes.rows[i].term_start, closes.rows[i].term_end};
        *ret_found = lies_in(*ret_term, as_of.true_on);
    }
    return OK;
}

Err as_of_sites(const ActionContext *context, EnterpriseId enterprise, AsOf as_of,
                SitesThen *ret_sites) {
    QSiteListHistoryRows rows;
    TRY(q_site_list_history(context->db, context->arena,
                            &(QSiteListHistoryIn){.enterprise = enterprise}, &rows));
    SitesThen sites = {.sites = arena_array(context->arena, SiteThen, rows.count)};
    for (size_t i = 0; i < rows.count; i++) {
        const QSiteListHistoryRow *row = &rows.rows[i];
        bool again = sites.count > 0 && sites.sites[sites.count - 1].site.id == row->site.id;
        if (as_of_counts(as_of, row->seq, row->from_day)) {
            sites.count += again ? 0 : 1;
            sites.sites[sites.count - 1] = (SiteThen){row->site, row->number, row->agreement};
        }
    }
    *ret_sites = sites;
    return OK;
}
