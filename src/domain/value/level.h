// Levels: the columns of the price list (R2.1). The levels that points move between come first, in
// rising order; the fixed levels (R1.7) stand beside them.
#ifndef DOMAIN_VALUE_LEVEL_H
#define DOMAIN_VALUE_LEVEL_H

#include <stdbool.h>
#include <stdint.h>

// Index into the programme's levels: [0, level_count) move, [level_count, level_count +
// fixed_count) are fixed.
typedef struct {
    int8_t index;
} Level;

enum { LEVELS_MAX = 16 };

// The level of who has none (express, R1.1): pays what the lowest level pays.
#define LEVEL_NONE   ((Level){-1})
#define LEVEL_LOWEST ((Level){0})

static inline bool level_is_none(Level level) {
    return level.index < 0;
}
static inline bool level_equal(Level a, Level b) {
    return a.index == b.index;
}
static inline Level level_higher(Level a, Level b) {
    return a.index > b.index ? a : b;
}

#endif
