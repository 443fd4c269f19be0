// Decimals as whole smallest units: shapes, digits, limits; money and points in text.
#include "domain/value/decimal.h"
#include "domain/value/money.h"
#include "domain/value/points.h"

#include <check.h>
#include <string.h>

typedef struct {
    const char *text;
    int digits;
    DecimalResult result;
    int64_t units;
} ParseCase;

static const ParseCase parse_cases[] = {
    {"0", 2, DECIMAL_FINE, 0},
    {"0.00", 2, DECIMAL_FINE, 0},
    {"0.01", 2, DECIMAL_FINE, 1},
    {"0.1", 2, DECIMAL_FINE, 10},
    {"1", 2, DECIMAL_FINE, 100},
    {"950.00", 2, DECIMAL_FINE, 95000},
    {"333.33", 2, DECIMAL_FINE, 33333},
    {"1234.5", 2, DECIMAL_FINE, 123450},
    {"1234", 0, DECIMAL_FINE, 1234},
    {"1.234", 3, DECIMAL_FINE, 1234},
    {"1.2345", 4, DECIMAL_FINE, 12345},
    {"10", 4, DECIMAL_FINE, 100000},
    {"0.000", 2, DECIMAL_TOO_MANY_DIGITS, 0},
    {"1.001", 2, DECIMAL_TOO_MANY_DIGITS, 0},
    {"1.0", 0, DECIMAL_TOO_MANY_DIGITS, 0},
    {"1.0000", 3, DECIMAL_TOO_MANY_DIGITS, 0},
    {"1.00000", 4, DECIMAL_TOO_MANY_DIGITS, 0},
    {"", 2, DECIMAL_BAD_SHAPE, 0},
    {".", 2, DECIMAL_BAD_SHAPE, 0},
    {".5", 2, DECIMAL_BAD_SHAPE, 0},
    {"5.", 2, DECIMAL_BAD_SHAPE, 0},
    {"5.", 0, DECIMAL_BAD_SHAPE, 0},
    {"-1", 2, DECIMAL_BAD_SHAPE, 0},
    {"+1", 2, DECIMAL_BAD_SHAPE, 0},
    {" 1", 2, DECIMAL_BAD_SHAPE, 0},
    {"1 ", 2, DECIMAL_BAD_SHAPE, 0},
    {"1.0 ", 2, DECIMAL_BAD_SHAPE, 0},
    {"00", 2, DECIMAL_BAD_SHAPE, 0},
    {"01", 2, DECIMAL_BAD_SHAPE, 0},
    {"00.5", 2, DECIMAL_BAD_SHAPE, 0},
    {"1,5", 2, DECIMAL_BAD_SHAPE, 0},
    {"1.5.5", 2, DECIMAL_BAD_SHAPE, 0},
    {"1e3", 2, DECIMAL_BAD_SHAPE, 0},
    {"1.5e3", 2, DECIMAL_BAD_SHAPE, 0},
    {"0x10", 2, DECIMAL_BAD_SHAPE, 0},
    {"1_000", 2, DECIMAL_BAD_SHAPE, 0},
    {"abc", 2, DECIMAL_BAD_SHAPE, 0},
    {"１", 2, DECIMAL_BAD_SHAPE, 0},
    // The largest figure is 10^18 smallest units.
    {"999999999999999999", 0, DECIMAL_FINE, INT64_C(999999999999999999)},
    {"1000000000000000000", 0, DECIMAL_FINE, INT64_C(1000000000000000000)},
    {"1000000000000000001", 0, DECIMAL_TOO_LARGE, 0},
    {"9999999999999999.99", 2, DECIMAL_FINE, INT64_C(999999999999999999)},
    {"10000000000000000", 2, DECIMAL_FINE, INT64_C(1000000000000000000)},
    {"10000000000000000.00", 2, DECIMAL_FINE, INT64_C(1000000000000000000)},
    {"10000000000000000.01", 2, DECIMAL_TOO_LARGE, 0},
    {"999999999999999.999", 3, DECIMAL_FINE, INT64_C(999999999999999999)},
    {"1000000000000000", 3, DECIMAL_FINE, INT64_C(1000000000000000000)},
    {"1000000000000000.001", 3, DECIMAL_TOO_LARGE, 0},
    {"100000000000000", 4, DECIMAL_FINE, INT64_C(1000000000000000000)},
    {"100000000000000.0001", 4, DECIMAL_TOO_LARGE, 0},
    {"9223372036854775808", 0, DECIMAL_TOO_LARGE, 0},
    {"18446744073709551617", 0, DECIMAL_TOO_LARGE, 0},
    {"99999999999999999999999999999999999999999", 2, DECIMAL_TOO_LARGE, 0},
};

START_TEST(decimals_are_read_exactly) {
    for (size_t i = 0; i < sizeof parse_cases / sizeof parse_cases[0]; i++) {
        const ParseCase *row = &parse_cases[i];
        int64_t units = -7;
        DecimalResult result = decimal_parse(text_of(row->text), row->digits, &units);
        ck_assert_msg(result == row->result, "\"%s\" with %d digits: %d", row->text, row->digits,
                      (int)result);
        int64_t wanted = row->result == DECIMAL_FINE ? row->units : -7;
        ck_assert_msg(units == wanted, "\"%s\" with %d digits: %lld", row->text, row->digits,
                      (long long)units);
    }
}

START_TEST(a_nul_is_no_digit) {
    int64_t units = -7;
    ck_assert_int_eq(decimal_parse(S("1\0"), 2, &units), DECIMAL_BAD_SHAPE);
    ck_assert_int_eq(decimal_parse(S("1.\0"), 2, &units), DECIMAL_BAD_SHAPE);
}

typedef struct {
    int64_t units;
    int digits;
    const char *text;
} WriteCase;

static const WriteCase write_cases[] = {
    {0, 0, "0"},
    {0, 2, "0.00"},
    {0, 3, "0.000"},
    {0, 4, "0.0000"},
    {5, 2, "0.05"},
    {-5, 2, "-0.05"},
    {100, 2, "1.00"},
    {123450, 2, "1234.50"},
    {-95000, 2, "-950.00"},
    {1234, 0, "1234"},
    {-1, 0, "-1"},
    {1234, 3, "1.234"},
    {1, 4, "0.0001"},
    {INT64_C(1000000000000000), 2, "10000000000000.00"},
    {INT64_MAX, 2, "92233720368547758.07"},
    {INT64_MIN, 2, "-92233720368547758.08"},
    {INT64_MIN, 4, "-922337203685477.5808"},
};

static Text written(TextBuf *buf, int64_t units, int digits) {
    buf->len = 0;
    decimal_write(buf, units, digits);
    ck_assert(!buf->overflow);
    return buf_text(buf);
}

START_TEST(decimals_are_written_with_all_their_digits) {
    char bytes[32];
    TextBuf buf = {.bytes = bytes, .max = sizeof bytes};
    for (size_t i = 0; i < sizeof write_cases / sizeof write_cases[0]; i++) {
        const WriteCase *row = &write_cases[i];
        Text text = written(&buf, row->units, row->digits);
        ck_assert_msg(text_equal(text, text_of(row->text)), "%s: %.*s", row->text, TEXT_ARG(text));
    }
}

START_TEST(what_is_written_is_read_again) {
    char bytes[32];
    TextBuf buf = {.bytes = bytes, .max = sizeof bytes};
    for (int digits = 0; digits <= 4; digits++) {
        for (int64_t units = 0; units < FIGURE_MAX / 3; units = units * 3 + 1) {
            int64_t again = -1;
            Text text = written(&buf, units, digits);
            ck_assert_int_eq(decimal_parse(text, digits, &again), DECIMAL_FINE);
            ck_assert_int_eq(again, units);
        }
    }
}

typedef struct {
    const char *currency;
    const char *good;
    int64_t minor;
    const char *bad; // one digit too many
} MoneyCase;

START_TEST(money_has_its_currencys_digits) {
    static const MoneyCase cases[] = {
        {"JPY", "950", 950, "950.0"},
        {"USD", "950.00", 95000, "950.000"},
        {"KWD", "950.125", 950125, "950.1250"},
        {"CLF", "950.1255", 9501255, "950.12550"},
    };
    char bytes[32];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Currency currency;
        Money money = {0};
        TextBuf buf = {.bytes = bytes, .max = sizeof bytes};
        ck_assert(currency_find(text_of(cases[i].currency), &currency));
        ck_assert_int_eq(money_parse(text_of(cases[i].good), currency, &money), DECIMAL_FINE);
        ck_assert_int_eq(money.minor, cases[i].minor);
        money_write(&buf, money, currency);
        ck_assert(text_equal(buf_text(&buf), text_of(cases[i].good)));
        ck_assert_int_eq(money_parse(text_of(cases[i].bad), currency, &money),
                         DECIMAL_TOO_MANY_DIGITS);
    }
}

START_TEST(points_have_two_digits) {
    char bytes[32];
    TextBuf buf = {.bytes = bytes, .max = sizeof bytes};
    Points points = {-7};
    ck_assert_int_eq(points_parse(S("3.33"), &points), DECIMAL_FINE);
    ck_assert_int_eq(points.hundredths, 333);
    ck_assert_int_eq(points_parse(S("3.333"), &points), DECIMAL_TOO_MANY_DIGITS);
    ck_assert_int_eq(points.hundredths, 333);
    points_write(&buf, (Points){-20000});
    points_write(&buf, (Points){0});
    ck_assert(text_equal(buf_text(&buf), S("-200.000.00")));
}
