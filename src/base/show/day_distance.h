// How far a day lies from today, in words.
#ifndef BASE_SHOW_DAY_DISTANCE_H
#define BASE_SHOW_DAY_DISTANCE_H

#include "base/show/message.h"

// "today", "tomorrow", "in 6 days", "yesterday", "6 days ago".
Message day_distance(Date today, Date day);

#endif
