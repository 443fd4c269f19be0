// see_nights, see_exceptions: the night run as the renewals desk follows it.
#include "action/renewal/line_price_private.h"
#include "action/renewal/renewals_see.h"
#include "store/q_job.h"
#include "store/q_night.h"

#include <stddef.h>

enum { NIGHTS_SHOWN = 10, EXCEPTIONS_DEFAULT = 50 };

#define RUN(member, kind) COLUMN(NightRow, member, kind)

static const Column night_columns[] = {
    RUN(run, COLUMN_COUNT),
    RUN(state, COLUMN_TEXT),
    COLUMN_OR_NULL(NightRow, for_day, COLUMN_DATE),
    RUN(done, COLUMN_COUNT),
    RUN(outcome, COLUMN_TEXT),
    RUN(begun_at, COLUMN_INSTANT),
    RUN(changed_at, COLUMN_INSTANT),
};
const ColumnTable night_row_columns = COLUMN_TABLE_PLAIN(night_columns, NightRow);

#define SHOWN(member, kind) COLUMN(ExceptionRow, member, kind)

static const Column exception_columns[] = {
    COLUMN_OR_NULL(ExceptionRow, renewal_line, COLUMN_TEXT),
    SHOWN(agreement, COLUMN_NUMBER),
    SHOWN(site, COLUMN_NUMBER),
    SHOWN(customer_name, COLUMN_TEXT),
    SHOWN(city, COLUMN_TEXT),
    SHOWN(country, COLUMN_TEXT),
    SHOWN(part, COLUMN_TEXT),
    SHOWN(licence_part, COLUMN_TEXT),
    COLUMN_OR_NULL(ExceptionRow, quantity, COLUMN_QUANTITY),
    COLUMN_OR_NULL(ExceptionRow, due, COLUMN_DATE),
    COLUMN_OR_NULL(ExceptionRow, coverage_end, COLUMN_DATE),
    SHOWN(problem, COLUMN_TEXT),
    SHOWN(rule, COLUMN_TEXT),
    SHOWN(since, COLUMN_DATE),
};
const ColumnTable exception_row_columns = COLUMN_TABLE_PLAIN(exception_columns, ExceptionRow);

static const Field fields[] = {
    {.name = S_INIT("after"), .kind = FIELD_NAME, .offset = offsetof(ExceptionsInput, after)},
    {.name = S_INIT("limit"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(ExceptionsInput, limit),
     .least = 1,
     .most = RENEWALS_PAGE_MAX},
};
const FieldTable exceptions_fields =
    FIELD_TABLE("a question for exceptions", ExceptionsInput, fields);

Err see_nights(const ActionContext *context, Nights *ret_nights) {
    QJobListLastRows rows;
    TRY(q_job_list_last(context->db, context->arena,
                        &(QJobListLastIn){.kind = S("night"), .most = NIGHTS_SHOWN}, &rows));
    Nights nights = {.rows = arena_array(context->arena, NightRow, rows.count),
                     .row_count = rows.count};
    for (size_t i = 0; i < rows.count; i++) {
        const QJobListLastRow *row = &rows.rows[i];
        nights.rows[i] = (NightRow){.run = row->job,
                                    .state = row->state,
                                    .for_day = row->for_day_null ? (Date){0} : row->for_day,
                                    .for_day_null = row->for_day_null,
                                    .done = row->done,
                                    .outcome = row->outcome,
                                    .begun_at = row->begun_at,
                                    .changed_at = row->changed_at};
    }
    *ret_nights = nights;
    return OK;
}

// The refusal of a code that is kept; REFUSAL_NONE where there is none by now.
static RefusalId refusal_of(Text code) {
    for (int id = REFUSAL_NONE + 1; id < REFUSAL_COUNT; id++) {
        if (text_equal(refusal_code((RefusalId)id), code)) {
            return (RefusalId)id;
        }
    }
    return REFUSAL_NONE;
}

static ExceptionRow row_of(const ActionContext *context, const QNightListExceptionsRow *row) {
    RefusalId refusal = refusal_of(row->refusal);
    bool is_line = row->entitlement.id != 0;
    return (ExceptionRow){
        .renewal_line = is_line ? line_name(context, row->number, row->entitlement,
                                            date_add_days(row->coverage_end, 1))
                                : (Text){0},
        .renewal_line_null = !is_line,
        .agreement = row->agreement_number,
        .site = row->number,
        .customer_name = row->name,
        .city = row->city,
        .country = row->country,
        .part = row->renewal_null ? (Text){0} : row->renewal,
        .licence_part = row->part,
        .quantity = row->quantity,
        .quantity_null = !is_line,
        .due = row->due_null ? (Date){0} : row->due,
        .due_null = row->due_null,
        .coverage_end = is_line ? row->coverage_end : (Date){0},
        .coverage_end_null = !is_line,
        .problem = row->refusal,
        .rule = refusal == REFUSAL_NONE ? (Text){0} : refusal_rule(refusal),
        .since = row->since,
        .refusal = refusal,
    };
}

// Behind which row a page begins: two ids, as every list hides them.
static bool read_place(const ActionContext *context, Text text, int64_t ret_ids[2]) {
    return text.len == 2 * RECORD_CODE_BYTES &&
           record_code_parse((Text){text.bytes, RECORD_CODE_BYTES}, context->number_key,
                             &ret_ids[0]) &&
           record_code_parse((Text){text.bytes + RECORD_CODE_BYTES, RECORD_CODE_BYTES},
                             context->number_key, &ret_ids[1]);
}

static Text place_text(const ActionContext *context, const QNightListExceptionsRow *row) {
    TextBuf buf = buf_new(context->arena, 2 * RECORD_CODE_BYTES);
    buf_add(&buf, record_code(context->arena, context->number_key, row->enterprise.id));
    buf_add(&buf, record_code(context->arena, context->number_key, row->entitlement.id));
    return buf_text(&buf);
}

Err see_exceptions(const ActionContext *context, const ExceptionsInput *input,
                   Exceptions *ret_exceptions, Refusals *ret_refusals) {
    int64_t after[2] = {0};
    size_t limit = input->limit > 0 ? (size_t)input->limit : EXCEPTIONS_DEFAULT;
    QNightListExceptionsRows rows;
    *ret_refusals = (Refusals){0};
    if (input->after.len > 0 && !read_place(context, input->after, after)) {
        refuse(ret_refusals,
               (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after"), .value = input->after});
        return OK;
    }
    TRY(q_night_list_exceptions(context->db, context->arena,
                                &(QNightListExceptionsIn){.after_enterprise = {after[0]},
                                                          .after = {after[1]},
                                                          .most = (int64_t)limit + 1},
                                &rows));
    Exceptions exceptions = {.rows = arena_array(context->arena, ExceptionRow, rows.count)};
    for (size_t i = 0; i < rows.count && i < limit; i++) {
        exceptions.rows[exceptions.row_count++] = row_of(context, &rows.rows[i]);
    }
    if (rows.count > limit) {
        exceptions.next = place_text(context, &rows.rows[limit - 1]);
    }
    *ret_exceptions = exceptions;
    return OK;
}
