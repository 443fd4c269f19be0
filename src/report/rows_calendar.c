// Entries in the reader's language to events.
#include "report/rows_calendar.h"

#include "doc/ical.h"
#include "domain/columns.h"

#include <string.h>

void rows_calendar_origin(RowsCalendar *calendar, Text origin) {
    calendar->origin_bytes = 0;
    if (origin.len > 0 && origin.len <= CALENDAR_ORIGIN_BYTES_MAX) {
        memcpy(calendar->origin, origin.bytes, origin.len);
        calendar->origin_bytes = origin.len;
    }
}

Err rows_calendar_head(Arena *arena, Sink sink) {
    return ical_begin(arena, S("-//Licet//Renewals//EN"), sink);
}

static Text address_of(const RowsCalendar *calendar, Arena *arena, Url path) {
    TextBuf buf = buf_new(arena, calendar->origin_bytes + path.text.len);
    if (calendar->origin_bytes == 0 || path.text.len == 0) {
        return (Text){0};
    }
    buf_add(&buf, (Text){calendar->origin, calendar->origin_bytes});
    buf_add(&buf, path.text);
    return buf_text(&buf);
}

Err rows_calendar_add(const RowsCalendar *calendar, Arena *arena, const void *row, Sink sink) {
    CalendarEntry entry;
    if (!calendar->entry_of(arena, row, &entry)) {
        return OK;
    }
    IcalEvent event = {
        .uid = entry.uid,
        .sequence = entry.sequence,
        .day = entry.day,
        .summary = message_text(arena, calendar->lang, entry.title),
        .description = message_text(arena, calendar->lang, entry.text),
        .url = address_of(calendar, arena, entry.path),
    };
    return ical_add(arena, &event, instant_text(arena, calendar->made_at), sink);
}

Err rows_calendar_tail(Arena *arena, Sink sink) {
    return ical_end(arena, sink);
}
