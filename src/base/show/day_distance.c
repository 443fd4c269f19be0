// Words for the distance of two days.
#include "base/show/day_distance.h"

#include "base/messages.h"

Message day_distance(Date today, Date day) {
    int64_t ahead = (int64_t)day.days - today.days;
    switch (ahead) {
    case -1:
        return msg_day_yesterday();
    case 0:
        return msg_day_today();
    case 1:
        return msg_day_tomorrow();
    default:
        return ahead > 0 ? msg_day_ahead(ahead) : msg_day_past(-ahead);
    }
}
