// Folds the events of records into stretches of coverage.
#include "action/site/coverage_private.h"

#include "action/viewer.h"
#include "domain/coverage.h"
#include "store/q_site.h"

#include <stdlib.h>

typedef QSiteListCoverageRow Event;

// A record while its events are folded. Its stretches stay where they are: a record that came out
// of it begins with them.
typedef struct {
    EntitlementId entitlement;
    CoverageSpan *spans;
    size_t count;
    int64_t quantity;
} Record;

typedef struct {
    const ActionContext *context;
    AsOf as_of;
    Record *records; // of the site so far, by id
    size_t record_count;
} Fold;

static const Record *record_of(const Fold *fold, EntitlementId entitlement) {
    for (size_t i = fold->record_count; i-- > 0;) { // mostly a late one
        if (fold->records[i].entitlement.id == entitlement.id) {
            return &fold->records[i];
        }
    }
    return NULL;
}

// The coverage that a record brings along from the one that it came out of.
static void take_source(const Fold *fold, const Event *event, Record *record) {
    const Record *source = event->source_null ? NULL : record_of(fold, event->source);
    for (size_t i = 0; source != NULL && i < source->count; i++) {
        if (!date_before(event->coverage_end, source->spans[i].end)) {
            record->spans[record->count++] = source->spans[i];
        }
    }
}

static void step(const Fold *fold, const Event *event, bool first, Record *record) {
    record->quantity += event->change;
    if (first) {
        take_source(fold, event, record);
    }
    // R4.9: the stretch that a cancelled renewal bought goes again.
    while (record->count > 0 &&
           date_before(event->coverage_end, record->spans[record->count - 1].end)) {
        record->count--;
    }
    const CoverageSpan *last = record->count > 0 ? &record->spans[record->count - 1] : NULL;
    if (last != NULL && !date_before(last->end, event->coverage_end)) {
        return; // it covers nothing more
    }
    bool renewal = text_equal(event->cause, S("renewal"));
    Date start = renewal && last != NULL ? date_add_days(last->end, 1) : event->on_day;
    record->spans[record->count++] = (CoverageSpan){start, event->coverage_end};
}

// Room for a record's own stretches and those of any source.
static size_t room_for(const Fold *fold, size_t events) {
    size_t most = 0;
    for (size_t i = 0; i < fold->record_count; i++) {
        most = fold->records[i].count > most ? fold->records[i].count : most;
    }
    return events + most;
}

// Rows while they are gathered, with room for the records of all of them.
typedef struct {
    CoverageRow *rows;
    EntitlementId *records;
    size_t count;
} Gathered;

static Err add_row(const Fold *fold, const Record *record, const Event *event, Gathered *rows) {
    PartType type;
    Date today = fold->as_of.true_on;
    if (!part_type_find(event->type, &type)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    if (record->quantity <= 0 || record->count == 0 ||
        !coverage_is_held(type, record->spans[record->count - 1].end, today)) {
        return OK;
    }
    Date end = record->spans[record->count - 1].end;
    rows->records[rows->count] = record->entitlement;
    rows->rows[rows->count] = (CoverageRow){
        .records = &rows->records[rows->count],
        .record_count = 1,
        .part = event->part,
        .description = event->description,
        .type = type,
        .metric = event->metric,
        .product = event->product_null ? (Text){0} : event->product,
        .replacement = event->replacement_null ? (Text){0} : event->replacement,
        .renews = part_renews(type, event->renewal_null ? (Text){0} : event->renewal),
        .quantity = {record->quantity},
        .covered = !coverage_lapsed(fold->context->prices.programme, end, today),
        .spans = record->spans,
        .span_count = record->count,
    };
    rows->count++;
    return OK;
}

static Err fold_record(Fold *fold, const Event *events, size_t count, Gathered *rows) {
    Record record = {
        .entitlement = events[0].entitlement,
        .spans = arena_array(fold->context->arena, CoverageSpan, room_for(fold, count)),
    };
    bool first = true;
    for (size_t i = 0; i < count; i++) {
        if (as_of_counts(fold->as_of, events[i].seq, events[i].on_day)) {
            step(fold, &events[i], first, &record);
            first = false;
        }
    }
    fold->records[fold->record_count++] = record;
    return add_row(fold, &record, events, rows);
}

static int row_compare(const void *left, const void *right) {
    const CoverageRow *a = left;
    const CoverageRow *b = right;
    int order = date_compare(coverage_row_end(a), coverage_row_end(b));
    order = order != 0 ? order : text_compare(a->part, b->part);
    for (size_t i = 0; order == 0 && i < a->span_count && i < b->span_count; i++) {
        order = date_compare(a->spans[i].start, b->spans[i].start);
    }
    order = order != 0 ? order : (a->span_count > b->span_count) - (a->span_count < b->span_count);
    return order;
}

static int row_order(const void *left, const void *right) {
    const CoverageRow *a = left;
    const CoverageRow *b = right;
    int order = row_compare(left, right);
    return order != 0 ? order
                      : (a->records->id > b->records->id) - (a->records->id < b->records->id);
}

// Records that no reader could tell apart are one licence. The records of such stand side by side
// once they are put in order.
static void join_alike(Arena *arena, Gathered *rows) {
    EntitlementId *records = arena_array(arena, EntitlementId, rows->count);
    size_t kept = 0;
    if (rows->count > 1) {
        qsort(rows->rows, rows->count, sizeof *rows->rows, row_order);
    }
    for (size_t i = 0; i < rows->count; i++) {
        records[i] = *rows->rows[i].records;
        if (kept > 0 && row_compare(&rows->rows[kept - 1], &rows->rows[i]) == 0) {
            rows->rows[kept - 1].quantity.count += rows->rows[i].quantity.count;
            rows->rows[kept - 1].record_count++;
        } else {
            rows->rows[kept] = rows->rows[i];
            rows->rows[kept++].records = &records[i];
        }
    }
    rows->count = kept;
}

Err coverage_load(const ActionContext *context, EnterpriseId enterprise, SiteId site, Sight sight,
                  AsOf as_of, CoverageRows *ret_rows) {
    const Viewer *viewer = context->viewer;
    bool partner = viewer != NULL && viewer->kind == VIEWER_PARTNER;
    QSiteListCoverageRows events;
    TRY(q_site_list_coverage(
        context->db, context->arena,
        &(QSiteListCoverageIn){.enterprise = enterprise,
                               .site = site,
                               .account = partner ? viewer->account : (AccountId){0},
                               .named = sees_by(sight, EVIDENCE_NAMED | EVIDENCE_CONSENT)},
        &events));
    Fold fold = {
        .context = context,
        .as_of = as_of,
        .records = arena_array(context->arena, Record, events.count),
    };
    Gathered rows = {
        .rows = arena_array(context->arena, CoverageRow, events.count),
        .records = arena_array(context->arena, EntitlementId, events.count),
    };
    for (size_t at = 0; at < events.count;) {
        size_t end = at;
        while (end < events.count &&
               events.rows[end].entitlement.id == events.rows[at].entitlement.id) {
            end++;
        }
        TRY(fold_record(&fold, &events.rows[at], end - at, &rows));
        at = end;
    }
    join_alike(context->arena, &rows);
    *ret_rows = (CoverageRows){rows.rows, rows.count};
    return OK;
}
