// What many rows of a list name, each different thing once: asked for by one list instead of with
// every row. Inside action only.
#ifndef ACTION_SHARED_PRIVATE_H
#define ACTION_SHARED_PRIVATE_H

#include "base/text_map.h"

enum { SHARED_IDS_MAX = 4 };

// Different things in the order in which rows name them.
typedef struct {
    TextMap map; // name → its place
    Text *names;
    size_t *of_row; // the place of each row's
} Shared;

Shared shared_new(Arena *arena, size_t rows);
// Notes what a row names; its bytes are copied.
void shared_add(Arena *arena, Shared *shared, size_t row, Text name);
// The same for a thing that ids name, the enterprise first: nineteen digits each, side by side.
void shared_add_ids(Arena *arena, Shared *shared, size_t row, const int64_t *ids, size_t count);
// The things as a JSON list, for a query whose `at` is their place.
Text shared_list(Arena *arena, const Shared *shared);

// Room for a pointer by place, NULL all of them.
void *shared_room(Arena *arena, const Shared *shared);
// By place the row that such a query found, NULL where it found none; of several the last.
#define SHARED_ROWS(arena, shared, found, ret_rows)                                                \
    do {                                                                                           \
        (ret_rows) = shared_room((arena), (shared));                                               \
        for (size_t shared_at = 0; shared_at < (found)->count; shared_at++) {                      \
            (ret_rows)[(found)->rows[shared_at].at] = &(found)->rows[shared_at];                   \
        }                                                                                          \
    } while (0)

// By place where its rows begin, of rows that come place by place, and one more for the end. `at`
// is the first row's (NULL where there is none), those of the others lie `stride` bytes apart.
size_t *shared_starts(Arena *arena, const Shared *shared, const int64_t *at, size_t stride,
                      size_t rows);
#define SHARED_STARTS(arena, shared, found)                                                        \
    shared_starts((arena), (shared), (found)->count == 0 ? NULL : &(found)->rows->at,              \
                  sizeof *(found)->rows, (found)->count)

#endif
