// Reaching a number of points as cheaply as possible: the search inside domain/plan/split.
#ifndef DOMAIN_PLAN_COVER_PRIVATE_H
#define DOMAIN_PLAN_COVER_PRIVATE_H

#include "base/arena.h"
#include "domain/value/rounding.h"

// What may be taken to reach the need, in steps: none, `least` … `most` of them, or all `whole`.
typedef struct {
    size_t line;    // the caller's own place of it
    int64_t weight; // that one step brings, ≥ 1
    Wide cost;      // of one step, ≥ 0
    int64_t least;  // ≥ 1
    int64_t most;   // below `least`: none but all
    int64_t whole;
    int64_t taken; // found
} CoverItem;

enum { COVER_NEED_MAX = 1000000, COVER_CELLS_MAX = 4000000 };

// No choice of steps that brings `need` costs less than this. Sorts the items, dearest points last;
// -1 where all of them together do not bring it. need at most COVER_NEED_MAX, weights at most need.
Wide cover_bound(CoverItem *items, size_t count, int64_t need);

// The cheapest choice of steps that brings at least `need`, into `taken`; its cost. False where
// count × need is over COVER_CELLS_MAX. Only where cover_bound is not -1.
bool cover_cheapest(Arena *arena, CoverItem *items, size_t count, int64_t need, Wide *ret_cost);

#endif
