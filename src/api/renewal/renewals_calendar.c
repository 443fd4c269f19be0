// GET /api/v1/renewals/calendar: renewal quotes on their due days, as iCalendar (portal.md P24).
#include "action/renewal/quotes/renewal_entry.h"
#include "action/renewal/renewals_source.h"
#include "api/problem.h"

ENDPOINT(renewals_calendar, HTTP_GET, "/renewals/calendar",
         MAY(SUBJECT_RENEWAL_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &renewals_calendar_fields,
         GIVES_STREAM("text/calendar"),
         SAYS("The renewal quotes that the reader sees, on their due days, as iCalendar")) {
    const RenewalsCalendarInput *ask = call->input;
    RowsStream rows = {
        .form = {.choice = rows_choose_all(&renewal_row_columns),
                 .format = ROWS_ICAL,
                 .calendar = {renewal_entry, call->lang, call->context->now, {0}, 0}}};
    void *state;
    Arena *memory;
    rows_calendar_origin(&rows.form.calendar, http_origin(call->arena, call->request));
    TRY(call->stream(call, &renewals_source, &rows, &state, &memory));
    renewals_calendar_state(state, memory, ask);
    return OK;
}
