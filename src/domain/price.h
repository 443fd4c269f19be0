// The price list: rows of a part in one country group and currency (R8.1), which row counts (R4.6),
// which price of it (R4.7), and the cuts of the price file (R8.2).
#ifndef DOMAIN_PRICE_H
#define DOMAIN_PRICE_H

#include "base/date.h"
#include "domain/value/ids.h"
#include "domain/programme.h"

// One published row: never edited, taken over by a newer one (R8.3).
typedef struct {
    PriceRowId row;
    Date from;
    Date published;
    int32_t release;        // of equal from and published the later release counts
    uint32_t priced;        // bit per Level index: whether it has a price of its own
    Money unit[LEVELS_MAX]; // yearly or once, whole minor units
} PriceRow;

// Whose prices: a country group's, in a currency, at the levels of a programme.
typedef struct {
    const Programme *programme;
    Text country_group;
    Currency currency;
} PriceList;

static inline bool price_row_has(const PriceRow *row, Level level) {
    return (row->priced >> level.index & 1u) != 0;
}
static inline void price_row_set(PriceRow *row, Level level, Money unit) {
    row->priced |= 1u << level.index;
    row->unit[level.index] = unit;
}

// R4.6: the row in force on `day` among those published by `published_by`: the latest from, then
// the latest published. NULL where there is none.
const PriceRow *price_row_in_force(const PriceRow *rows, size_t count, Date day, Date published_by);

// R4.7, R2.4: the level whose price in this row a level pays: its own, else the closest lower one;
// a fixed level only its own; a part that is not discountable the lowest level's. LEVEL_NONE pays
// as the lowest. False where there is none.
bool price_level_paid(const Programme *programme, const PriceRow *row, Level level,
                      bool discountable, Level *ret_paid);

typedef enum {
    PRICE_CUT_CURRENT,
    PRICE_CUT_CURRENT_FUTURE,
    PRICE_CUT_FUTURE,
} PriceCut;

// R8.2: whether rows[index] stands in this cut of the price file as of a day. Current: in force
// that day. Future: published by then with a later from, of equal from the latest published.
bool price_row_in_cut(const PriceRow *rows, size_t count, size_t index, PriceCut cut, Date as_of);

#endif
