// What every form that changes something carries (portal.md §10).
#ifndef WEB_PART_FORM_KEYS_H
#define WEB_PART_FORM_KEYS_H

#include "base/show/html.h"

typedef struct {
    Text csrf;
    Text key;      // idempotency key: one per page that was made
    Text revision; // of what is changed; empty: of nothing
} FormKeys;

#endif
