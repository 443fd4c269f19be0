// A map from text to a place (an index): an open hash table in an arena that only grows.
#ifndef BASE_TEXT_MAP_H
#define BASE_TEXT_MAP_H

#include "base/text.h"

typedef struct {
    struct TextMapSlot *slots;
    size_t slot_count; // a power of two, or 0
    size_t count;
} TextMap;

// The value of the key; false and ret untouched where it has none.
bool text_map_find(const TextMap *map, Text key, size_t *ret_value);
// Makes room for so many keys at once, where they are known to come.
void text_map_expect(Arena *arena, TextMap *map, size_t count);
// Adds a key that is not there yet; its bytes must live as long as the map.
void text_map_add(Arena *arena, TextMap *map, Text key, size_t value);

#endif
