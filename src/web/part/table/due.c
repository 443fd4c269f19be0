// Days and their distance.
#include "web/part/table/due.h"

#include "base/show/day_distance.h"

Due due_of(Date today, Date day, int32_t near_days) {
    return (Due){day, day_distance(today, day), day.days - today.days <= near_days};
}
