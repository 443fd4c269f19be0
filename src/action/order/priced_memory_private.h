// What the cache of an action asks of a memory of priced parts. Inside action.
#ifndef ACTION_ORDER_PRICED_MEMORY_PRIVATE_H
#define ACTION_ORDER_PRICED_MEMORY_PRIVATE_H

#include "action/order/priced_memory.h"

// Says that priced_memory_holds will be asked (store/db_private.h: db_ask).
Err priced_memory_ask(Db *db, const PricedMemory *memory);
// Whether what is remembered is what this transaction would read; asked before the first look.
Err priced_memory_holds(Db *db, Arena *arena, PricedMemory *memory, bool *ret_holds);
// NULL where it is not there. It lives as long as the memory's arena.
const PricedPart *priced_memory_find(const PricedMemory *memory, Text key);
// Remembers a copy of what is not there yet; nothing where the memory is full.
void priced_memory_add(PricedMemory *memory, Text key, const PricedPart *part);

#endif
