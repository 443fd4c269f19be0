// Inside action only.
#ifndef ACTION_NIGHT_RENEWAL_WINDOW_PRIVATE_H
#define ACTION_NIGHT_RENEWAL_WINDOW_PRIVATE_H

#include "base/date.h"
#include "domain/programme.h"

// The days that a night looks at.
typedef struct {
    Date due_from;  // no line that is open is due before
    Date due_to;    // R4.8: a renewal quote is made of what is due by then
    Date notice_to; // and contacts are checked of what is due by then
    Date open_from; // R4.11: the earliest coverage end that is not lapsed
} RenewalWindow;

RenewalWindow renewal_window(const Programme *programme, Date today);

#endif
