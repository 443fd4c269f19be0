// GET /renewals/calendar: the renewals on their due days, as iCalendar (portal.md P24).
#include "action/renewal/quotes/renewal_entry.h"
#include "action/renewal/renewals_source.h"
#include "web/frame.h"
#include "web/list/list_answer.h"
#include "web/lost.h"

PAGE(renewals_calendar, HTTP_GET, "/renewals/calendar",
     MAY(SUBJECT_RENEWAL_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &renewals_calendar_fields) {
    const RenewalsCalendarInput *ask = call->input;
    RowsStream rows = {
        .form = {.choice = rows_choose_all(&renewal_row_columns),
                 .format = ROWS_ICAL,
                 .calendar = {renewal_entry, call->lang, call->context->now, {0}, 0}}};
    void *state = NULL;
    Arena *memory = NULL;
    if (call->complaints->count > 0) {
        return page_lost(call, 400);
    }
    rows_calendar_origin(&rows.form.calendar, http_origin(call->arena, call->request));
    TRY(call->stream(call, &renewals_source, &rows, &state, &memory));
    renewals_calendar_state(state, memory, ask);
    list_file_name(call, S("renewals"), ROWS_ICAL);
    return OK;
}
