// see_transfer, and the tables of what is asked.
#include "action/transfer/transfer_private.h"

#include "action/sight.h"
#include "base/show/url.h"
#include "domain/record/number_typed.h"

#include <stddef.h>

enum { REASON_CHARACTERS_MAX = 2000 };

static const Field line_fields[] = {
    {.name = S_INIT("entitlement"),
     .kind = FIELD_NAME,
     .offset = offsetof(TransferAskLine, entitlement)},
    {.name = S_INIT("quantity"),
     .kind = FIELD_WHOLE,
     .offset = offsetof(TransferAskLine, quantity)},
};
static const FieldTable line_table = FIELD_TABLE("a line that moves", TransferAskLine, line_fields);

static const Field ask_fields[] = {
    {.name = S_INIT("from"), .kind = FIELD_NAME, .offset = offsetof(TransferAsk, from)},
    {.name = S_INIT("to"), .kind = FIELD_NAME, .offset = offsetof(TransferAsk, to)},
    {.name = S_INIT("agreement"), .kind = FIELD_NAME, .offset = offsetof(TransferAsk, agreement)},
    {.name = S_INIT("lines"),
     .kind = FIELD_LIST,
     .offset = offsetof(TransferAsk, lines),
     .items = &line_table},
};
const FieldTable transfer_fields = FIELD_TABLE("a transfer", TransferAsk, ask_fields);

static const Field decide_fields[] = {
    {.name = S_INIT("reason"),
     .kind = FIELD_NAME,
     .offset = offsetof(TransferDecideAsk, reason),
     .most = REASON_CHARACTERS_MAX},
};
const FieldTable transfer_decide_fields =
    FIELD_TABLE("a decision on a transfer", TransferDecideAsk, decide_fields);

static const Column line_columns[] = {
    COLUMN(TransferLine, entitlement, COLUMN_NUMBER),
    COLUMN(TransferLine, part, COLUMN_NUMBER),
    COLUMN(TransferLine, description, COLUMN_TEXT),
    COLUMN(TransferLine, quantity, COLUMN_QUANTITY),
    COLUMN(TransferLine, coverage_end, COLUMN_DATE),
};
const ColumnTable transfer_line_columns = COLUMN_TABLE_PLAIN(line_columns, TransferLine);

static const Column step_columns[] = {
    COLUMN(TransferStep, verb, COLUMN_TEXT),
    COLUMN(TransferStep, side, COLUMN_TEXT),
    COLUMN(TransferStep, on, COLUMN_DATE),
    COLUMN(TransferStep, reason, COLUMN_TEXT),
};
const ColumnTable transfer_step_columns = COLUMN_TABLE_PLAIN(step_columns, TransferStep);

static const Column columns[] = {
    COLUMN(Transfer, transfer, COLUMN_NUMBER),
    COLUMN(Transfer, kind, COLUMN_TEXT),
    COLUMN(Transfer, state, COLUMN_TEXT),
    COLUMN(Transfer, from, COLUMN_NUMBER),
    COLUMN(Transfer, to, COLUMN_NUMBER),
    COLUMN(Transfer, agreement, COLUMN_NUMBER),
    COLUMN(Transfer, quantity, COLUMN_QUANTITY),
    COLUMN(Transfer, asked_on, COLUMN_DATE),
    COLUMN_OR_NULL(Transfer, source_approved_on, COLUMN_DATE),
    COLUMN_OR_NULL(Transfer, target_approved_on, COLUMN_DATE),
    COLUMN_OR_NULL(Transfer, done_on, COLUMN_DATE),
    COLUMN(Transfer, revision, COLUMN_COUNT),
};
const ColumnTable transfer_columns = COLUMN_TABLE_PLAIN(columns, Transfer);

// ---- one ----

// db/scope/customer/transfer.sql says the same of the connection.
Err transfer_judge_sight(const ActionContext *context, const TransferWork *work, bool *ret_sees) {
    const Viewer *viewer = context->viewer;
    const SiteId sites[] = {work->row.from_site, work->row.to_site};
    *ret_sees = viewer == NULL || viewer->kind == VIEWER_STAFF ||
                (viewer->kind == VIEWER_PARTNER && work->row.account.id == viewer->account.id);
    for (size_t i = 0; i < 2 && !*ret_sees && viewer->kind == VIEWER_CUSTOMER; i++) {
        Sight sight = {0};
        TRY(sight_of_site(context, work->enterprise, sites[i], &sight));
        *ret_sees = sees(sight);
    }
    return OK;
}

Err transfer_load(const ActionContext *context, EnterpriseId enterprise, int64_t transfer,
                  TransferWork *ret_work, bool *ret_found) {
    TransferWork work = {.enterprise = enterprise, .transfer = transfer};
    TRY(q_transfer_load(context->db, context->arena,
                        &(QTransferLoadIn){.enterprise = enterprise, .transfer = transfer},
                        &work.row, ret_found));
    if (!*ret_found) {
        return OK;
    }
    TRY(transfer_judge_sight(context, &work, ret_found));
    TRY(q_transfer_list_steps(
        context->db, context->arena,
        &(QTransferListStepsIn){.enterprise = enterprise, .transfer = transfer}, &work.steps));
    *ret_work = work;
    return OK;
}

bool transfer_has(const TransferWork *work, Text side) {
    for (size_t i = 0; i < work->steps.count; i++) {
        if (!work->steps.rows[i].side_null && text_equal(work->steps.rows[i].side, side)) {
            return true;
        }
    }
    return false;
}

Text transfer_side(const ActionContext *context, const TransferWork *work) {
    const Viewer *viewer = context->viewer;
    if (viewer == NULL || viewer->kind != VIEWER_CUSTOMER || viewer->role != SEAT_PRIMARY ||
        viewer->enterprise.id != work->enterprise.id) {
        return (Text){0};
    }
    return viewer->site.id == work->row.from_site.id ? S("source")
           : viewer->site.id == work->row.to_site.id ? S("target")
                                                     : (Text){0};
}

static void fill_steps(const ActionContext *context, const TransferWork *work, Transfer *transfer) {
    transfer->step_count = work->steps.count;
    transfer->steps = arena_array(context->arena, TransferStep, work->steps.count);
    for (size_t i = 0; i < work->steps.count; i++) {
        const QTransferListStepsRow *row = &work->steps.rows[i];
        Text side = row->side_null ? (Text){0} : row->side;
        transfer->steps[i] = (TransferStep){row->verb, side, row->on_day,
                                            row->reason_null ? (Text){0} : row->reason};
        transfer->changed_at = row->at;
        transfer->changed_by = row->customer_name_null ? S("") : row->customer_name;
        if (text_equal(side, S("source"))) {
            transfer->source_approved_on_null = false;
            transfer->source_approved_on = row->on_day;
        } else if (text_equal(side, S("target"))) {
            transfer->target_approved_on_null = false;
            transfer->target_approved_on = row->on_day;
        }
        transfer->done_on = row->on_day;
    }
}

static Err fill_lines(const ActionContext *context, const TransferWork *work, Transfer *transfer) {
    QTransferListLinesRows rows;
    TRY(q_transfer_list_lines(
        context->db, context->arena,
        &(QTransferListLinesIn){.enterprise = work->enterprise, .transfer = work->transfer},
        &rows));
    transfer->line_count = rows.count;
    transfer->lines = arena_array(context->arena, TransferLine, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        const QTransferListLinesRow *row = &rows.rows[i];
        transfer->lines[i] =
            (TransferLine){transfer_entitlement(context, work->row.from_number, row->entitlement),
                           row->part, row->description, row->quantity, row->coverage_end};
        transfer->quantity.count += row->quantity.count;
    }
    return OK;
}

Err transfer_show(const ActionContext *context, const TransferWork *work, Transfer *ret_transfer) {
    const QTransferLoadRow *row = &work->row;
    bool waits = text_equal(row->state, S("awaiting_approvals"));
    Text side = transfer_side(context, work);
    Transfer transfer = {
        .transfer = row->number,
        .kind = row->kind,
        .state = row->state,
        .from = row->from_number,
        .to = row->to_number,
        .agreement = row->agreement_number,
        .asked_on = row->asked_on,
        .source_approved_on_null = true,
        .target_approved_on_null = true,
        .done_on_null = !text_equal(row->state, S("done")),
        .revision = (int64_t)work->steps.count,
        .approves = waits && side.len > 0 && !transfer_has(work, side) ? side : (Text){0},
        .may_withdraw = waits && row->account.id == context->account.id,
    };
    fill_steps(context, work, &transfer);
    TRY(fill_lines(context, work, &transfer));
    *ret_transfer = transfer;
    return OK;
}

Err see_transfer(const ActionContext *context, Text number, Transfer *ret_transfer,
                 Refusals *ret_refusals) {
    TransferWork work;
    QTransferFindRow row;
    bool found = false;
    *ret_refusals = (Refusals){0};
    TRY(q_transfer_find(context->db, context->arena,
                        &(QTransferFindIn){.number = number_typed(context->arena, number)}, &row,
                        &found));
    if (found) {
        TRY(transfer_load(context, row.enterprise, row.transfer, &work, &found));
    }
    if (!found) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_TRANSFER_NOT_FOUND, .value = number});
        return OK;
    }
    return transfer_show(context, &work, ret_transfer);
}
