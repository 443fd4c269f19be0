// Which price row counts (R4.6), which price of it (R4.7, R2.4), the cuts of the file (R8.2).
#include "domain/price.h"
#include "standard.h"

#include <check.h>

typedef struct {
    const char *from;
    const char *published;
    int32_t release;
} RowDays;

static void make_rows(const RowDays *days, size_t count, PriceRow *rows) {
    for (size_t i = 0; i < count; i++) {
        rows[i] = (PriceRow){.row = {(int64_t)i + 1},
                             .from = day(days[i].from),
                             .published = day(days[i].published),
                             .release = days[i].release};
    }
}

static const RowDays standing_rows[] = {
    {"2024-01-01", "2023-12-01", 1}, // 1
    {"2024-07-01", "2024-06-01", 2}, // 2
    {"2024-07-01", "2024-06-15", 3}, // 3: takes over from 2
    {"2025-01-01", "2024-07-01", 4}, // 4: known early
    {"2024-10-01", "2024-12-01", 5}, // 5: published late
    {"2025-01-01", "2024-07-01", 6}, // 6: takes over from 4 by its release
};
enum { ROWS = sizeof standing_rows / sizeof standing_rows[0] };

typedef struct {
    const char *why;
    const char *on;
    const char *published_by;
    int64_t row; // 0: none
} ForceCase;

static const ForceCase force_cases[] = {
    {"before the first row", "2023-12-31", "2023-12-31", 0},
    {"from the first row's day", "2024-01-01", "2024-01-01", 1},
    {"it is not published yet", "2024-01-01", "2023-11-30", 0},
    {"published on the very day", "2024-01-01", "2023-12-01", 1},
    {"a day before the second", "2024-06-30", "2024-06-30", 1},
    {"of equal from the latest published", "2024-07-01", "2024-07-01", 3},
    {"seen before that was published", "2024-07-01", "2024-06-14", 2},
    {"seen on the day it was published", "2024-07-01", "2024-06-15", 3},
    {"seen before any was published", "2024-07-01", "2024-05-31", 1},
    {"a late row does not count before it is published", "2024-11-15", "2024-11-15", 3},
    {"a late row counts from then, for its own days", "2024-11-15", "2024-12-01", 5},
    {"a late row does not count before its from", "2024-09-30", "2024-12-31", 3},
    {"the latest from goes before the latest published", "2025-01-01", "2025-01-01", 6},
    {"of equal from and published the later release", "2026-06-01", "2026-06-01", 6},
    {"a renewal's start ahead of today sees what is known", "2025-01-01", "2024-08-01", 6},
    {"a renewal's start ahead of today does not see what is not", "2025-01-01", "2024-06-30", 3},
};

START_TEST(the_row_in_force_is_the_latest_known) {
    PriceRow rows[ROWS];
    make_rows(standing_rows, ROWS, rows);
    for (size_t i = 0; i < sizeof force_cases / sizeof force_cases[0]; i++) {
        const ForceCase *row = &force_cases[i];
        const PriceRow *got = price_row_in_force(rows, ROWS, day(row->on), day(row->published_by));
        int64_t number = got == NULL ? 0 : got->row.id;
        ck_assert_msg(number == row->row, "R4.6: %s: row %lld", row->why, (long long)number);
    }
    ck_assert_ptr_null(price_row_in_force(rows, 0, day("2024-07-01"), day("2024-07-01")));
}

START_TEST(the_order_of_the_rows_does_not_matter) {
    PriceRow rows[ROWS];
    PriceRow turned[ROWS];
    make_rows(standing_rows, ROWS, rows);
    for (size_t shift = 0; shift < ROWS; shift++) {
        for (size_t i = 0; i < ROWS; i++) {
            turned[i] = rows[(ROWS - 1 - i + shift) % ROWS];
        }
        for (size_t i = 0; i < sizeof force_cases / sizeof force_cases[0]; i++) {
            Date on = day(force_cases[i].on);
            Date by = day(force_cases[i].published_by);
            const PriceRow *got = price_row_in_force(turned, ROWS, on, by);
            ck_assert_int_eq(got == NULL ? 0 : got->row.id, force_cases[i].row);
        }
    }
}

typedef struct {
    const char *why;
    const char *priced; // levels with a price of their own
    int asked;          // -1: none (express)
    bool discountable;
    int paid; // -1: no price
} PaidCase;

static const PaidCase paid_cases[] = {
    {"its own price", "BL D E F G H", F, true, F},
    {"the closest lower", "BL D G H", F, true, D},
    {"only the lowest has one", "BL", H, true, BL},
    {"never a higher one's", "E", D, true, -1},
    {"the lowest without a price", "D", BL, true, -1},
    {"no price at all", "", H, true, -1},
    {"a fixed level's own", "BL GV", GV, true, GV},
    {"a fixed level pays no other's", "BL D E F G H ED", GV, true, -1},
    {"nor does the other fixed one", "BL GV", ED, true, -1},
    {"the top does not pay a fixed level's", "GV ED", H, true, -1},
    {"express pays the lowest", "BL D", -1, true, BL},
    {"express without a lowest price", "D", -1, true, -1},
    {"no discount: the lowest", "BL D E F", F, false, BL},
    {"no discount: a fixed level pays the lowest too", "BL GV", GV, false, BL},
    {"no discount, and the lowest has no price", "D E GV", E, false, -1},
    {"no discount for express", "BL", -1, false, BL},
};

// A row with a price at each level that `codes` names; the price is 100 + the level's index.
static PriceRow row_with(const Programme *programme, const char *codes) {
    PriceRow row = {.row = {1}};
    Text left = text_of(codes);
    while (left.len > 0) {
        const char *blank = memchr(left.bytes, ' ', left.len);
        size_t length = blank == NULL ? left.len : (size_t)(blank - left.bytes);
        Level found = LEVEL_NONE;
        ck_assert(programme_find_level(programme, (Text){left.bytes, length}, &found));
        price_row_set(&row, found, (Money){100 + found.index});
        size_t step = length + (blank != NULL);
        left = (Text){left.bytes + step, left.len - step};
    }
    return row;
}

START_TEST(a_level_without_a_price_pays_the_closest_lower) {
    Programme programme = standard_programme();
    for (size_t i = 0; i < sizeof paid_cases / sizeof paid_cases[0]; i++) {
        const PaidCase *row = &paid_cases[i];
        PriceRow prices = row_with(&programme, row->priced);
        Level paid = {77};
        bool found =
            price_level_paid(&programme, &prices, level(row->asked), row->discountable, &paid);
        ck_assert_msg(found == (row->paid >= 0), "R4.7, R2.4: %s", row->why);
        ck_assert_msg(paid.index == (found ? row->paid : 77), "R4.7, R2.4: %s: %d", row->why,
                      paid.index);
    }
}

START_TEST(a_price_of_nothing_is_a_price) {
    Programme programme = standard_programme();
    PriceRow row = row_with(&programme, "BL");
    ck_assert(!price_row_has(&row, level(D)));
    price_row_set(&row, level(D), (Money){0});
    ck_assert(price_row_has(&row, level(D)));
    Level paid = LEVEL_NONE;
    ck_assert(price_level_paid(&programme, &row, level(E), true, &paid));
    ck_assert_int_eq(paid.index, D);
}

typedef struct {
    const char *as_of;
    const char *current; // rows of each cut, as digits
    const char *future;
} CutCase;

// R8.2, over standing_rows.
static const CutCase cut_cases[] = {
    {"2023-11-30", "", ""},   {"2023-12-01", "", "1"},  {"2024-01-01", "1", ""},
    {"2024-06-01", "1", "2"}, {"2024-06-15", "1", "3"}, {"2024-06-30", "1", "3"},
    {"2024-07-01", "3", "6"}, {"2024-11-30", "3", "6"}, {"2024-12-01", "5", "6"},
    {"2024-12-31", "5", "6"}, {"2025-01-01", "6", ""},  {"2026-01-01", "6", ""},
};

static bool names_row(const char *digits, size_t index) {
    return strchr(digits, '1' + (char)index) != NULL;
}

START_TEST(the_price_file_comes_in_three_cuts) {
    PriceRow rows[ROWS];
    make_rows(standing_rows, ROWS, rows);
    for (size_t i = 0; i < sizeof cut_cases / sizeof cut_cases[0]; i++) {
        const CutCase *row = &cut_cases[i];
        Date as_of = day(row->as_of);
        for (size_t j = 0; j < ROWS; j++) {
            bool current = price_row_in_cut(rows, ROWS, j, PRICE_CUT_CURRENT, as_of);
            bool future = price_row_in_cut(rows, ROWS, j, PRICE_CUT_FUTURE, as_of);
            bool both = price_row_in_cut(rows, ROWS, j, PRICE_CUT_CURRENT_FUTURE, as_of);
            ck_assert_msg(current == names_row(row->current, j), "R8.2: %s: row %zu current",
                          row->as_of, j + 1);
            ck_assert_msg(future == names_row(row->future, j), "R8.2: %s: row %zu future",
                          row->as_of, j + 1);
            ck_assert_msg(both == (current || future), "R8.2: %s: row %zu", row->as_of, j + 1);
        }
    }
}

// Over many days: one row at most is current, none is both, and every row of the future becomes
// current on its day unless a newer one was published until then.
START_TEST(the_future_becomes_current_on_its_day) {
    PriceRow rows[ROWS];
    make_rows(standing_rows, ROWS, rows);
    for (Date on = day("2023-11-01"); date_before(on, day("2025-03-01"));
         on = date_add_days(on, 1)) {
        size_t current = 0;
        for (size_t j = 0; j < ROWS; j++) {
            bool is_current = price_row_in_cut(rows, ROWS, j, PRICE_CUT_CURRENT, on);
            bool is_future = price_row_in_cut(rows, ROWS, j, PRICE_CUT_FUTURE, on);
            current += is_current;
            ck_assert(!(is_current && is_future));
            if (is_future) {
                const PriceRow *then = price_row_in_force(rows, ROWS, rows[j].from, on);
                ck_assert_msg(then == &rows[j], "R8.2: row %zu seen on %s", j + 1, day_text(on));
            }
        }
        ck_assert_uint_le(current, 1);
    }
}

START_TEST(a_row_outside_the_list_aborts) {
    PriceRow rows[ROWS];
    make_rows(standing_rows, ROWS, rows);
    (void)price_row_in_cut(rows, ROWS, ROWS, PRICE_CUT_CURRENT, day("2024-01-01"));
}
