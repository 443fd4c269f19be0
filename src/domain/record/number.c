// A small Feistel network over the numbers of one width, walked until it stays inside that width.
#include "domain/record/number.h"

enum { ROUNDS = 6 };

typedef struct {
    Text name;
    int digits;
} NumberKindRow;

static const NumberKindRow kinds[NUMBER_KIND_COUNT] = {
    [NUMBER_AGREEMENT] = {S_INIT("agreement"), 6},
    [NUMBER_SITE] = {S_INIT("site"), 7},
    [NUMBER_ORDER] = {S_INIT("order"), 10},
    [NUMBER_QUOTE] = {S_INIT("quote"), 10},
    [NUMBER_BID] = {S_INIT("bid"), 10},
    [NUMBER_PROOF] = {S_INIT("proof"), 10},
    [NUMBER_TICKET] = {S_INIT("ticket"), 10},
};

Text number_kind_name(NumberKind kind) {
    ENSURE(kind < NUMBER_KIND_COUNT);
    return kinds[kind].name;
}

int number_kind_digits(NumberKind kind) {
    ENSURE(kind < NUMBER_KIND_COUNT);
    return kinds[kind].digits;
}

// The finaliser of splitmix64: every bit of the input moves half of the output's.
static uint64_t mix(uint64_t x) {
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

// A permutation of [0, 2^(2 × half_bits)).
static uint64_t permute_bits(uint64_t key, uint64_t value, int half_bits) {
    uint64_t mask = (UINT64_C(1) << half_bits) - 1;
    uint64_t left = value >> half_bits;
    uint64_t right = value & mask;
    for (uint64_t round = 0; round < ROUNDS; round++) {
        uint64_t next =
            left ^ (mix(key + mix(round * UINT64_C(0x9e3779b97f4a7c15) + right)) & mask);
        left = right;
        right = next;
    }
    return left << half_bits | right;
}

// The value that permute_bits makes this of.
static uint64_t permute_bits_back(uint64_t key, uint64_t value, int half_bits) {
    uint64_t mask = (UINT64_C(1) << half_bits) - 1;
    uint64_t left = value >> half_bits;
    uint64_t right = value & mask;
    for (uint64_t round = ROUNDS; round-- > 0;) {
        uint64_t before =
            right ^ (mix(key + mix(round * UINT64_C(0x9e3779b97f4a7c15) + left)) & mask);
        right = left;
        left = before;
    }
    return left << half_bits | right;
}

// A permutation of [0, size): steps out of it are walked on until they come back.
static uint64_t permute(uint64_t key, uint64_t value, uint64_t size) {
    int half_bits = 1;
    while (half_bits < 31 && UINT64_C(1) << (2 * half_bits) < size) {
        half_bits++;
    }
    do {
        value = permute_bits(key, value, half_bits);
    } while (value >= size);
    return value;
}

Text number_text(Arena *arena, NumberKind kind, uint64_t key, int64_t index) {
    ENSURE(kind < NUMBER_KIND_COUNT && index >= 0);
    int digits = kinds[kind].digits;
    uint64_t size = 1;
    for (int i = 0; i < digits; i++) {
        size *= 10;
    }
    uint64_t rest = (uint64_t)index;
    while (rest >= size) { // this width is used up
        rest -= size;
        size *= 10;
        digits++;
        ENSURE(digits <= NUMBER_DIGITS_MAX);
    }
    uint64_t value = permute(key + mix((uint64_t)kind + 1) + (uint64_t)digits, rest, size);
    char *bytes = arena_take(arena, (size_t)digits + 1);
    for (int i = digits; i-- > 0;) {
        bytes[i] = (char)('0' + value % 10);
        value /= 10;
    }
    return (Text){bytes, (size_t)digits};
}

enum { CODE_HALF_BITS = 32, DIGIT_BITS = 5, DIGIT_MASK = 31 };
static const char code_digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // none looks like another

static uint64_t code_key(uint64_t key) {
    return key + mix(NUMBER_KIND_COUNT + 1);
}

Text record_code(Arena *arena, uint64_t key, int64_t id) {
    uint64_t value = permute_bits(code_key(key), (uint64_t)id, CODE_HALF_BITS);
    char *bytes = arena_take(arena, RECORD_CODE_BYTES + 1);
    for (int i = RECORD_CODE_BYTES; i-- > 0;) {
        bytes[i] = code_digits[value & DIGIT_MASK];
        value >>= DIGIT_BITS;
    }
    return (Text){bytes, RECORD_CODE_BYTES};
}

static bool digit_of(char c, uint64_t *ret) {
    for (uint64_t i = 0; i <= DIGIT_MASK; i++) {
        if (code_digits[i] == c) {
            *ret = i;
            return true;
        }
    }
    return false;
}

bool record_code_parse(Text code, uint64_t key, int64_t *ret_id) {
    uint64_t value = 0;
    uint64_t digit = 0;
    if (code.len != RECORD_CODE_BYTES) {
        return false;
    }
    for (size_t i = 0; i < code.len; i++) {
        if (!digit_of(code.bytes[i], &digit) || value >> (64 - DIGIT_BITS) != 0) {
            return false; // no digit, or more than 64 bits
        }
        value = value << DIGIT_BITS | digit;
    }
    uint64_t id = permute_bits_back(code_key(key), value, CODE_HALF_BITS);
    if (id > INT64_MAX) {
        return false;
    }
    *ret_id = (int64_t)id;
    return true;
}
