// A state: icon and word, so that colour is never alone. tag_of has them all.
#ifndef WEB_PART_SHOW_TAG_H
#define WEB_PART_SHOW_TAG_H

#include "base/show/html.h"

typedef struct {
    Text tone; // "", "info", "good", "warn", "bad"
    Html icon;
    Message label;
} Tag;

typedef enum {
    STATES_OF_RENEWAL,
    STATES_OF_QUOTE,
    STATES_OF_ORDER,
    STATES_OF_TRANSFER,
    STATES_OF_PROOF,
    STATES_OF_SITE,
    STATES_OF_ENTITLEMENT,
    STATES_OF_JOB,
    STATES_OF_USER,
    STATES_OF_CONTACT,
    STATES_OF_ACCOUNT,
    STATES_OF_ENQUIRY,
    STATES_OF_COUNT,
    STATES_OF_RENEWED
} StatesOf;

// The state with this stable name (portal.md §5), as people read it.
Tag tag_of(Arena *arena, StatesOf states, Text name);

#endif
