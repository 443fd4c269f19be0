// see_renewed_lines: orders of a partner and lines that are left, paged by place.
#include "action/renewal/renewed/renewed_lines.h"

#include "action/list/row_order.h"
#include "action/viewer.h"
#include "domain/value/decimal.h"
#include "store/q_renewed.h"

#include <stddef.h>
#include <string.h>

enum { QUARTER_MONTHS = 3, ON_TIME = 0, LATE = 1, LEFT = 2 };

const Text renewed_outcomes[RENEWED_OUTCOMES] = {S_INIT("on_time"), S_INIT("late"), S_INIT("no")};

static const Field fields[] = {
    {.name = S_INIT("due_from"),
     .kind = FIELD_DATE,
     .offset = offsetof(RenewedLinesInput, due_from)},
    {.name = S_INIT("due_to"), .kind = FIELD_DATE, .offset = offsetof(RenewedLinesInput, due_to)},
    {.name = S_INIT("renewed"), .kind = FIELD_NAME, .offset = offsetof(RenewedLinesInput, renewed)},
    {.name = S_INIT("sort"), .kind = FIELD_NAME, .offset = offsetof(RenewedLinesInput, sort)},
    {.name = S_INIT("after"), .kind = FIELD_NAME, .offset = offsetof(RenewedLinesInput, after)},
    {.name = S_INIT("limit"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(RenewedLinesInput, limit),
     .least = 1,
     .most = RENEWED_LINES_MAX},
};
const FieldTable renewed_lines_fields = FIELD_TABLE("renewed lines", RenewedLinesInput, fields);

static const Column columns[] = {
    COLUMN(RenewedLine, renewed, COLUMN_TEXT),
    COLUMN(RenewedLine, due, COLUMN_DATE),
    COLUMN_OR_NULL(RenewedLine, accepted_on, COLUMN_DATE),
    COLUMN(RenewedLine, order, COLUMN_NUMBER),
    COLUMN_OR_NULL(RenewedLine, line, COLUMN_COUNT),
    COLUMN(RenewedLine, site, COLUMN_NUMBER),
    COLUMN(RenewedLine, customer_name, COLUMN_TEXT),
    COLUMN(RenewedLine, part, COLUMN_NUMBER),
    COLUMN(RenewedLine, description, COLUMN_TEXT),
    COLUMN(RenewedLine, quantity, COLUMN_QUANTITY),
    COLUMN_OR_NULL(RenewedLine, coverage_start, COLUMN_DATE),
    COLUMN(RenewedLine, coverage_end, COLUMN_DATE),
};
const ColumnTable renewed_line_columns = COLUMN_TABLE_PLAIN(columns, RenewedLine);

Date renewed_quarter(Date today, int32_t before) {
    int32_t into = (date_civil(today).month - 1) % QUARTER_MONTHS;
    return date_month_first(today, -into - before * QUARTER_MONTHS);
}

static Text place_text(Arena *arena, int64_t place) {
    TextBuf buf = buf_new(arena, RENEWED_AFTER_BYTES);
    buf_add_int(&buf, place);
    return buf_text(&buf);
}

// The outcomes that are asked for, as bits.
static unsigned outcomes_of(Text renewed, Refusals *refusals) {
    if (renewed.len == 0) {
        return ~0U;
    }
    for (unsigned i = 0; i < RENEWED_OUTCOMES; i++) {
        if (text_equal(renewed_outcomes[i], renewed)) {
            return 1U << i;
        }
    }
    refuse(refusals, (Refusal){.id = REFUSAL_BAD_CHOICE, .field = S("renewed"), .value = renewed});
    return 0;
}

static int64_t place_of(Text after, Refusals *refusals) {
    int64_t place = 0;
    if (after.len > 0 &&
        (decimal_parse(after, 0, &place) != DECIMAL_FINE || place < 0 || place > INT32_MAX)) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after"), .value = after});
    }
    return place;
}

static RenewedLine line_of(const QRenewedListOfPartnerRow *row) {
    int outcome = row->accepted_on_null                     ? LEFT
                  : date_before(row->due, row->accepted_on) ? LATE
                                                            : ON_TIME;
    return (RenewedLine){.renewed = renewed_outcomes[outcome],
                         .due = row->due,
                         .accepted_on = row->accepted_on,
                         .accepted_on_null = row->accepted_on_null,
                         .order = row->number,
                         .line = row->line,
                         .line_null = row->accepted_on_null,
                         .site = row->site_number,
                         .customer_name = row->customer_name,
                         .part = row->part,
                         .description = row->description,
                         .quantity = row->quantity,
                         .coverage_start = row->coverage_start,
                         .coverage_start_null = row->coverage_start_null,
                         .coverage_end = row->coverage_end};
}

Err see_renewed_lines(const ActionContext *context, const RenewedLinesInput *input,
                      RenewedLines *ret_lines, Refusals *ret_refusals) {
    const Viewer *viewer = context->viewer;
    QRenewedListOfPartnerRows rows;
    int64_t limit = input->limit == 0 ? RENEWED_LINES_DEFAULT : input->limit;
    int64_t asked = limit;
    Text after = input->after;
    RowOrder order;
    *ret_refusals = (Refusals){0};
    *ret_lines = (RenewedLines){0};
    unsigned outcomes = outcomes_of(input->renewed, ret_refusals);
    row_order_read(&renewed_line_columns, input->sort, after, &order, ret_refusals);
    row_order_whole(&order, &after, &asked);
    int64_t place = place_of(after, ret_refusals);
    size_t most = (size_t)asked;
    if (refused(ret_refusals) || viewer == NULL || viewer->kind != VIEWER_PARTNER) {
        return OK;
    }
    Date from = input->due_from.given ? input->due_from.date
                                      : renewed_quarter(context->today, RENEWED_QUARTERS);
    Date last = date_add_days(renewed_quarter(context->today, 0), -1);
    TRY(q_renewed_list_of_partner(
        context->db, context->arena,
        &(QRenewedListOfPartnerIn){.account = viewer->account,
                                   .since = date_month_first(from, -RENEWED_MONTHS_BEFORE),
                                   .due_from = from,
                                   .due_to = input->due_to.given ? input->due_to.date : last,
                                   .on_time = (outcomes >> ON_TIME & 1U) != 0,
                                   .late = (outcomes >> LATE & 1U) != 0,
                                   .unrenewed = (outcomes >> LEFT & 1U) != 0,
                                   .skip = place,
                                   .most = (int64_t)most + 1},
        &rows));
    size_t count = rows.count < most ? rows.count : most;
    *ret_lines = (RenewedLines){
        .rows = arena_array(context->arena, RenewedLine, count),
        .count = count,
        .next = rows.count > most ? place_text(context->arena, place + (int64_t)count) : S("")};
    for (size_t i = 0; i < count; i++) {
        ret_lines->rows[i] = line_of(&rows.rows[i]);
    }
    RowPage page = {ret_lines->rows, count, ret_lines->next};
    row_order_page(context->arena, &order, &renewed_line_columns, limit, &page, ret_refusals);
    *ret_lines = (RenewedLines){page.rows, page.count, page.next};
    return OK;
}

// ---- files ----

static Err next(void *given, Arena *memory, const ActionContext *context, const void **ret_rows,
                size_t *ret_count, bool *ret_more) {
    RenewedLinesState *state = given;
    RenewedLines view = {0};
    Refusals refusals = {0};
    TRY(see_renewed_lines(context, &state->input, &view, &refusals));
    (void)memory;
    ENSURE(view.next.len <= sizeof state->after);
    if (view.next.len > 0) {
        memcpy(state->after, view.next.bytes, view.next.len);
    }
    state->input.after = (Text){state->after, view.next.len};
    *ret_rows = view.rows; // of who lost the right meanwhile: none
    *ret_count = view.count;
    *ret_more = view.next.len > 0;
    return OK;
}

const RowSource renewed_lines_source = {&renewed_line_columns, sizeof(RenewedLinesState), next};

void renewed_lines_state(RenewedLinesState *state, Arena *memory, const RenewedLinesInput *input) {
    state->input = *input;
    state->input.renewed = text_copy(memory, input->renewed);
    state->input.sort = text_copy(memory, input->sort);
    state->input.after = (Text){0};
    state->input.limit = ROW_SOURCE_BATCH;
}
