// iCalendar (RFC 5545): all-day events, written one after the other. Lines end in CR LF and are
// folded at 75 octets, between characters; text is escaped.
#ifndef DOC_ICAL_H
#define DOC_ICAL_H

#include "base/date.h"
#include "base/json_write.h" // Sink

typedef struct {
    Text uid;         // the same for the same event, now and later
    int64_t sequence; // rises where it changes
    Date day;
    Text summary;
    Text description;
    Text url; // empty: none
} IcalEvent;

enum { ICAL_EVENT_BYTES_MAX = 32 * 1024 };

Err ical_begin(Arena *arena, Text product, Sink sink);
// made_at: when the file was made, "2026-11-21T21:30:00Z". FAULT_TOO_LARGE where its texts do not
// fit ICAL_EVENT_BYTES_MAX.
Err ical_add(Arena *arena, const IcalEvent *event, Text made_at, Sink sink);
Err ical_end(Arena *arena, Sink sink);

#endif
