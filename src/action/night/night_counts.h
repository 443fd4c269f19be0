// The counts of a night as its row of `job` keeps them: in no language, "closed=3 ordered=1 …".
#ifndef ACTION_NIGHT_NIGHT_COUNTS_H
#define ACTION_NIGHT_NIGHT_COUNTS_H

#include "base/arena.h"
#include "base/text.h"

#include <stdbool.h>

typedef struct {
#define NIGHT_COUNT(name) int64_t name;
#include "action/night/night_counts.def"
#undef NIGHT_COUNT
} NightCounts;

Text night_counts_text(Arena *arena, const NightCounts *counts);
// False where a text is none of those; ret is untouched then.
bool night_counts_read(Text text, NightCounts *ret_counts);

#endif
