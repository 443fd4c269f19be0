// The lines and the price list of row A, made the same by every program that includes this: a few
// rows per part, a million lines in orders of ten. Plain C, nothing of the house.
//
// What the data hold on purpose: rows published late or taking over a row of the same day (R4.6),
// parts without a price at some levels (R4.7), parts without discount (R2.4), prorated lines (R4.4)
// whose price counts on a later day than that of acceptance.
#ifndef BENCH_PRICE_LINES_DATA_H
#define BENCH_PRICE_LINES_DATA_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    DATA_PARTS = 4000,
    DATA_ROWS_MIN = 2,
    DATA_ROWS_MAX = 6, // rows per part
    DATA_ORDERS = 100000,
    DATA_ORDER_LINES = 10,
    DATA_LINES = DATA_ORDERS * DATA_ORDER_LINES,
    DATA_LEVELS = 8, // 6 that move, then 2 fixed ones that stand for themselves
    DATA_MOVING_LEVELS = 6,
    DATA_FIRST_DAY = 18262, // 2020-01-01, in days since 1970-01-01
};

// The sum over all lines of their extended prices, in minor units. Who comes to another sum has not
// done this work.
#define DATA_CHECKSUM INT64_C(8193505801355)

typedef struct {
    int32_t from;
    int32_t published;
    uint32_t priced; // bit per level: it has a price of its own
    int64_t unit[DATA_LEVELS];
} DataRow;

typedef struct {
    uint32_t first_row; // its rows stand together, in the order of from, then published
    uint32_t row_count;
    bool discountable; // if not: every level pays the lowest one's price
    int64_t points;    // hundredths per unit; so few that no order reaches a level by its own
} DataPart;

// Ten lines after each other make an order: one level, one day of acceptance.
typedef struct {
    uint32_t part;
    int32_t quantity;
    int32_t price_on;     // the day whose price counts
    int32_t published_by; // the day of acceptance: rows published later do not count
    int8_t months;        // 0: not prorated; else 1 … 12
    int8_t level;
} DataLine;

typedef struct {
    DataPart parts[DATA_PARTS];
    DataRow rows[DATA_PARTS * DATA_ROWS_MAX];
    uint32_t row_count;
    DataLine lines[DATA_LINES];
    uint64_t state; // of the generator
} Data;

// 0 … below − 1 (splitmix64).
static inline int32_t data_draw(Data *data, int32_t below) {
    data->state += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t z = data->state;
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    z ^= z >> 31;
    return (int32_t)((z >> 32) * (uint64_t)below >> 32);
}

static inline void data_prices(Data *data, DataRow *row, uint32_t priced) {
    int64_t unit = 100 + data_draw(data, 500000);
    row->priced = priced;
    for (int i = 0; i < DATA_LEVELS; i++) {
        row->unit[i] = (priced >> i & 1u) != 0 ? unit * (100 - 5 * i) / 100 : 0;
    }
}

static inline void data_part(Data *data, DataPart *part) {
    uint32_t all = (1u << DATA_LEVELS) - 1;
    uint32_t moving = (1u << DATA_MOVING_LEVELS) - 1;
    bool gaps = data_draw(data, 8) == 0;
    uint32_t absent = gaps ? (uint32_t)data_draw(data, 1 << DATA_MOVING_LEVELS) & moving & ~1u : 0;
    *part = (DataPart){
        .first_row = data->row_count,
        .row_count = (uint32_t)(DATA_ROWS_MIN + data_draw(data, DATA_ROWS_MAX - DATA_ROWS_MIN + 1)),
        .discountable = data_draw(data, 16) != 0,
        .points = 1 + data_draw(data, 30),
    };
    int32_t from = DATA_FIRST_DAY + data_draw(data, 300);
    int32_t published = from - data_draw(data, 120);
    for (uint32_t i = 0; i < part->row_count; i++) {
        DataRow *row = &data->rows[data->row_count++];
        row->from = from;
        row->published = published;
        data_prices(data, row, all & ~absent);
        if (data_draw(data, 8) == 0) { // a correction of the same day
            published += 1 + data_draw(data, 30);
        } else {
            from += 100 + data_draw(data, 400);
            published = from - 90 + data_draw(data, 100);
        }
    }
}

static inline void data_order(Data *data, DataLine *lines) {
    int8_t level = (int8_t)data_draw(data, DATA_LEVELS);
    int32_t accepted = DATA_FIRST_DAY + 300 + data_draw(data, 5 * 365);
    for (int i = 0; i < DATA_ORDER_LINES; i++) {
        bool prorated = data_draw(data, 2) == 0;
        lines[i] = (DataLine){
            .part = (uint32_t)data_draw(data, DATA_PARTS),
            .quantity = 1 + data_draw(data, 100),
            .price_on = accepted + (prorated ? data_draw(data, 90) : 0),
            .published_by = accepted,
            .months = (int8_t)(prorated ? 1 + data_draw(data, 12) : 0),
            .level = level,
        };
    }
}

// All of it, or NULL where the memory is missing. Freed with free.
static inline Data *data_make(void) {
    Data *data = calloc(1, sizeof *data);
    if (data == NULL) {
        return NULL;
    }
    for (int i = 0; i < DATA_PARTS; i++) {
        data_part(data, &data->parts[i]);
    }
    for (int i = 0; i < DATA_ORDERS; i++) {
        data_order(data, &data->lines[i * DATA_ORDER_LINES]);
    }
    return data;
}

// True where a pass over the lines came to the right sum; says so where not.
static inline bool data_is_right(const char *program, int64_t sum) {
    if (sum != DATA_CHECKSUM) {
        (void)fprintf(stderr, "%s: the prices sum up to %lld, not to %lld\n", program,
                      (long long)sum, (long long)DATA_CHECKSUM);
    }
    return sum == DATA_CHECKSUM;
}

#endif
