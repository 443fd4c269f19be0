// Rows of a list as a calendar (iCalendar): an event for each row that has a day.
#ifndef REPORT_ROWS_CALENDAR_H
#define REPORT_ROWS_CALENDAR_H

#include "base/json_write.h"
#include "base/show/calendar_entry.h"

enum { CALENDAR_ORIGIN_BYTES_MAX = 272 };

// In whose words and whose addresses; a value of its own, for it outlives the request.
typedef struct {
    bool (*entry_of)(Arena *arena, const void *row, CalendarEntry *ret); // false: it has no day
    Lang lang;
    Instant made_at;
    char origin[CALENDAR_ORIGIN_BYTES_MAX]; // "https://licet.example"
    size_t origin_bytes;                    // 0: unknown, and no event has an address
} RowsCalendar;

// Addresses begin with this; one that is too long is none.
void rows_calendar_origin(RowsCalendar *calendar, Text origin);
Err rows_calendar_head(Arena *arena, Sink sink);
Err rows_calendar_add(const RowsCalendar *calendar, Arena *arena, const void *row, Sink sink);
Err rows_calendar_tail(Arena *arena, Sink sink);

#endif
