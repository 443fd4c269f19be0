// Folds the events of records into the renewal lines that they were then.
#include "action/renewal/past/lines_then_private.h"

#include "action/renewal/past/line_sold_private.h"
#include "action/shared_private.h"
#include "action/viewer.h"
#include "store/q_renewal_past.h"

#include <string.h>

enum { BATCH = 500, INCUMBENT_DAYS_AFTER_END = 180, AGREEMENTS_AT_FIRST = 64 };

// A record that the viewer may see today, with what of it never changes.
typedef struct {
    LineRow row; // with who sold it last
    PartType type;
} Candidate;

typedef struct {
    Candidate *items;
    size_t count;
} Candidates;

typedef struct {
    const ActionContext *context;
    const LineQuestion *question;
    TimeHere here;
    EnterpriseId of_sites; // whose sites stand in `sites`
    SitesThen sites;
    LineAgreement **agreements; // of the enterprise of the last ones, each once
    size_t agreement_count;
    size_t agreement_room;
} Fold;

// ---- who may be seen ----

// The queries give the same columns; sqlbind makes a type for each.
#define TAKE_CANDIDATES(found)                                                                     \
    do {                                                                                           \
        ret->count = (found).count;                                                                \
        ret->items = arena_array(context->arena, Candidate, (found).count);                        \
        for (size_t i = 0; i < (found).count; i++) {                                               \
            Candidate *one = &ret->items[i];                                                       \
            one->row = (LineRow){                                                                  \
                .enterprise = (found).rows[i].enterprise,                                          \
                .entitlement = (found).rows[i].entitlement,                                        \
                .site = (found).rows[i].site,                                                      \
                .order = (found).rows[i].order_id,                                                 \
                .licence = (found).rows[i].part,                                                   \
                .renewal = (found).rows[i].renewal,                                                \
                .currency = (found).rows[i].currency,                                              \
                .country_group = (found).rows[i].country_group,                                    \
                .has_renewed_yearly = !(found).rows[i].renewed_yearly_null,                        \
                .renewed_yearly = (found).rows[i].renewed_yearly,                                  \
                .distributor = (found).rows[i].distributor_null ? (AccountId){0}                   \
                                                                : (found).rows[i].distributor,     \
                .reseller =                                                                        \
                    (found).rows[i].reseller_null ? (AccountId){0} : (found).rows[i].reseller,     \
                .by_naming = (found).rows[i].by_naming,                                            \
            };                                                                                     \
            if (!part_type_find((found).rows[i].type, &one->type)) {                               \
                return FAULT_AT(FAULT_DB_VALUE, 0);                                                \
            }                                                                                      \
        }                                                                                          \
    } while (0)

#define CANDIDATES_ASK                                                                             \
    .part = filter->part, .currency = filter->currency, .name_1 = filter->words[0],                \
    .name_2 = filter->words[1], .name_3 = filter->words[2],                                        \
    .after_enterprise = after.enterprise.id, .after = after.entitlement.id, .most = (int64_t)most

// V1, V2: as lines of now are found, but for the day.
static Err list_candidates(const ActionContext *context, const LineFilter *filter, LinePlace after,
                           size_t most, Candidates *ret) {
    const Viewer *viewer = context->viewer;
    if (viewer != NULL && viewer->kind == VIEWER_PARTNER) {
        QRenewalPastOfPartnerRows found;
        TRY(q_renewal_past_of_partner(
            context->db, context->arena,
            &(QRenewalPastOfPartnerIn){.account = viewer->account,
                                       .today = context->today,
                                       .end_from =
                                           date_add_days(context->today, -INCUMBENT_DAYS_AFTER_END),
                                       .enterprise = filter->enterprise.id,
                                       .only_site = filter->only_site.id,
                                       CANDIDATES_ASK},
            &found));
        TAKE_CANDIDATES(found);
    } else if (filter->enterprise.id != 0) {
        QRenewalPastOfEnterpriseRows found;
        TRY(q_renewal_past_of_enterprise(
            context->db, context->arena,
            &(QRenewalPastOfEnterpriseIn){.enterprise = filter->enterprise,
                                          .own_agreement = filter->holder,
                                          .only_site = filter->only_site,
                                          CANDIDATES_ASK},
            &found));
        TAKE_CANDIDATES(found);
    } else {
        QRenewalPastOfAllRows found;
        TRY(q_renewal_past_of_all(context->db, context->arena,
                                  &(QRenewalPastOfAllIn){CANDIDATES_ASK}, &found));
        TAKE_CANDIDATES(found);
    }
    return OK;
}

// ---- what it was then ----

// Folds the events of one record; *ret_line false: it was no line that is asked for.
static Err fold_record(Fold *fold, const Candidate *candidate, const QRenewalPastEventsRow *events,
                       size_t count, LineRow *ret_row, LineSold *ret_sold, bool *ret_line) {
    const LineFilter *filter = &fold->question->filter;
    EntitlementState state = {0};
    AsOf as_of = fold->here.as_of;
    LineSold sold = line_sold_begin(candidate->row.enterprise, candidate->row.order);
    for (size_t i = 0; i < count; i++) {
        EntitlementEvent event = {.seq = events[i].seq,
                                  .on_day = events[i].on_day,
                                  .site = events[i].site,
                                  .change = events[i].change,
                                  .coverage_end = events[i].coverage_end,
                                  .agreement_since = events[i].agreement_since};
        bool counts = as_of_counts(as_of, event.seq, event.on_day);
        line_sold_step(&sold, candidate->row.entitlement, &events[i], counts);
        if (counts && !history_entitlement_step(&state, &event)) {
            return FAULT_AT(FAULT_DB_VALUE, 0);
        }
    }
    *ret_line = state.exists && state.quantity > 0 &&
                part_renews(candidate->type, candidate->row.renewal) &&
                coverage_can_follow(state.coverage_end) &&
                !date_before(state.coverage_end, filter->end_from) &&
                !date_before(filter->end_to, state.coverage_end);
    *ret_row = candidate->row;
    ret_row->quantity = (Quantity){state.quantity};
    ret_row->coverage_end = state.coverage_end;
    ret_row->since = state.agreement_since;
    *ret_sold = sold;
    return OK;
}

// The agreement of a line's site then; *ret_agreement NULL: the site was not there yet.
static Err agreement_then(Fold *fold, const LineRow *row, LineAgreement **ret_agreement) {
    Arena *arena = fold->context->arena;
    AgreementId agreement = {0};
    if (fold->of_sites.id != row->enterprise.id) {
        TRY(as_of_sites(fold->context, row->enterprise, fold->here.as_of, &fold->sites));
        fold->of_sites = row->enterprise;
        fold->agreement_count = 0;
    }
    for (size_t i = 0; i < fold->sites.count && agreement.id == 0; i++) {
        if (fold->sites.sites[i].site.id == row->site.id) {
            agreement = fold->sites.sites[i].agreement;
        }
    }
    *ret_agreement = NULL;
    for (size_t i = 0; i < fold->agreement_count; i++) {
        if (fold->agreements[i]->agreement.id == agreement.id) {
            *ret_agreement = fold->agreements[i];
            return OK;
        }
    }
    if (agreement.id == 0) {
        return OK;
    }
    if (fold->agreement_count == fold->agreement_room) {
        size_t room = fold->agreement_room == 0 ? AGREEMENTS_AT_FIRST : 2 * fold->agreement_room;
        LineAgreement **more = arena_array(arena, LineAgreement *, room);
        if (fold->agreement_count > 0) {
            memcpy(more, fold->agreements, fold->agreement_count * sizeof *more);
        }
        fold->agreements = more;
        fold->agreement_room = room;
    }
    LineAgreement *made = arena_new(arena, LineAgreement);
    *made = (LineAgreement){.enterprise = row->enterprise,
                            .agreement = agreement,
                            .known_seq = fold->here.as_of.known_seq};
    fold->agreements[fold->agreement_count++] = made;
    *ret_agreement = made;
    return OK;
}

// Lines while a batch is folded.
typedef struct {
    LineRow *rows;
    LineSold *sold;
    size_t count;
} Batch;

static Err fold_events(Fold *fold, const Candidates *candidates, Batch *batch) {
    const ActionContext *context = fold->context;
    Shared keys = shared_new(context->arena, candidates->count);
    QRenewalPastEventsRows events;
    for (size_t i = 0; i < candidates->count; i++) {
        const LineRow *row = &candidates->items[i].row;
        const int64_t ids[] = {row->enterprise.id, row->entitlement.id};
        shared_add_ids(context->arena, &keys, i, ids, sizeof ids / sizeof ids[0]);
    }
    TRY(q_renewal_past_events(context->db, context->arena,
                              &(QRenewalPastEventsIn){.lines = shared_list(context->arena, &keys)},
                              &events));
    const size_t *starts = SHARED_STARTS(context->arena, &keys, &events);
    for (size_t i = 0; i < candidates->count; i++) {
        const Candidate *candidate = &candidates->items[i];
        size_t begin = starts[keys.of_row[i]];
        size_t end = starts[keys.of_row[i] + 1];
        LineRow *row = &batch->rows[batch->count];
        bool is_line = false;
        TRY(time_here(context, candidate->row.enterprise, &fold->here));
        TRY(fold_record(fold, candidate, &events.rows[begin], end - begin, row,
                        &batch->sold[batch->count], &is_line));
        if (is_line) {
            TRY(agreement_then(fold, row, &row->then));
        }
        bool asked =
            fold->question->agreement_then.id == 0 ||
            (row->then != NULL && row->then->agreement.id == fold->question->agreement_then.id);
        batch->count += is_line && row->then != NULL && asked;
    }
    return OK;
}

static void put_standing(const Programme *programme, const Standing *standing,
                         LineAgreement *agreement) {
    agreement->exists = true;
    agreement->standing = (StandingRow){
        .express = standing->express,
        .level = programme_level_code(programme, standing->level),
        .floor = programme_level_code(programme, standing->floor),
        .term = standing->has_term ? standing->term : 0,
        .term_start = standing->term_start,
        .term_end = standing->term_end,
        .first_anniversary = standing->first_anniversary,
        .term_points = standing->term_points,
    };
}

// R4.5: the level of then, of agreements whose lines are seen.
static Err stand_agreements(Fold *fold, const Batch *batch) {
    const ActionContext *context = fold->context;
    StandingThen *asked = arena_array(context->arena, StandingThen, batch->count);
    LineAgreement **of = arena_array(context->arena, LineAgreement *, batch->count);
    size_t count = 0;
    for (size_t i = 0; i < batch->count; i++) {
        LineAgreement *agreement = batch->rows[i].then;
        bool again = agreement->standing.express || agreement->standing.level.len > 0;
        for (size_t j = count; j-- > 0 && !again;) {
            again = of[j] == agreement;
        }
        if (!again) {
            of[count] = agreement;
            asked[count++] = (StandingThen){
                .enterprise = agreement->enterprise,
                .agreement = agreement->agreement,
                .as_of = {fold->question->when->true_on, agreement->known_seq},
            };
        }
    }
    if (count == 0) {
        return OK;
    }
    TRY(as_of_standings(context, asked, count));
    for (size_t i = 0; i < count; i++) {
        if (asked[i].exists) {
            put_standing(context->prices.programme, &asked[i].standing, of[i]);
        }
    }
    return OK;
}

static bool wants(const LineFilter *filter, const LineRow *row) {
    return !date_before(row->due, filter->due_from) && !date_before(filter->due_to, row->due) &&
           (filter->distributor.id == 0 || row->distributor.id == filter->distributor.id) &&
           (filter->reseller.id == 0 || row->reseller.id == filter->reseller.id);
}

// Leaves what the filter wants, with its due day (R4.2).
static Err keep_wanted(Fold *fold, Batch *batch) {
    size_t kept = 0;
    for (size_t i = 0; i < batch->count; i++) {
        LineRow row = batch->rows[i];
        Standing standing;
        if (!row.then->exists) {
            continue;
        }
        TRY(day_standing_of(fold->question->day, &row.then->standing, &standing));
        bool due = renewal_due(&standing, row.coverage_end, row.since, &row.due);
        if (due && wants(&fold->question->filter, &row)) {
            batch->rows[kept++] = row;
        }
    }
    batch->count = kept;
    return OK;
}

static Err fold_batch(Fold *fold, const Candidates *candidates, Batch *batch) {
    Arena *arena = fold->context->arena;
    *batch = (Batch){.rows = arena_array(arena, LineRow, candidates->count),
                     .sold = arena_array(arena, LineSold, candidates->count)};
    TRY(fold_events(fold, candidates, batch));
    TRY(lines_set_sold(fold->context, batch->rows, batch->sold, batch->count));
    TRY(stand_agreements(fold, batch));
    return keep_wanted(fold, batch);
}

Err lines_then_fold(const ActionContext *context, const LineQuestion *question, LinePlace after,
                    size_t most, size_t looked, LinesFolded *ret_folded) {
    Fold fold = {.context = context, .question = question, .here = {.when = question->when}};
    LinesFolded folded = {.last = after, .more = !question->nothing};
    size_t room = 0;
    size_t seen = 0;
    while (folded.more && folded.count < most && seen < looked) {
        Candidates candidates;
        Batch batch;
        size_t wanted = looked - seen < BATCH ? looked - seen : BATCH;
        TRY(list_candidates(context, &question->filter, folded.last, wanted, &candidates));
        seen += candidates.count;
        folded.more = candidates.count == wanted;
        TRY(fold_batch(&fold, &candidates, &batch));
        if (folded.count + batch.count > room) {
            LineRow *rows = folded.rows;
            room = 2 * (folded.count + batch.count);
            folded.rows = arena_array(context->arena, LineRow, room);
            if (folded.count > 0) {
                memcpy(folded.rows, rows, folded.count * sizeof *rows);
            }
        }
        for (size_t i = 0; i < batch.count; i++) {
            folded.rows[folded.count++] = batch.rows[i];
        }
        if (candidates.count > 0) {
            folded.last = line_place(&candidates.items[candidates.count - 1].row);
        }
    }
    if (folded.count > most) {
        folded.count = most;
        folded.more = true;
        folded.last = line_place(&folded.rows[most - 1]);
    }
    *ret_folded = folded;
    return OK;
}
