// Remembers parts with their prices, and tells whether what is remembered still holds.
#include "action/order/priced_memory.h"
#include "action/order/priced_memory_private.h"

#include "store/q_part.h"
#include <string.h>

enum {
    PARTS_AT_FIRST = 64,
    THE_CATALOGUE = 1,
    REMEMBERED_BYTES = 512 << 10, // of a memory that outlives its transaction
};

void priced_memory_renew(PricedMemory *memory, int64_t programme_version) {
    bool is_much = memory->arena->used >= REMEMBERED_BYTES;
    if (memory->is_stale || is_much || memory->programme_version != programme_version) {
        arena_reset(memory->arena);
        *memory = (PricedMemory){.arena = memory->arena,
                                 .outlives = memory->outlives,
                                 .programme_version = programme_version};
    }
}

Err priced_memory_ask(Db *db, const PricedMemory *memory) {
    return memory->outlives
               ? q_part_find_stamp_ask(db, &(QPartFindStampIn){.catalogue = THE_CATALOGUE})
               : OK;
}

// The number is read before anything that is remembered under it, so that what is remembered is at
// least as new as the number says.
Err priced_memory_holds(Db *db, Arena *arena, PricedMemory *memory, bool *ret_holds) {
    if (memory->outlives && !memory->is_stale) {
        QPartFindStampRow row;
        TRY(q_part_find_stamp(db, arena, &(QPartFindStampIn){.catalogue = THE_CATALOGUE}, &row));
        memory->stamp = memory->map.count == 0 ? row.stamp : memory->stamp;
        memory->is_stale = row.stamp != memory->stamp;
    }
    *ret_holds = !memory->is_stale;
    return OK;
}

const PricedPart *priced_memory_find(const PricedMemory *memory, Text key) {
    size_t at = 0;
    return text_map_find(&memory->map, key, &at) ? &memory->parts[at] : NULL;
}

static void make_room(PricedMemory *memory) {
    if (memory->map.count < memory->room) {
        return;
    }
    size_t room = memory->room == 0 ? PARTS_AT_FIRST : memory->room * 2;
    PricedPart *parts = arena_array(memory->arena, PricedPart, room);
    if (memory->map.count > 0) {
        memcpy(parts, memory->parts, memory->map.count * sizeof *parts);
    }
    memory->parts = parts;
    memory->room = room;
}

static PricedPart copied(Arena *arena, const PricedPart *part) {
    PricedPart copy = *part;
    copy.part.part = text_copy(arena, part->part.part);
    copy.part.description = text_copy(arena, part->part.description);
    copy.part.metric = text_copy(arena, part->part.metric);
    copy.part.renewal = text_copy(arena, part->part.renewal);
    copy.part.reinstatement = text_copy(arena, part->part.reinstatement);
    copy.part.replacement = text_copy(arena, part->part.replacement);
    copy.rows = arena_array(arena, PriceRow, part->row_count);
    if (part->row_count > 0) {
        memcpy(copy.rows, part->rows, part->row_count * sizeof *copy.rows);
    }
    return copy;
}

void priced_memory_add(PricedMemory *memory, Text key, const PricedPart *part) {
    if (memory->outlives && memory->arena->used >= REMEMBERED_BYTES) {
        return;
    }
    make_room(memory);
    memory->parts[memory->map.count] = copied(memory->arena, part);
    text_map_add(memory->arena, &memory->map, text_copy(memory->arena, key), memory->map.count);
}
