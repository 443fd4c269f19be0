// Chance that is the same every time: splitmix64 from a seed. No clock, no machine's randomness.
#ifndef MAIN_DEMO_DICE_H
#define MAIN_DEMO_DICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint64_t state;
} Dice;

Dice dice_of(uint64_t seed);
uint64_t dice_next(Dice *dice);
// 0 … below − 1; below ≥ 1.
size_t dice_below(Dice *dice, size_t below);
// least … most, both included.
int32_t dice_between(Dice *dice, int32_t least, int32_t most);
// True in so many of a hundred.
bool dice_percent(Dice *dice, int32_t percent);
// An independent stream; the dice go on.
Dice dice_fork(Dice *dice);
// One more thing mixed into a number that stands for all before it.
uint64_t dice_mix(uint64_t before, uint64_t more);

#endif
