// Mutating JSON so that most of it stays JSON: atoms (texts, numbers) are exchanged or moved a
// little, days are moved alone or with all days behind them, objects in lists are doubled, dropped
// or swapped. One time in four the bytes are left to the library.
#ifndef FUZZ_JSON_MUTATE_H
#define FUZZ_JSON_MUTATE_H

#include "base/date.h"

#include <stdint.h>
#include <string.h>

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);

enum { MUTATE_ATOMS_MAX = 4096, MUTATE_ITEMS_MAX = 1024, MUTATE_BYTES_MAX = 64 * 1024 };

typedef struct {
    size_t at;
    size_t len;
} Span;

typedef struct {
    uint8_t *data;
    size_t size;
    size_t max_size;
    uint64_t dice;
    Span atoms[MUTATE_ATOMS_MAX];
    size_t atom_count;
    Span items[MUTATE_ITEMS_MAX]; // objects inside of something
    size_t item_count;
} Mutation;

static inline size_t mutate_roll(Mutation *mutation, size_t below) {
    mutation->dice ^= mutation->dice << 13;
    mutation->dice ^= mutation->dice >> 7;
    mutation->dice ^= mutation->dice << 17;
    return (size_t)(mutation->dice % below);
}

static inline size_t mutate_text_end(const uint8_t *data, size_t size, size_t at) {
    for (at++; at < size && data[at] != '"'; at++) {
        at += data[at] == '\\';
    }
    return at < size ? at + 1 : size;
}

static inline bool mutate_is_number(uint8_t c) {
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

static inline void mutate_add_atom(Mutation *mutation, size_t at, size_t end) {
    if (mutation->atom_count < MUTATE_ATOMS_MAX) {
        mutation->atoms[mutation->atom_count++] = (Span){at, end - at};
    }
}

// Finds atoms and inner objects; text that is no JSON gives whatever looks like them.
static inline void mutate_scan(Mutation *mutation) {
    enum { DEPTH_MAX = 64 };
    size_t open[DEPTH_MAX];
    size_t depth = 0;
    for (size_t at = 0; at < mutation->size;) {
        uint8_t c = mutation->data[at];
        size_t end = at + 1;
        if (c == '"') {
            end = mutate_text_end(mutation->data, mutation->size, at);
            mutate_add_atom(mutation, at, end);
        } else if (mutate_is_number(c)) {
            while (end < mutation->size && mutate_is_number(mutation->data[end])) {
                end++;
            }
            mutate_add_atom(mutation, at, end);
        } else if (c == '{' && depth < DEPTH_MAX) {
            open[depth++] = at;
        } else if (c == '}' && depth > 0) {
            depth--;
            if (depth > 0 && mutation->item_count < MUTATE_ITEMS_MAX) {
                mutation->items[mutation->item_count++] = (Span){open[depth], end - open[depth]};
            }
        }
        at = end;
    }
}

// Puts `len` bytes in the place of a span; false where that would be too long.
static inline bool mutate_replace(Mutation *mutation, Span old, const uint8_t *bytes, size_t len) {
    size_t tail = old.at + old.len;
    if (mutation->size - old.len + len > mutation->max_size) {
        return false;
    }
    memmove(mutation->data + old.at + len, mutation->data + tail, mutation->size - tail);
    if (len > 0) {
        memcpy(mutation->data + old.at, bytes, len);
    }
    mutation->size = mutation->size - old.len + len;
    return true;
}

static inline bool mutate_swap_in(Mutation *mutation, Span old, Span other) {
    static uint8_t copy[MUTATE_BYTES_MAX];
    if (other.len > sizeof copy) {
        return false;
    }
    memcpy(copy, mutation->data + other.at, other.len);
    return mutate_replace(mutation, old, copy, other.len);
}

// Words that hit edges, beside those that the document holds itself.
static inline bool mutate_put_word(Mutation *mutation, Span old) {
    static const char *const words[] = {
        "0",
        "1",
        "-1",
        "2",
        "30",
        "1.0",
        "1e400",
        "999999999999999",
        "1000000000000000",
        "1000000000000001",
        "9223372036854775807",
        "9223372036854775808",
        "null",
        "true",
        "false",
        "[]",
        "{}",
        "\"\"",
        "\"0.00\"",
        "\"0.01\"",
        "\"0.05\"",
        "\"499.99\"",
        "\"500.00\"",
        "\"333.33\"",
        "\"10000000000000.00\"",
        "\"10000000000000000.00\"",
        "\"2024-02-29\"",
        "\"2023-02-28\"",
        "\"1900-01-01\"",
        "\"9799-12-31\"",
        "\"9999-12-31\"",
        "\"express\"",
        "\"relationship\"",
        "\"government\"",
        "\"academic\"",
        "\"licence\"",
        "\"fixed_term\"",
        "\"committed_term\"",
        "\"renewal\"",
        "\"reinstatement\"",
        "\"JPY\"",
        "\"KWD\"",
        "\"CLF\"",
    };
    const char *word = words[mutate_roll(mutation, sizeof words / sizeof words[0])];
    return mutate_replace(mutation, old, (const uint8_t *)word, strlen(word));
}

// The day of an atom that is one.
static inline bool mutate_is_day(const Mutation *mutation, Span atom, Date *ret) {
    const char *bytes = (const char *)mutation->data + atom.at + 1;
    return atom.len == DATE_TEXT_BYTES + 2 && date_parse((Text){bytes, DATE_TEXT_BYTES}, ret);
}

// Moves the day of an atom, and of all behind it where `rest`, by the same number of days.
static inline bool mutate_move_days(Mutation *mutation, size_t first, bool rest) {
    static const int32_t steps[] = {1, -1, 1, -1, 30, 31, -30, 89, 90, 91, 365, 366, -365, 3653};
    int32_t step = steps[mutate_roll(mutation, sizeof steps / sizeof steps[0])];
    bool moved = false;
    for (size_t i = first; i < mutation->atom_count && (rest || i == first); i++) {
        Date day;
        Span atom = mutation->atoms[i];
        if (mutate_is_day(mutation, atom, &day) && day.days + step >= DATE_MIN.days &&
            day.days + step <= DATE_MAX.days) {
            date_write(date_add_days(day, step), (char *)mutation->data + atom.at + 1);
            moved = true;
        }
    }
    return moved;
}

static inline bool mutate_change_digit(Mutation *mutation, Span atom) {
    size_t at = atom.at + mutate_roll(mutation, atom.len);
    if (mutation->data[at] < '0' || mutation->data[at] > '9') {
        return false;
    }
    mutation->data[at] = (uint8_t)('0' + mutate_roll(mutation, 10));
    return true;
}

static inline bool mutate_atom(Mutation *mutation) {
    if (mutation->atom_count == 0) {
        return false;
    }
    size_t index = mutate_roll(mutation, mutation->atom_count);
    Span atom = mutation->atoms[index];
    switch (mutate_roll(mutation, 6)) {
    case 0:
        return mutate_put_word(mutation, atom);
    case 1:
        return mutate_move_days(mutation, index, false);
    case 2:
        return mutate_move_days(mutation, index, true);
    case 3:
        return mutate_change_digit(mutation, atom);
    default:
        return mutate_swap_in(mutation, atom,
                              mutation->atoms[mutate_roll(mutation, mutation->atom_count)]);
    }
}

// Doubles an object behind itself; a text right behind its "id" gets another letter, so that a
// doubled step has an id of its own.
static inline bool mutate_double(Mutation *mutation, Span item) {
    static uint8_t copy[MUTATE_BYTES_MAX];
    if (item.len + 2 > sizeof copy) {
        return false;
    }
    copy[0] = ',';
    memcpy(copy + 1, mutation->data + item.at, item.len);
    size_t len = item.len + 1;
    for (size_t at = 1; at + 6 < len; at++) {
        if (memcmp(copy + at, "\"id\":", 5) == 0) {
            const uint8_t *quote = memchr(copy + at + 5, '"', len - at - 5);
            if (quote != NULL) {
                size_t letter = (size_t)(quote - copy) + 1;
                memmove(copy + letter + 1, copy + letter, len - letter);
                copy[letter] = (uint8_t)('a' + mutate_roll(mutation, 26));
                len++;
            }
            break;
        }
    }
    return mutate_replace(mutation, (Span){item.at + item.len, 0}, copy, len);
}

static inline bool mutate_drop(Mutation *mutation, Span item) {
    size_t end = item.at + item.len;
    while (end < mutation->size && strchr(" \t\r\n", mutation->data[end]) != NULL) {
        end++;
    }
    if (end < mutation->size && mutation->data[end] == ',') {
        return mutate_replace(mutation, (Span){item.at, end + 1 - item.at}, NULL, 0);
    }
    size_t begin = item.at;
    while (begin > 0 && strchr(" \t\r\n", mutation->data[begin - 1]) != NULL) {
        begin--;
    }
    begin -= begin > 0 && mutation->data[begin - 1] == ',';
    return mutate_replace(mutation, (Span){begin, item.at + item.len - begin}, NULL, 0);
}

static inline bool mutate_item(Mutation *mutation) {
    if (mutation->item_count == 0) {
        return false;
    }
    Span item = mutation->items[mutate_roll(mutation, mutation->item_count)];
    Span other = mutation->items[mutate_roll(mutation, mutation->item_count)];
    switch (mutate_roll(mutation, 3)) {
    case 0:
        return mutate_double(mutation, item);
    case 1:
        return mutate_drop(mutation, item);
    default:
        return mutate_swap_in(mutation, item, other);
    }
}

static inline size_t json_mutate(uint8_t *data, size_t size, size_t max_size, unsigned seed) {
    static Mutation mutation;
    size_t most = max_size < MUTATE_BYTES_MAX ? max_size : MUTATE_BYTES_MAX;
    mutation = (Mutation){.data = data,
                          .size = size,
                          .max_size = most,
                          .dice = seed * UINT64_C(0x9E3779B97F4A7C15) + 1};
    if (size > most || mutate_roll(&mutation, 4) == 0) {
        return LLVMFuzzerMutate(data, size, max_size);
    }
    mutate_scan(&mutation);
    for (int i = 0; i < 8; i++) {
        bool done =
            mutate_roll(&mutation, 3) == 0 ? mutate_item(&mutation) : mutate_atom(&mutation);
        if (done) {
            return mutation.size;
        }
    }
    return LLVMFuzzerMutate(data, size, max_size);
}

#endif
