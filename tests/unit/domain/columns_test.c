// Columns: what machines read, what comes back of it, and the order of rows.
#include "domain/columns.h"

#include <check.h>
#include <stddef.h>

typedef struct {
    Currency money;
    Text name;
    Text number;
    int64_t count;
    Date day;
    Date other_day;
    bool other_day_null;
    Instant at;
    Money amount;
    bool amount_null;
    Points points;
    Quantity quantity;
    Percent percent;
    bool yes;
} Row;

static const Column columns[] = {
    COLUMN(Row, name, COLUMN_TEXT),
    COLUMN(Row, number, COLUMN_NUMBER),
    COLUMN(Row, count, COLUMN_COUNT),
    COLUMN(Row, day, COLUMN_DATE),
    COLUMN_OR_NULL(Row, other_day, COLUMN_DATE),
    COLUMN(Row, at, COLUMN_INSTANT),
    COLUMN_OR_NULL(Row, amount, COLUMN_MONEY),
    COLUMN(Row, points, COLUMN_POINTS),
    COLUMN(Row, quantity, COLUMN_QUANTITY),
    COLUMN(Row, percent, COLUMN_PERCENT),
    COLUMN(Row, yes, COLUMN_BOOL),
};
static const ColumnTable table = COLUMN_TABLE(columns, Row, money);

static Row row_of(void) {
    Row row = {.name = S("PT Samudra, \"Logistik\""),
               .number = S("0012345"),
               .count = -3,
               .day = {20454},
               .other_day_null = true,
               .at = {1795296600},
               .amount = {123456},
               .points = {41205},
               .quantity = {180},
               .percent = {-250},
               .yes = true};
    ck_assert(currency_find(S("USD"), &row.money));
    return row;
}

START_TEST(a_row_is_written_as_machines_read_it) {
    static const char *const wanted[] = {"PT Samudra, \"Logistik\"",
                                         "0012345",
                                         "-3",
                                         "2026-01-01",
                                         "",
                                         "2026-11-21T21:30:00Z",
                                         "1234.56",
                                         "412.05",
                                         "180",
                                         "-2.50",
                                         "true"};
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    Row row = row_of();
    for (size_t i = 0; i < table.count; i++) {
        Text text = column_text(&arena, &table, &columns[i], &row);
        ck_assert_msg(text_equal(text, text_of(wanted[i])), "%.*s: %.*s, wanted %s",
                      TEXT_ARG(columns[i].name), TEXT_ARG(text), wanted[i]);
    }
    arena_free(&arena);
}

START_TEST(what_was_written_is_read_again) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    Row row = row_of();
    Row back = {.money = row.money};
    for (size_t i = 0; i < table.count; i++) {
        Text text = column_text(&arena, &table, &columns[i], &row);
        ck_assert(column_parse(&table, &columns[i], text, &back));
        ck_assert_int_eq(column_compare(&columns[i], &row, &back), 0);
        ck_assert(column_is_null(&columns[i], &row) == column_is_null(&columns[i], &back));
    }
    arena_free(&arena);
}

START_TEST(what_is_none_of_the_column_is_not_read) {
    static const struct {
        const char *column;
        const char *text;
    } bad[] = {{"count", "x"},       {"count", ""},     {"day", "2026-02-30"}, {"day", ""},
               {"at", "2026-11-21"}, {"amount", "1,2"}, {"amount", "1.234"},   {"points", "1e3"},
               {"quantity", "1.5"},  {"yes", "maybe"},  {"percent", "--1"}};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        Row row = row_of();
        const Column *column = columns_find(&table, text_of(bad[i].column));
        ck_assert_ptr_nonnull(column);
        ck_assert_msg(!column_parse(&table, column, text_of(bad[i].text), &row), "%s %s",
                      bad[i].column, bad[i].text);
    }
    ck_assert_ptr_null(columns_find(&table, S("nothing")));
}

START_TEST(null_comes_first_and_keys_follow_each_other) {
    Row a = row_of();
    Row b = row_of();
    Sort sort;
    Text wrong;
    ck_assert(sort_parse(&table, S("-count,amount"), &sort, &wrong));
    ck_assert_int_eq(sort_compare(&sort, &a, &b), 0);
    a.amount_null = true;
    ck_assert_int_lt(sort_compare(&sort, &a, &b), 0);
    b.count = 7; // descending: before a
    ck_assert_int_gt(sort_compare(&sort, &a, &b), 0);
}

START_TEST(a_sort_names_columns_once) {
    static const char *const bad[] = {"due", "count,count", "count,-count", "count,,day", "-"};
    Sort sort;
    Text wrong;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        ck_assert_msg(!sort_parse(&table, text_of(bad[i]), &sort, &wrong), "%s", bad[i]);
    }
    ck_assert(!sort_parse(&table, S("name,number,count,day,other_day,at,amount,points,quantity"),
                          &sort, &wrong));
    ck_assert(text_equal(wrong, S("quantity")));
    ck_assert(sort_parse(&table, S(""), &sort, &wrong));
    ck_assert_int_eq(sort.count, 0);
}

START_TEST(rows_are_put_in_order_and_what_is_equal_stays) {
    static const Column by_number = COLUMN_CALLED("name", Row, number, COLUMN_NUMBER);
    static const int64_t wanted[] = {2, 4, 1, 3};
    static const int64_t by_another[] = {3, 1, 4, 2};
    Row rows[] = {{.name = S("b"), .count = 1, .number = S("2")},
                  {.name = S("a"), .count = 2, .number = S("4")},
                  {.name = S("b"), .count = 3, .number = S("1")},
                  {.name = S("a"), .count = 4, .number = S("3")}};
    enum { COUNT = 4 };
    Arena arena;
    Sort sort;
    Text wrong;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    ck_assert(sort_parse(&table, S("name"), &sort, &wrong));
    const void **sorted = sort_rows(&arena, &sort, rows, COUNT, sizeof rows[0]);
    for (size_t i = 0; i < COUNT; i++) {
        ck_assert_int_eq(((const Row *)sorted[i])->count, wanted[i]);
    }
    sort_by(&sort, &by_number);
    sorted = sort_rows(&arena, &sort, rows, COUNT, sizeof rows[0]);
    for (size_t i = 0; i < COUNT; i++) {
        ck_assert_int_eq(((const Row *)sorted[i])->count, by_another[i]);
    }
    ck_assert_ptr_nonnull(sort_rows(&arena, &sort, rows, 0, sizeof rows[0]));
    arena_free(&arena);
}
