// The list of time_zone.def.
#include "domain/value/time_zone.h"

static const Text zones[] = {
#define ZONE(name) S_INIT(name),
#include "domain/value/time_zone.def"
#undef ZONE
};

size_t time_zone_count(void) {
    return sizeof zones / sizeof zones[0];
}

Text time_zone_name(size_t index) {
    ENSURE(index < time_zone_count());
    return zones[index];
}

bool time_zone_is_known(Text name) {
    for (size_t i = 0; i < time_zone_count(); i++) {
        if (text_equal(zones[i], name)) {
            return true;
        }
    }
    return false;
}
