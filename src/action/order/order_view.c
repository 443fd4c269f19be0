// Loads an accepted order for showing it again.
#include "action/order/order_view_private.h"

#include "action/action_private.h"
#include "store/q_order.h"

static OrderLineView line_of_row(const QOrderListLinesRow *row) {
    return (OrderLineView){
        .part = row->part,
        .quantity = row->quantity,
        .unit = row->unit,
        .extended = row->extended,
        .points = row->points,
        .coverage_start = row->coverage_start,
        .coverage_end = row->coverage_end,
        .months = row->months_null ? 0 : (int32_t)row->months,
        .due = row->due_null ? (Date){0} : row->due,
    };
}

static Err load_lines(const ActionContext *context, EnterpriseId enterprise, OrderId order,
                      OrderView *view) {
    QOrderListLinesRows rows;
    TRY(q_order_list_lines(context->db, context->arena,
                           &(QOrderListLinesIn){.enterprise = enterprise, .order_id = order},
                           &rows));
    view->lines = arena_array(context->arena, OrderLineView, rows.count);
    view->line_count = rows.count;
    for (size_t i = 0; i < rows.count; i++) {
        view->lines[i] = line_of_row(&rows.rows[i]);
    }
    return OK;
}

Err order_view_load(const ActionContext *context, EnterpriseId enterprise, OrderId order,
                    OrderView *ret_order) {
    QOrderLoadRow row;
    bool found = false;
    TRY(q_order_load(context->db, context->arena,
                     &(QOrderLoadIn){.enterprise = enterprise, .order_id = order}, &row, &found));
    ENSURE(found);
    Standing standing;
    TRY(day_standing(context, enterprise, row.agreement, &standing));
    OrderView view = {
        .enterprise = enterprise,
        .order = order,
        .number = row.number,
        .seq = row.seq,
        .express = row.level_null,
        .level = LEVEL_NONE,
        .points = row.points,
        .total = row.total,
        .agreement = standing_summary(&standing, context->prices.programme),
    };
    if (!row.level_null &&
        !programme_find_level(context->prices.programme, row.level, &view.level)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    TRY(load_lines(context, enterprise, order, &view));
    *ret_order = view;
    return OK;
}
