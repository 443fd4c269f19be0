// see_transfers, and the same batch by batch.
#include "action/transfer/transfers_see.h"

#include "action/as_of_private.h"
#include "action/list/row_order.h"
#include "action/transfer/transfer_private.h"
#include "domain/record/number_typed.h"

#include <stddef.h>
#include <string.h>

static const Text states[] = {S_INIT(""), S_INIT("awaiting_approvals"), S_INIT("done"),
                              S_INIT("refused"), S_INIT("withdrawn")};
static const Text kinds[] = {S_INIT(""), S_INIT("entitlements"), S_INIT("site")};
static const Field fields[] = {
    {.name = S_INIT("state"),
     .kind = FIELD_CHOICE,
     .offset = offsetof(TransfersAsk, state),
     .choices = states,
     .choice_count = sizeof states / sizeof states[0]},
    {.name = S_INIT("kind"),
     .kind = FIELD_CHOICE,
     .offset = offsetof(TransfersAsk, kind),
     .choices = kinds,
     .choice_count = sizeof kinds / sizeof kinds[0]},
    {.name = S_INIT("site"), .kind = FIELD_NAME, .offset = offsetof(TransfersAsk, site)},
    {.name = S_INIT("asked_from"),
     .kind = FIELD_DATE,
     .offset = offsetof(TransfersAsk, asked_from)},
    {.name = S_INIT("asked_to"), .kind = FIELD_DATE, .offset = offsetof(TransfersAsk, asked_to)},
    {.name = S_INIT("sort"), .kind = FIELD_NAME, .offset = offsetof(TransfersAsk, sort)},
    {.name = S_INIT("after"), .kind = FIELD_NAME, .offset = offsetof(TransfersAsk, after)},
    {.name = S_INIT("limit"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(TransfersAsk, limit),
     .least = 1,
     .most = TRANSFERS_LIMIT_MAX},
};
static const FieldInside insides[] = {{&view_time_fields, offsetof(TransfersAsk, when)}};
const FieldTable transfers_fields = FIELD_TABLE_WITH("transfers", TransfersAsk, fields, insides);

static const Column columns[] = {
    COLUMN(TransferHead, transfer, COLUMN_NUMBER),   COLUMN(TransferHead, kind, COLUMN_TEXT),
    COLUMN(TransferHead, state, COLUMN_TEXT),        COLUMN(TransferHead, from, COLUMN_NUMBER),
    COLUMN(TransferHead, to, COLUMN_NUMBER),         COLUMN(TransferHead, agreement, COLUMN_NUMBER),
    COLUMN(TransferHead, quantity, COLUMN_QUANTITY), COLUMN(TransferHead, asked_on, COLUMN_DATE),
};
const ColumnTable transfer_head_columns = COLUMN_TABLE_PLAIN(columns, TransferHead);

// ---- what is asked ----

typedef struct {
    const TransfersAsk *ask;
    const ViewTime *when;
    RowOrder order;
    int64_t limit;
    int64_t most; // rows to be read: one more than are shown
    Date before;  // behind this one
    Text before_number;
} Asked;

// No number is higher than this: a page begins with all of its day.
static const Text number_beyond = S_INIT("~");

static Err read_place(const ActionContext *context, Asked *asked, Refusals *refusals) {
    Text after = asked->ask->after;
    Refusals unseen = {0};
    Transfer before;
    if (after.len == 0 || asked->order.sort.count > 0) {
        return OK;
    }
    TRY(see_transfer(context, after, &before, &unseen));
    if (refused(&unseen)) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after"), .value = after});
        return OK;
    }
    asked->before = before.asked_on;
    asked->before_number = before.transfer;
    return OK;
}

static Err read_asked(const ActionContext *context, const TransfersAsk *ask, Asked *ret_asked,
                      Refusals *refusals) {
    Asked asked = {.ask = ask,
                   .when = view_time(context, &ask->when),
                   .limit = ask->limit == 0 ? TRANSFERS_LIMIT_DEFAULT : ask->limit,
                   .before = DATE_MAX,
                   .before_number = number_beyond};
    row_order_read(&transfer_head_columns, ask->sort, ask->after, &asked.order, refusals);
    TRY(read_place(context, &asked, refusals));
    asked.most = (asked.order.sort.count > 0 ? ROWS_SORTED : asked.limit) + 1;
    *ret_asked = asked;
    return OK;
}

// ---- the list ----

static Err list_seen(const ActionContext *context, const Asked *asked, TransfersView *view) {
    const TransfersAsk *ask = asked->ask;
    QTransferListRows rows;
    QTransferListIn in = {
        .state = states[ask->state],
        .kind = kinds[ask->kind],
        .site_number = number_typed(context->arena, ask->site),
        .first = ask->asked_from.given ? ask->asked_from.date : DATE_MIN,
        .last = ask->asked_to.given ? ask->asked_to.date : DATE_MAX,
        .true_on = asked->when == NULL ? DATE_MAX : asked->when->true_on,
        .of_known = asked->when != NULL && asked->when->has_known_on,
        .known_on = asked->when == NULL ? (Instant){0} : asked->when->known_on,
        .before = asked->before,
        .before_number = asked->before_number,
        .most = asked->most,
    };
    TRY(q_transfer_list(context->db, context->arena, &in, &rows));
    view->rows = arena_array(context->arena, TransferHead, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        const QTransferListRow *row = &rows.rows[i];
        TransferWork work = {
            .enterprise = row->enterprise,
            .row = {.from_site = row->from_site, .to_site = row->to_site, .account = row->account}};
        bool seen = false;
        TRY(transfer_judge_sight(context, &work, &seen));
        if (seen) {
            view->rows[view->count++] =
                (TransferHead){row->number,      row->kind,      row->state,
                               row->from_number, row->to_number, row->agreement_number,
                               row->quantity,    row->asked_on};
        }
    }
    return OK;
}

Err see_transfers(const ActionContext *context, const TransfersAsk *ask,
                  TransfersView *ret_transfers, Refusals *ret_refusals) {
    Asked asked;
    *ret_refusals = (Refusals){0};
    *ret_transfers = (TransfersView){0};
    TRY(read_asked(context, ask, &asked, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    TransfersView view = {.when = asked.when};
    TRY(list_seen(context, &asked, &view));
    if (asked.order.sort.count > 0) {
        RowPage page = {.rows = view.rows, .count = view.count};
        row_order_page(context->arena, &asked.order, &transfer_head_columns, asked.limit, &page,
                       ret_refusals);
        view.rows = page.rows;
        view.count = page.count;
        view.next = page.next;
    } else if ((int64_t)view.count > asked.limit) {
        view.count = (size_t)asked.limit;
        view.next = view.rows[view.count - 1].transfer;
    }
    if (!refused(ret_refusals)) {
        *ret_transfers = view;
    }
    return OK;
}

// ---- batch by batch ----

static Err next(void *given, Arena *memory, const ActionContext *context, const void **ret_rows,
                size_t *ret_count, bool *ret_more) {
    TransfersState *state = given;
    TransfersView view;
    Refusals refusals;
    (void)memory;
    TRY(see_transfers(context, &state->ask, &view, &refusals)); // refused: it is so no more
    ENSURE(view.next.len <= sizeof state->after);
    if (view.next.len > 0) {
        memcpy(state->after, view.next.bytes, view.next.len);
    }
    state->ask.after = (Text){state->after, view.next.len};
    *ret_rows = view.rows;
    *ret_count = view.count;
    *ret_more = view.next.len > 0;
    return OK;
}

const RowSource transfers_source = {&transfer_head_columns, sizeof(TransfersState), next};

void transfers_state(TransfersState *state, Arena *memory, const TransfersAsk *ask) {
    state->ask = *ask;
    state->ask.site = text_copy(memory, ask->site);
    state->ask.sort = text_copy(memory, ask->sort);
    state->ask.after = text_copy(memory, ask->after);
    state->ask.limit = ROW_SOURCE_BATCH;
}
