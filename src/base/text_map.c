// Linear probing; at most half full.
#include "base/text_map.h"

#include <string.h>

typedef struct TextMapSlot {
    uint64_t hash; // 0: free
    Text key;
    size_t value;
} TextMapSlot;

enum { SLOTS_AT_FIRST = 16 };

static uint64_t mixed(uint64_t hash, uint64_t bytes) {
    hash = (hash ^ bytes) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 32;
}

// Of eight bytes at a time; never 0. Keys from outside can be made to collide; the limits on their
// number bound the harm.
static uint64_t hash_of(Text key) {
    uint64_t hash = mixed(0, key.len);
    size_t at = 0;
    uint64_t bytes = 0;
    for (; at + sizeof bytes <= key.len; at += sizeof bytes) {
        memcpy(&bytes, key.bytes + at, sizeof bytes);
        hash = mixed(hash, bytes);
    }
    if (at < key.len) {
        bytes = 0;
        memcpy(&bytes, key.bytes + at, key.len - at);
        hash = mixed(hash, bytes);
    }
    return hash | 1;
}

// The slot of the key, or the free one where it belongs.
static TextMapSlot *slot_of(const TextMap *map, uint64_t hash, Text key) {
    size_t at = hash >> 1 & (map->slot_count - 1);
    while (map->slots[at].hash != 0 &&
           (map->slots[at].hash != hash || !text_equal(map->slots[at].key, key))) {
        at = (at + 1) & (map->slot_count - 1);
    }
    return &map->slots[at];
}

bool text_map_find(const TextMap *map, Text key, size_t *ret_value) {
    if (map->slot_count == 0) {
        return false;
    }
    const TextMapSlot *slot = slot_of(map, hash_of(key), key);
    if (slot->hash != 0) {
        *ret_value = slot->value;
    }
    return slot->hash != 0;
}

static void grow(Arena *arena, TextMap *map, size_t slots) {
    TextMap larger = {.slot_count = slots, .count = map->count};
    larger.slots = arena_array(arena, TextMapSlot, larger.slot_count);
    for (size_t i = 0; i < map->slot_count; i++) {
        if (map->slots[i].hash != 0) {
            *slot_of(&larger, map->slots[i].hash, map->slots[i].key) = map->slots[i];
        }
    }
    *map = larger;
}

void text_map_expect(Arena *arena, TextMap *map, size_t count) {
    size_t slots = SLOTS_AT_FIRST;
    while (slots / 2 < count) {
        slots *= 2;
    }
    if (slots > map->slot_count) {
        grow(arena, map, slots);
    }
}

void text_map_add(Arena *arena, TextMap *map, Text key, size_t value) {
    if (map->count * 2 >= map->slot_count) {
        grow(arena, map, map->slot_count == 0 ? SLOTS_AT_FIRST : map->slot_count * 2);
    }
    uint64_t hash = hash_of(key);
    TextMapSlot *slot = slot_of(map, hash, key);
    ENSURE(slot->hash == 0);
    *slot = (TextMapSlot){.hash = hash, .key = key, .value = value};
    map->count++;
}
