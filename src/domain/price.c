// Choosing rows and levels of the price list.
#include "domain/price.h"

// True where row a takes over from row b of the same part (R4.6, R8.3).
static bool takes_over(const PriceRow *a, const PriceRow *b) {
    int order = date_compare(a->from, b->from);
    if (order == 0) {
        order = date_compare(a->published, b->published);
    }
    return order > 0 || (order == 0 && a->release > b->release);
}

const PriceRow *price_row_in_force(const PriceRow *rows, size_t count, Date day,
                                   Date published_by) {
    const PriceRow *best = NULL;
    for (size_t i = 0; i < count; i++) {
        bool counts =
            !date_before(day, rows[i].from) && !date_before(published_by, rows[i].published);
        if (counts && (best == NULL || takes_over(&rows[i], best))) {
            best = &rows[i];
        }
    }
    return best;
}

bool price_level_paid(const Programme *programme, const PriceRow *row, Level level,
                      bool discountable, Level *ret_paid) {
    Level paid = level_is_none(level) || !discountable ? LEVEL_LOWEST : level;
    bool only_own = programme_level_is_fixed(programme, paid);
    while (!price_row_has(row, paid)) {
        if (only_own || paid.index == 0) {
            return false;
        }
        paid.index--;
    }
    *ret_paid = paid;
    return true;
}

// True where rows[index] is the one that counts among all of its from-day published by as_of.
static bool is_future(const PriceRow *rows, size_t count, size_t index, Date as_of) {
    const PriceRow *row = &rows[index];
    if (!date_before(as_of, row->from) || date_before(as_of, row->published)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        bool known = !date_before(as_of, rows[i].published);
        if (i != index && known && date_equal(rows[i].from, row->from) &&
            takes_over(&rows[i], row)) {
            return false;
        }
    }
    return true;
}

bool price_row_in_cut(const PriceRow *rows, size_t count, size_t index, PriceCut cut, Date as_of) {
    ENSURE(index < count);
    bool current = price_row_in_force(rows, count, as_of, as_of) == &rows[index];
    switch (cut) {
    case PRICE_CUT_CURRENT:
        return current;
    case PRICE_CUT_FUTURE:
        return is_future(rows, count, index, as_of);
    case PRICE_CUT_CURRENT_FUTURE:
        return current || is_future(rows, count, index, as_of);
    }
    NEVER("a cut of the list");
}
