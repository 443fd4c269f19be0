// Linear probing; at most half full.
#include "base/text_map.h"

typedef struct TextMapSlot {
    bool used;
    Text key;
    size_t value;
} TextMapSlot;

enum { SLOTS_AT_FIRST = 16 };

// FNV-1a. Keys from outside can be made to collide; the limits on their number bound the harm.
static uint64_t hash_of(Text key) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < key.len; i++) {
        hash = (hash ^ (unsigned char)key.bytes[i]) * UINT64_C(0x100000001b3);
    }
    return hash ^ hash >> 32;
}

// The slot of the key, or the free one where it belongs.
static TextMapSlot *slot_of(const TextMap *map, Text key) {
    size_t at = hash_of(key) & (map->slot_count - 1);
    while (map->slots[at].used && !text_equal(map->slots[at].key, key)) {
        at = (at + 1) & (map->slot_count - 1);
    }
    return &map->slots[at];
}

bool text_map_find(const TextMap *map, Text key, size_t *ret_value) {
    if (map->slot_count == 0) {
        return false;
    }
    const TextMapSlot *slot = slot_of(map, key);
    if (slot->used) {
        *ret_value = slot->value;
    }
    return slot->used;
}

static void grow(Arena *arena, TextMap *map) {
    TextMap larger = {.slot_count = map->slot_count == 0 ? SLOTS_AT_FIRST : map->slot_count * 2,
                      .count = map->count};
    larger.slots = arena_array(arena, TextMapSlot, larger.slot_count);
    for (size_t i = 0; i < map->slot_count; i++) {
        if (map->slots[i].used) {
            *slot_of(&larger, map->slots[i].key) = map->slots[i];
        }
    }
    *map = larger;
}

void text_map_add(Arena *arena, TextMap *map, Text key, size_t value) {
    if (map->count * 2 >= map->slot_count) {
        grow(arena, map);
    }
    TextMapSlot *slot = slot_of(map, key);
    ENSURE(!slot->used);
    *slot = (TextMapSlot){.used = true, .key = key, .value = value};
    map->count++;
}
