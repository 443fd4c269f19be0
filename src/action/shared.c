// Different things of a list, each with its place.
#include "action/shared_private.h"

#include "base/json_write.h"
#include "base/keys_each.h"

#include <string.h>

Shared shared_new(Arena *arena, size_t rows) {
    return (Shared){.names = arena_array(arena, Text, rows),
                    .of_row = arena_array(arena, size_t, rows)};
}

void shared_add(Arena *arena, Shared *shared, size_t row, Text name) {
    if (!text_map_find(&shared->map, name, &shared->of_row[row])) {
        size_t place = shared->map.count;
        shared->names[place] = text_copy(arena, name);
        text_map_add(arena, &shared->map, shared->names[place], place);
        shared->of_row[row] = place;
    }
}

static void write_id(char *digits, int64_t id) {
    memset(digits, '0', KEY_DIGITS);
    for (int at = KEY_DIGITS - 1; id != 0; at--) {
        digits[at] = (char)('0' + id % 10);
        id /= 10;
    }
}

void shared_add_ids(Arena *arena, Shared *shared, size_t row, const int64_t *ids, size_t count) {
    char digits[SHARED_IDS_MAX * KEY_DIGITS];
    ENSURE(count <= SHARED_IDS_MAX);
    for (size_t i = 0; i < count; i++) {
        write_id(digits + i * KEY_DIGITS, ids[i]);
    }
    shared_add(arena, shared, row, (Text){digits, count * KEY_DIGITS});
}

Text shared_list(Arena *arena, const Shared *shared) {
    return json_of_texts(arena, shared->names, shared->map.count);
}

void *shared_room(Arena *arena, const Shared *shared) {
    return arena_take_array(arena, sizeof(void *), shared->map.count);
}

size_t *shared_starts(Arena *arena, const Shared *shared, const int64_t *at, size_t stride,
                      size_t rows) {
    size_t *starts = arena_array(arena, size_t, shared->map.count + 1);
    const char *bytes = (const char *)at;
    size_t row = 0;
    for (size_t place = 0; place < shared->map.count; place++) {
        for (;
             row < rows && *(const int64_t *)(const void *)(bytes + row * stride) == (int64_t)place;
             row++) {
        }
        starts[place + 1] = row;
    }
    ENSURE(row == rows); // they come place by place
    return starts;
}
