// GET /api/v1/forecast: what renewals will cost by month (portal.md P20).
#include "action/plan/forecast.h"
#include "api/list_answer.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    ForecastInput forecast;
    RowsAsk rows;
} ForecastAsk;

static const FieldInside insides[] = {
    {&forecast_fields, offsetof(ForecastAsk, forecast)},
    {&rows_ask_fields, offsetof(ForecastAsk, rows)},
};
static const FieldTable ask_fields = {
    .what = S_INIT("a forecast"),
    .bytes = sizeof(ForecastAsk),
    .inside = insides,
    .inside_count = 2,
};

ENDPOINT(forecast, HTTP_GET, "/forecast", MAY(SUBJECT_FORECAST, ACT, RIGHT_BIDS, RIGHT_QUOTES),
         &ask_fields, GIVES_ROWS(&forecast_columns),
         SAYS("What renewals of a site or an agreement will cost by month")) {
    const ForecastAsk *ask = call->input;
    ForecastView view;
    Refusals refusals = {0};
    TRY(see_forecast(call->context, &ask->forecast, &view, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (!list_is_stream(&ask->rows)) {
        return list_answer_page(call, &ask->rows,
                                &(ListPage){&forecast_columns, view.rows, view.count, {0}});
    }
    void *state = NULL;
    Arena *memory = NULL;
    TRY(list_answer_stream(call, &ask->rows, &forecast_source, &state, &memory));
    if (state != NULL) {
        forecast_state(state, memory, &ask->forecast);
    }
    return OK;
}
