// Edit distance, one row of its table at a time.
#include "base/input/nearest.h"

enum { NAME_BYTES_MAX = 64, LETTERS_PER_MISTAKE = 3 };

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

static size_t distance(Text a, Text b) {
    size_t row[NAME_BYTES_MAX + 1];
    for (size_t j = 0; j <= b.len; j++) {
        row[j] = j;
    }
    for (size_t i = 1; i <= a.len; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t above = row[j];
            size_t changed = diagonal + (a.bytes[i - 1] != b.bytes[j - 1]);
            row[j] = least(changed, least(above, row[j - 1]) + 1);
            diagonal = above;
        }
    }
    return row[b.len];
}

Text nearest_name(Text given, const Text *known, size_t count) {
    Text nearest = {0};
    size_t fewest = given.len / LETTERS_PER_MISTAKE + 1;
    for (size_t i = 0; i < count && given.len <= NAME_BYTES_MAX; i++) {
        if (known[i].len > NAME_BYTES_MAX) {
            continue;
        }
        size_t mistakes = distance(given, known[i]);
        if (mistakes < fewest) {
            fewest = mistakes;
            nearest = known[i];
        }
    }
    return nearest;
}
