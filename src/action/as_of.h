// When a view is of. NULL, for whom a view takes this by pointer, is now: what is kept is shown,
// with everything that was recorded.
#ifndef ACTION_AS_OF_H
#define ACTION_AS_OF_H

#include "base/input/fields.h"

// What held on a day, as it was known at an instant (portal.md C5). Not the present: such a view is
// folded from what was appended, and shows nothing that was recorded later.
typedef struct {
    Date true_on;
    bool has_known_on; // false: as known now
    Instant known_on;
} ViewTime;

// The same as somebody asks for it.
typedef struct {
    FieldDate true_on;     // not given: today
    FieldInstant known_on; // not given: now
} ViewTimeInput;

extern const FieldTable view_time_fields;

#endif
