// Time zones by IANA's name (R10.1).
#ifndef DOMAIN_VALUE_TIME_ZONE_H
#define DOMAIN_VALUE_TIME_ZONE_H

#include "base/text.h"

bool time_zone_is_known(Text name);
size_t time_zone_count(void);
// In the order of their names.
Text time_zone_name(size_t index);

#endif
