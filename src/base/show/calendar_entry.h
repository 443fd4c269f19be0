// What stands in somebody's calendar on a day, in no language yet; who writes the file knows the
// reader's.
#ifndef BASE_SHOW_CALENDAR_ENTRY_H
#define BASE_SHOW_CALENDAR_ENTRY_H

#include "base/show/message.h"
#include "base/show/url.h"

typedef struct {
    Text uid; // the same for the same thing, for ever
    int64_t sequence;
    Date day;
    Message title;
    Message text;
    Url path; // of its page
} CalendarEntry;

#endif
