// Computes an order's prices again, one line by itself.
#include "report/explain/order_explain.h"

#include "report/catalogue.h"
#include "store/q_check.h"
#include "store/q_directory.h"
#include "store/q_order_change.h"

typedef struct {
    Catalogue *catalogue;
    const KnownProgramme *known;
    Text country_group;
    ExplainedOrder *order;
    QOrderChangeListSetRows set; // prices of lines, by two persons (P19); the latest comes last
} Explaining;

static PriceAsk ask_of(const Explaining *work, const KnownPart *part,
                       const QCheckListOrderLinesRow *row) {
    PriceAsk ask = {
        .rows = part->priced.rows,
        .row_count = part->priced.row_count,
        .discountable = part->priced.part.discountable,
        .price_on = row->price_on,
        .published_by = work->order->accepted_on,
        .months = row->months_null ? 0 : (int32_t)row->months,
        .quantity = row->quantity,
        .capped = !row->cap_base_null,
        .cap_base = row->cap_base_null ? (Money){0} : row->cap_base,
        .cap_rise = {row->cap_rise_null ? 0 : (int32_t)row->cap_rise},
        .bid = !row->bid_unit_null,
        .bid_unit = row->bid_unit_null ? (Money){0} : row->bid_unit,
    };
    for (size_t i = 0; i < work->set.count; i++) {
        if (work->set.rows[i].line == row->line) {
            ask.staff_change = work->set.rows[i].place;
            ask.staff_unit = work->set.rows[i].unit;
        }
    }
    return ask;
}

static ExplainedLine line_of_row(const QCheckListOrderLinesRow *row) {
    return (ExplainedLine){
        .line = row->line,
        .part = row->part,
        .quantity = row->quantity,
        .stored = {.row = row->price_row,
                   .yearly = row->yearly,
                   .unit = row->unit,
                   .extended = row->extended},
        .points = row->points,
        .coverage_start = row->coverage_start_null ? (Date){0} : row->coverage_start,
        .coverage_end = row->coverage_end_null ? (Date){0} : row->coverage_end,
        .months = row->months_null ? 0 : (int32_t)row->months,
        .due = row->due_null ? (Date){0} : row->due,
    };
}

static bool is_same(const LinePrice *stored, const LinePrice *computed) {
    return stored->row.id == computed->row.id && stored->yearly.minor == computed->yearly.minor &&
           stored->unit.minor == computed->unit.minor &&
           stored->extended.minor == computed->extended.minor;
}

static Err explain_line(Explaining *work, const QCheckListOrderLinesRow *row,
                        ExplainedLine *ret_line) {
    const KnownPart *part = NULL;
    ExplainedLine line = line_of_row(row);
    TRY(catalogue_part(work->catalogue, work->known, work->country_group, work->order->currency,
                       row->part, &part));
    PriceAsk ask = ask_of(work, part, row);
    bool sound = part->sound && ask.quantity.count >= 1 && ask.months >= 0 && ask.months <= 12 &&
                 ask.cap_base.minor >= 0 && ask.cap_rise.hundredths >= 0 &&
                 ask.bid_unit.minor >= 0 && ask.staff_unit.minor >= 0;
    if (!sound) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    line.refusal =
        price_line(&work->known->programme, &ask, work->order->level, &line.computed, &line.trace);
    line.same = line.refusal == REFUSAL_NONE && is_same(&line.stored, &line.computed);
    *ret_line = line;
    return OK;
}

static Err explain_lines(Explaining *work, EnterpriseId enterprise, OrderId order) {
    QCheckListOrderLinesRows rows;
    Arena *arena = work->catalogue->arena;
    TRY(q_check_list_order_lines(
        work->catalogue->db, arena,
        &(QCheckListOrderLinesIn){.enterprise = enterprise, .order_id = order}, &rows));
    TRY(q_order_change_list_set(
        work->catalogue->db, arena,
        &(QOrderChangeListSetIn){.enterprise = enterprise, .order_id = order}, &work->set));
    work->order->lines = arena_array(arena, ExplainedLine, rows.count);
    work->order->line_count = rows.count;
    for (size_t i = 0; i < rows.count; i++) {
        TRY(explain_line(work, &rows.rows[i], &work->order->lines[i]));
    }
    return OK;
}

static Err explain(Catalogue *catalogue, EnterpriseId enterprise, OrderId id,
                   ExplainedOrder *order) {
    QCheckLoadOrderRow row;
    TRY(q_check_load_order(catalogue->db, catalogue->arena,
                           &(QCheckLoadOrderIn){.enterprise = enterprise, .order_id = id}, &row));
    Explaining work = {
        .catalogue = catalogue,
        .known = catalogue_programme(catalogue, row.programme_version),
        .country_group = row.country_group,
        .order = order,
    };
    order->accepted_on = row.accepted_on;
    order->version = row.programme_version;
    order->level = LEVEL_NONE;
    order->total = row.total;
    bool readable =
        work.known != NULL && work.known->usable && currency_find(row.currency, &order->currency) &&
        (row.level_null || programme_find_level(&work.known->programme, row.level, &order->level));
    if (!readable) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    order->programme = &work.known->programme;
    return explain_lines(&work, enterprise, id);
}

static Err find_and_explain(Db *db, Arena *arena, const ProgrammeSource *programmes, Text number,
                            ExplainedOrder *ret_order, bool *ret_found) {
    Catalogue catalogue;
    QDirectoryFindRow entry;
    bool found = false;
    TRY(db_check_schema(db));
    TRY(q_directory_find(db, arena, &(QDirectoryFindIn){.kind = S("order"), .number = number},
                         &entry, &found));
    if (found) {
        TRY(catalogue_open(db, arena, programmes, &catalogue));
        TRY(explain(&catalogue, entry.owner, (OrderId){entry.object}, ret_order));
    }
    *ret_found = found;
    return OK;
}

Err order_explain(Db *db, Arena *arena, const ProgrammeSource *programmes, Text number,
                  ExplainedOrder *ret_order, bool *ret_found) {
    ExplainedOrder order = {0};
    TRY(db_begin_read(db));
    Err err = find_and_explain(db, arena, programmes, number, &order, ret_found);
    db_rollback(db);
    if (!err_failed(err) && *ret_found) {
        *ret_order = order;
    }
    return err;
}
