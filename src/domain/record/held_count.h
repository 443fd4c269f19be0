// What a customer keeps count of, of a part at one of its sites (R7.3): how many it allocates to
// each use, and how many it says are deployed. They are its own: no order, return, move or renewal
// changes them. What is entitled stands beside them; an allocation may not be written beyond it.
#ifndef DOMAIN_RECORD_HELD_COUNT_H
#define DOMAIN_RECORD_HELD_COUNT_H

#include "base/text.h"
#include "domain/value/quantity.h"

typedef enum { USE_DOWNLOAD, USE_MEDIA, USE_SUPPORT, USE_COUNT } HeldUse;

// "download", "media", "support".
Text held_use_name(HeldUse use);

typedef struct {
    Quantity allocated[USE_COUNT];
    bool has_deployed; // false: never said
    Quantity deployed;
} HeldCounts;

bool held_counts_equal(const HeldCounts *a, const HeldCounts *b);
// How many are allocated to some use: one licence may serve all of them, so the most of one.
Quantity held_allocated(const HeldCounts *counts);
// The first use that is changed to more than are entitled; false where none is. One that stands
// beyond it since something went back may stay as it is.
bool held_beyond(const HeldCounts *before, const HeldCounts *after, Quantity entitled,
                 HeldUse *ret_use);

// The name of a part at a site, as the list of entitlements has it: "0001234-D0AB1LL".
Text held_name(Arena *arena, Text site, Text part);
// False where it is none. Both point into the name.
bool held_name_read(Text name, Text *ret_site, Text *ret_part);

#endif
