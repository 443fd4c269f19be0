// What held on a day, as known at a transaction.
#include "domain/record/history.h"

#include <check.h>

static Date day(int32_t month, int32_t of_month) {
    return date_of((CivilDay){2025, month, of_month});
}

static AsOf as_of(Date true_on, int64_t known_seq) {
    return (AsOf){true_on, known_seq};
}

// Made on 1 March, renewed on 1 April, two of ten returned on 10 April; on 1 May it was recorded
// that three more had gone back on 15 March.
static const struct {
    int64_t seq;
    int32_t month;
    int32_t of_month;
    int64_t change;
    int32_t end_month;
} story[] = {{1, 3, 1, 10, 3}, {2, 4, 1, 0, 9}, {3, 4, 10, -2, 9}, {4, 3, 15, -3, 9}};
enum { STORY = sizeof story / sizeof story[0] };

static EntitlementState fold(Date true_on, int64_t known_seq) {
    EntitlementEvent events[STORY];
    EntitlementState state = {0};
    for (size_t i = 0; i < STORY; i++) {
        events[i] = (EntitlementEvent){
            .seq = story[i].seq,
            .on_day = day(story[i].month, story[i].of_month),
            .site = {7},
            .change = story[i].change,
            .coverage_end = day(story[i].end_month, 30),
            .agreement_since = day(3, 1),
        };
    }
    ck_assert(history_entitlement(events, STORY, as_of(true_on, known_seq), &state));
    return state;
}

START_TEST(a_record_is_not_there_before_it_was_made) {
    ck_assert(!fold(day(2, 28), 4).exists);
    ck_assert(!fold(day(12, 31), 0).exists);
    ck_assert(fold(day(3, 1), 1).exists);
}

START_TEST(a_day_folds_what_holds_on_it) {
    ck_assert_int_eq(fold(day(3, 14), 4).quantity, 10);
    ck_assert_int_eq(fold(day(4, 9), 3).quantity, 10);
    ck_assert_int_eq(fold(day(4, 10), 3).quantity, 8);
    ck_assert(date_equal(fold(day(3, 31), 3).coverage_end, day(3, 30)));
    ck_assert(date_equal(fold(day(4, 1), 3).coverage_end, day(9, 30)));
}

START_TEST(a_correction_leaves_what_was_known_before_as_it_was) {
    for (int32_t month = 3; month <= 12; month++) {
        for (int64_t known = 0; known <= 3; known++) {
            EntitlementState before = fold(day(month, 20), known);
            int64_t then = known == 0 ? 0 : month >= 4 && known == 3 ? 8 : 10;
            ck_assert_int_eq(before.exists ? before.quantity : 0, then);
        }
    }
    ck_assert_int_eq(fold(day(3, 20), 3).quantity, 10);
    ck_assert_int_eq(fold(day(3, 20), 4).quantity, 7);
    ck_assert_int_eq(fold(day(5, 1), 4).quantity, 5);
}

START_TEST(a_quantity_beyond_all_bounds_is_told) {
    EntitlementState state = {.exists = true, .quantity = INT64_MAX};
    ck_assert(!history_entitlement_step(&state, &(EntitlementEvent){.change = 1}));
    ck_assert_int_eq(state.quantity, INT64_MAX);
}

static Programme two_levels(void) {
    Programme programme = {.level_count = 2};
    programme.levels[0] = (LevelRow){.code = S("BL")};
    programme.levels[1] = (LevelRow){.code = S("D"), .points = {50000}};
    return programme;
}

// 600 points on 15 March 2025, 200 of them back on 20 March; nothing in the second term.
static Standing stand(Date true_on, int64_t known_seq) {
    Programme programme = two_levels();
    Standing enrolled = standing_enrolled(&programme, CUSTOMER_COMMERCIAL);
    Standing standing;
    LedgerRow rows[] = {
        {.seq = 2, .on_day = day(3, 15), .points = {60000}},
        {.seq = 3, .on_day = day(3, 20), .is_return = true, .term = 1, .points = {20000}}};
    ck_assert(
        history_standing(&programme, &enrolled, rows, 2, as_of(true_on, known_seq), &standing));
    return standing;
}

START_TEST(a_standing_folds_its_ledger) {
    ck_assert(!stand(day(3, 14), 9).has_term);
    ck_assert_int_eq(stand(day(3, 15), 9).level.index, 1);
    ck_assert_int_eq(stand(day(3, 19), 9).term_points.hundredths, 60000);
    ck_assert_int_eq(stand(day(3, 20), 9).term_points.hundredths, 40000);
    ck_assert_int_eq(stand(day(3, 20), 9).level.index, 0);
    ck_assert_int_eq(stand(day(3, 20), 2).level.index, 1);
    ck_assert_int_eq(stand(day(12, 31), 1).has_term, 0);
}

START_TEST(a_standing_closes_the_terms_that_ended) {
    Date later = date_of((CivilDay){2026, 4, 1});
    ck_assert_int_eq(stand(later, 2).term, 2);
    ck_assert_int_eq(stand(later, 2).level.index, 1);
    ck_assert_int_eq(stand(later, 2).term_points.hundredths, 0);
    ck_assert_int_eq(stand(date_add_days(later, -1), 2).term, 1);
}

START_TEST(rows_that_cannot_be_are_told) {
    Programme programme = two_levels();
    Standing standing = standing_enrolled(&programme, CUSTOMER_COMMERCIAL);
    LedgerRow first = {.seq = 1, .on_day = day(3, 15), .points = {100}};
    LedgerRow too_much = {
        .seq = 2, .on_day = day(3, 16), .is_return = true, .term = 1, .points = {101}};
    LedgerRow negative = {.seq = 3, .on_day = day(3, 16), .points = {-1}};
    Standing express = standing_express();
    ck_assert(history_standing_step(&standing, &programme, &first));
    ck_assert(!history_standing_step(&standing, &programme, &too_much));
    ck_assert(!history_standing_step(&standing, &programme, &negative));
    ck_assert(!history_standing_step(&express, &programme, &first));
    ck_assert_int_eq(standing.term_points.hundredths, 100);
}

START_TEST(entries_gather_by_transaction) {
    LedgerRow rows[3] = {0};
    size_t count = 0;
    LedgerEntry entries[] = {{1, day(3, 1), S("order"), 1, {100}},
                             {1, day(3, 1), S("order"), 1, {50}},
                             {2, day(3, 2), S("return"), 1, {-30}},
                             {3, day(3, 3), S("order"), 1, {-5}}};
    ck_assert(history_ledger_gather(rows, &count, &entries[0]));
    ck_assert(!history_ledger_gather(rows, &count, &entries[1]));
    ck_assert(history_ledger_gather(rows, &count, &entries[2]));
    ck_assert(history_ledger_gather(rows, &count, &entries[3]));
    ck_assert_uint_eq(count, 3);
    ck_assert_int_eq(rows[0].points.hundredths, 150);
    ck_assert(rows[1].is_return);
    ck_assert_int_eq(rows[1].points.hundredths, 30);
    ck_assert_int_eq(rows[2].points.hundredths, -1);
}

START_TEST(an_instant_knows_what_was_recorded_by_then) {
    RecordedRow rows[] = {{1, {100}}, {2, {100}}, {3, {200}}};
    ck_assert_int_eq(history_known_seq(rows, 3, (Instant){99}), 0);
    ck_assert_int_eq(history_known_seq(rows, 3, (Instant){100}), 2);
    ck_assert_int_eq(history_known_seq(rows, 3, (Instant){199}), 2);
    ck_assert_int_eq(history_known_seq(rows, 3, (Instant){200}), 3);
    ck_assert_int_eq(history_known_seq(rows, 0, (Instant){200}), 0);
}
