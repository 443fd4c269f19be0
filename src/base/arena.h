// Arena: all memory of one request, one job item or one run, freed at once.
// Who returns a pointer took an arena. The address space is reserved at birth and touched on use,
// so taking never fails: the maximum is a limit that the input's own limits must keep far away
// (going over it is a bug and aborts).
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/err.h"
#include <stddef.h>

typedef struct {
    char *start;
    size_t used;    // bytes handed out
    size_t touched; // bytes ever handed out since the last trim
    size_t max;     // bytes reserved
} Arena;

// Reserves `max_bytes` of address space. FAULT_MEMORY if the system has none.
Err arena_init(Arena *arena, size_t max_bytes);
void arena_free(Arena *arena);
// Forgets everything that was taken; gives pages over 1 MiB back to the system.
void arena_reset(Arena *arena);
// Forgets what was taken since `mark` (a former value of arena->used).
void arena_rewind(Arena *arena, size_t mark);

// `bytes` zeroed bytes, aligned for any type. Never NULL.
void *arena_take(Arena *arena, size_t bytes);
// The same with anything in them, for who writes them before reading: text that grows.
void *arena_take_room(Arena *arena, size_t bytes);

#define arena_new(arena, type)          ((type *)arena_take((arena), sizeof(type)))
#define arena_array(arena, type, count) ((type *)arena_take_array((arena), sizeof(type), (count)))

// The same with anything in them, for who assigns each whole before reading it.
#define arena_array_room(arena, type, count)                                                       \
    ((type *)arena_take_array_room((arena), sizeof(type), (count)))

// Shortens the piece that was taken last from `bytes` to `kept` bytes.
void arena_shorten(Arena *arena, void *last, size_t bytes, size_t kept);

// count × size zeroed bytes; the product is checked.
void *arena_take_array(Arena *arena, size_t size, size_t count);
void *arena_take_array_room(Arena *arena, size_t size, size_t count);

#endif
