// The fields and columns of a forecast, and its rows as a file.
#include "action/plan/forecast.h"

#include <stddef.h>

enum { CHANGE_LEAST = -50, CHANGE_MOST = 100 };

#define ASKED(member, kind_of)                                                                     \
    .name = S_INIT(#member), .kind = (kind_of), .offset = offsetof(ForecastInput, member)

static const Field fields[] = {
    {ASKED(site, FIELD_NAME)},
    {ASKED(agreement, FIELD_NAME)},
    {ASKED(currency, FIELD_NAME)},
    {ASKED(months, FIELD_INTEGER), .least = 1, .most = FORECAST_MONTHS_MAX},
    {ASKED(yearly_change_percent, FIELD_INTEGER), .least = CHANGE_LEAST, .most = CHANGE_MOST},
    {ASKED(planned, FIELD_LIST), .items = &planned_fields},
};
const FieldTable forecast_fields = FIELD_TABLE("a forecast", ForecastInput, fields);

#define ROW(member, kind) COLUMN(ForecastRow, member, kind)

static const Column columns[] = {
    ROW(month, COLUMN_DATE),
    ROW(site, COLUMN_NUMBER),
    ROW(part, COLUMN_NUMBER),
    ROW(kind, COLUMN_TEXT),
    ROW(quantity, COLUMN_QUANTITY),
    ROW(level, COLUMN_TEXT),
    COLUMN_OR_NULL(ForecastRow, unit, COLUMN_MONEY),
    COLUMN_OR_NULL(ForecastRow, extended, COLUMN_MONEY),
    ROW(currency, COLUMN_TEXT),
    ROW(price_source, COLUMN_TEXT),
    ROW(due, COLUMN_DATE),
    ROW(coverage_start, COLUMN_DATE),
    ROW(coverage_end, COLUMN_DATE),
    COLUMN_CALLED_OR_NULL("months", ForecastRow, coverage_months, coverage_months_null,
                          COLUMN_COUNT),
    ROW(renewal_line, COLUMN_TEXT),
};
const ColumnTable forecast_columns = COLUMN_TABLE(columns, ForecastRow, money);

// The forecast again, from the row on that comes next.
static Err next(void *given, Arena *memory, const ActionContext *context, const void **ret_rows,
                size_t *ret_count, bool *ret_more) {
    ForecastState *state = given;
    ForecastView view = {0};
    Refusals refusals = {0};
    (void)memory;
    TRY(see_forecast(context, &state->input, &view, &refusals));
    if (refused(&refusals)) { // what was visible when it began is so no more
        view = (ForecastView){0};
    }
    size_t left = view.count > state->at ? view.count - state->at : 0;
    *ret_count = left < ROW_SOURCE_BATCH ? left : ROW_SOURCE_BATCH;
    *ret_rows = *ret_count > 0 ? view.rows + state->at : NULL;
    *ret_more = left > *ret_count;
    state->at += *ret_count;
    return OK;
}

const RowSource forecast_source = {&forecast_columns, sizeof(ForecastState), next};

void forecast_state(ForecastState *state, Arena *memory, const ForecastInput *input) {
    ForecastInput own = *input;
    own.site = text_copy(memory, own.site);
    own.agreement = text_copy(memory, own.agreement);
    own.currency = text_copy(memory, own.currency);
    PlannedAsk *planned = arena_array(memory, PlannedAsk, own.planned.count);
    for (size_t i = 0; i < own.planned.count; i++) {
        planned[i] = ((const PlannedAsk *)own.planned.items)[i];
        planned[i].part = text_copy(memory, planned[i].part);
        planned[i].site = text_copy(memory, planned[i].site);
    }
    own.planned.items = planned;
    state->input = own;
    state->at = 0;
}
