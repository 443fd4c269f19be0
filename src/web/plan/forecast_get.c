// GET /forecast: what renewals will cost by month (portal.md P20); a page, or its rows as a file.
#include "action/refusal_status.h"
#include "web/list/list_answer.h"
#include "web/lost.h"
#include "web/plan/forecast_page.h"

typedef struct {
    ForecastInput forecast;
    RowsAsk rows;
} ForecastAsk;

static const FieldInside insides[] = {
    {&forecast_fields, offsetof(ForecastAsk, forecast)},
    {&rows_ask_fields, offsetof(ForecastAsk, rows)},
};
static const FieldTable page_fields = {
    .what = S_INIT("a forecast"),
    .bytes = sizeof(ForecastAsk),
    .inside = insides,
    .inside_count = 2,
};

static Err stream(PageCall *call, const ForecastAsk *ask) {
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (!list_file_rows(call, &ask->rows, &forecast_columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, &forecast_source, &rows, &state, &memory));
    forecast_state(state, memory, &ask->forecast);
    list_file_name(call, S("forecast"), rows.form.format);
    return OK;
}

PAGE(forecast, HTTP_GET, "/forecast", MAY(SUBJECT_FORECAST, ACT, RIGHT_BIDS, RIGHT_QUOTES),
     &page_fields) {
    const ForecastAsk *ask = call->input;
    ForecastView view;
    Refusals refusals = {0};
    bool begins = ask->forecast.site.len == 0 && ask->forecast.agreement.len == 0;
    if (call->complaints->count > 0 || (begins && ask->rows.format == ASK_PAGE)) {
        int status = call->complaints->count > 0 ? 422 : 200;
        return forecast_page_show(call, status, &ask->forecast, NULL, NULL);
    }
    TRY(see_forecast(call->context, &ask->forecast, &view, &refusals));
    if (refused(&refusals)) {
        int status = status_of_refusal(refusals.items[0].id);
        return forecast_page_show(call, status, &ask->forecast, NULL, &refusals);
    }
    return ask->rows.format != ASK_PAGE
               ? stream(call, ask)
               : forecast_page_show(call, 200, &ask->forecast, &view, NULL);
}
