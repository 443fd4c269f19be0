// splitmix64.
#include "main/demo/dice.h"

#include "base/err.h"

static const uint64_t golden = UINT64_C(0x9e3779b97f4a7c15);

static uint64_t finish(uint64_t x) {
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

Dice dice_of(uint64_t seed) {
    return (Dice){finish(seed + golden)};
}

uint64_t dice_next(Dice *dice) {
    dice->state += golden;
    return finish(dice->state);
}

size_t dice_below(Dice *dice, size_t below) {
    ENSURE(below >= 1);
    return (size_t)(dice_next(dice) % below);
}

int32_t dice_between(Dice *dice, int32_t least, int32_t most) {
    ENSURE(least <= most);
    return least + (int32_t)dice_below(dice, (size_t)(most - least) + 1);
}

bool dice_percent(Dice *dice, int32_t percent) {
    return dice_between(dice, 1, 100) <= percent;
}

Dice dice_fork(Dice *dice) {
    return dice_of(dice_next(dice));
}

uint64_t dice_mix(uint64_t before, uint64_t more) {
    return finish(before * golden + more);
}
