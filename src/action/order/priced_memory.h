// Parts with their prices that are remembered, so that the catalogue is asked once for several
// actions: those of one transaction (a night), or those of one thread, as long as the catalogue
// stays as it is.
#ifndef ACTION_ORDER_PRICED_MEMORY_H
#define ACTION_ORDER_PRICED_MEMORY_H

#include "base/text_map.h"
#include "store/part_store.h"

typedef struct PricedMemory {
    Arena *arena; // what is remembered lives here
    TextMap map;  // list, days and part → index in parts
    PricedPart *parts;
    size_t room;
    // What outlives its transaction is used where the catalogue's number (db/migrations/0044) is
    // still the one that it was read under.
    bool outlives;
    int64_t stamp;
    bool is_stale; // another number was met: it is neither used nor touched until it is renewed
    int64_t programme_version; // by which price columns were read
} PricedMemory;

// Begins anew where what is remembered is stale, of another programme, or much. Only between
// actions: what they hold points into it.
void priced_memory_renew(PricedMemory *memory, int64_t programme_version);

#endif
