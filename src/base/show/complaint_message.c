// Kinds of complaints to keys.
#include "base/show/complaint_message.h"

#include "base/messages.h"

Message complaint_message(const Complaint *complaint) {
    switch (complaint->kind) {
    case COMPLAINT_UNKNOWN:
        return msg_complaint_unknown(complaint->value);
    case COMPLAINT_MISSING:
        return msg_complaint_missing(complaint->allowed);
    case COMPLAINT_TWICE:
        return msg_complaint_twice(complaint->value);
    case COMPLAINT_DATE:
        return msg_complaint_date(complaint->value);
    case COMPLAINT_INSTANT:
        return msg_complaint_instant(complaint->value);
    case COMPLAINT_INTEGER:
        return msg_complaint_integer(complaint->value);
    case COMPLAINT_CHOICE:
        return msg_complaint_choice(complaint->value);
    case COMPLAINT_RESUMED:
        return msg_complaint_resumed();
    case COMPLAINT_KIND:
    case COMPLAINT_NAME:
    case COMPLAINT_OTHER:
    case COMPLAINT_KIND_COUNT:
        break;
    }
    return msg_complaint_value(complaint->value);
}

// "1 1000" in two.
static Message range(Text allowed) {
    size_t space = 0;
    while (space < allowed.len && allowed.bytes[space] != ' ') {
        space++;
    }
    ENSURE(space < allowed.len);
    return msg_complaint_integer_next((Text){allowed.bytes, space},
                                      (Text){allowed.bytes + space + 1, allowed.len - space - 1});
}

Message complaint_next(const Complaint *complaint) {
    switch (complaint->kind) {
    case COMPLAINT_UNKNOWN:
        return complaint->nearest.len > 0 ? msg_complaint_unknown_nearest(complaint->nearest)
                                          : msg_complaint_unknown_next(complaint->allowed);
    case COMPLAINT_MISSING:
        return msg_complaint_missing_next();
    case COMPLAINT_TWICE:
        return msg_complaint_twice_next();
    case COMPLAINT_DATE:
        return msg_complaint_date_next();
    case COMPLAINT_INSTANT:
        return msg_complaint_instant_next();
    case COMPLAINT_INTEGER:
        return range(complaint->allowed);
    case COMPLAINT_CHOICE:
        return msg_complaint_choice_next(complaint->allowed);
    case COMPLAINT_RESUMED:
        return msg_complaint_resumed_next();
    case COMPLAINT_KIND:
    case COMPLAINT_NAME:
    case COMPLAINT_OTHER:
    case COMPLAINT_KIND_COUNT:
        break;
    }
    return msg_complaint_value_next();
}
