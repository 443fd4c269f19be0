// Taking a quantity from entitlements: the earliest coverage end first, then the oldest (R4.14).
#include "domain/coverage.h"
#include "standard.h"

#include <check.h>

typedef struct {
    int64_t id;
    const char *end;
    int64_t quantity;
} HoldingRow;

// Out of order: the sorted order is 4, 1, 3, 2.
static const HoldingRow rows[] = {
    {3, "2025-09-30", 10},
    {1, "2025-08-31", 5},
    {2, "2026-03-31", 20},
    {4, "2024-12-31", 1},
};
enum { COUNT = sizeof rows / sizeof rows[0] };

static void make_holdings(Holding *holdings) {
    for (size_t i = 0; i < COUNT; i++) {
        holdings[i] = (Holding){.entitlement = {rows[i].id},
                                .coverage_end = day(rows[i].end),
                                .quantity = {rows[i].quantity},
                                .index = i};
    }
    holdings_sort(holdings, COUNT);
}

START_TEST(the_earliest_end_stands_first_then_the_oldest) {
    Holding holdings[COUNT];
    static const int64_t order[] = {4, 1, 3, 2};
    make_holdings(holdings);
    for (size_t i = 0; i < COUNT; i++) {
        ck_assert_int_eq(holdings[i].entitlement.id, order[i]);
        ck_assert_int_eq(rows[holdings[i].index].id, order[i]);
    }
    Holding equal[3] = {{.entitlement = {9}, .coverage_end = day("2025-08-31")},
                        {.entitlement = {INT64_MAX}, .coverage_end = day("2025-08-31")},
                        {.entitlement = {2}, .coverage_end = day("2025-08-31")}};
    holdings_sort(equal, 3);
    ck_assert_msg(equal[0].entitlement.id == 2 && equal[1].entitlement.id == 9,
                  "R4.14: of equal ends the oldest record");
    holdings_sort(equal, 0);
    holdings_sort(equal, 1);
}

typedef struct {
    int64_t wanted;
    int64_t taken[COUNT]; // in the sorted order
} TakeCase;

START_TEST(a_quantity_is_taken_in_order) {
    static const TakeCase cases[] = {
        {1, {1, 0, 0, 0}}, {2, {1, 1, 0, 0}},   {6, {1, 5, 0, 0}},
        {7, {1, 5, 1, 0}}, {16, {1, 5, 10, 0}}, {36, {1, 5, 10, 20}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Holding holdings[COUNT];
        make_holdings(holdings);
        ck_assert(holdings_take(holdings, COUNT, (Quantity){cases[i].wanted}));
        for (size_t j = 0; j < COUNT; j++) {
            ck_assert_int_eq(holdings[j].taken.count, cases[i].taken[j]);
            ck_assert_int_eq(holdings[j].taken_now.count, cases[i].taken[j]);
        }
        ck_assert_int_eq(holdings_left(holdings, COUNT).count, 36 - cases[i].wanted);
    }
}

START_TEST(more_than_there_is_takes_nothing) {
    Holding holdings[COUNT];
    make_holdings(holdings);
    ck_assert(!holdings_take(holdings, COUNT, (Quantity){37}));
    ck_assert(!holdings_take(holdings, COUNT, (Quantity){INT64_MAX}));
    ck_assert_int_eq(holdings_left(holdings, COUNT).count, 36);
    ck_assert(!holdings_take(holdings, 0, (Quantity){1}));
}

START_TEST(lines_of_one_step_count_together) {
    Holding holdings[COUNT];
    make_holdings(holdings);
    ck_assert(holdings_take(holdings, COUNT, (Quantity){4}));
    ck_assert(holdings_take(holdings, COUNT, (Quantity){3}));
    static const int64_t taken[] = {1, 5, 1, 0};
    static const int64_t now[] = {0, 2, 1, 0};
    for (size_t j = 0; j < COUNT; j++) {
        ck_assert_int_eq(holdings[j].taken.count, taken[j]);
        ck_assert_int_eq(holdings[j].taken_now.count, now[j]);
    }
    ck_assert(!holdings_take(holdings, COUNT, (Quantity){30}));
    ck_assert(holdings_take(holdings, COUNT, (Quantity){29}));
    ck_assert_int_eq(holdings_left(holdings, COUNT).count, 0);
}

// Records of many orders: each at most 10^15, their sum beyond 64 bits.
START_TEST(more_records_than_a_sum_can_count) {
    enum { MANY = 10000 };
    static Holding holdings[MANY];
    for (size_t i = 0; i < MANY; i++) {
        holdings[i] = (Holding){.entitlement = {(int64_t)i + 1},
                                .coverage_end = day("2025-08-31"),
                                .quantity = {INT64_C(1000000000000000)}};
    }
    ck_assert(holdings_take(holdings, MANY, (Quantity){5}));
    ck_assert_int_eq(holdings[0].taken.count, 5);
    ck_assert_int_eq(holdings[1].taken.count, 0);
}

START_TEST(taking_nothing_aborts) {
    Holding holdings[COUNT];
    make_holdings(holdings);
    (void)holdings_take(holdings, COUNT, (Quantity){0});
}
