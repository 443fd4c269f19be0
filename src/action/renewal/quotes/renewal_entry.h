// A renewal quote in somebody's calendar (portal.md P24): on its due day, with what its reader sees
// in the list of renewals and nothing else.
#ifndef ACTION_RENEWAL_QUOTES_RENEWAL_ENTRY_H
#define ACTION_RENEWAL_QUOTES_RENEWAL_ENTRY_H

#include "base/show/calendar_entry.h"

// `row` is a RenewalRow; false where none of its lines has a due day.
bool renewal_entry(Arena *arena, const void *row, CalendarEntry *ret_entry);

#endif
