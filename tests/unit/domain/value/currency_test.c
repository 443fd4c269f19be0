// The table of currencies against what ISO 4217 says.
#include "domain/value/currency.h"

#include <check.h>
#include <string.h>

typedef struct {
    const char *code;
    int digits;
} Row;

static const Row table[] = {
#define CURRENCY(code, digits) {#code, digits},
#include "domain/value/currency.def"
#undef CURRENCY
};

enum { COUNT = sizeof table / sizeof table[0] };

START_TEST(codes_are_three_capitals_sorted_and_unique) {
    for (size_t i = 0; i < COUNT; i++) {
        ck_assert_msg(strlen(table[i].code) == 3, "%s", table[i].code);
        for (size_t j = 0; j < 3; j++) {
            ck_assert_msg(table[i].code[j] >= 'A' && table[i].code[j] <= 'Z', "%s", table[i].code);
        }
        if (i > 0) {
            ck_assert_msg(strcmp(table[i - 1].code, table[i].code) < 0, "%s", table[i].code);
        }
    }
}

START_TEST(digits_are_none_to_four) {
    for (size_t i = 0; i < COUNT; i++) {
        ck_assert_msg(table[i].digits >= 0 && table[i].digits <= 4, "%s", table[i].code);
    }
}

START_TEST(every_row_is_found_with_its_digits) {
    for (size_t i = 0; i < COUNT; i++) {
        Currency currency = {-1};
        ck_assert(currency_find(text_of(table[i].code), &currency));
        ck_assert(text_equal(currency_code(currency), text_of(table[i].code)));
        ck_assert_int_eq(currency_digits(currency), table[i].digits);
    }
}

// Currencies whose minor digits are often got wrong, by ISO 4217.
START_TEST(the_odd_ones_are_right) {
    static const Row odd[] = {
        {"BHD", 3}, {"CLF", 4}, {"CLP", 0}, {"HUF", 2}, {"IDR", 2}, {"IQD", 3},
        {"ISK", 0}, {"JOD", 3}, {"JPY", 0}, {"KRW", 0}, {"KWD", 3}, {"LBP", 2},
        {"LYD", 3}, {"MGA", 2}, {"MRU", 2}, {"OMR", 3}, {"PYG", 0}, {"RWF", 0},
        {"TND", 3}, {"TWD", 2}, {"UGX", 0}, {"UYI", 0}, {"UYW", 4}, {"VND", 0},
        {"XAF", 0}, {"XOF", 0}, {"XPF", 0}, {"USD", 2}, {"EUR", 2}, {"GBP", 2},
        {"CHF", 2}, {"BIF", 0}, {"DJF", 0}, {"GNF", 0}, {"KMF", 0}, {"VUV", 0},
    };
    for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++) {
        Currency currency = {-1};
        ck_assert_msg(currency_find(text_of(odd[i].code), &currency), "%s", odd[i].code);
        ck_assert_msg(currency_digits(currency) == odd[i].digits, "%s", odd[i].code);
    }
}

START_TEST(what_is_no_currency_is_not_found) {
    static const Text none[] = {S_INIT(""),     S_INIT("usd"), S_INIT("US"),    S_INIT("USDX"),
                                S_INIT("USD "), S_INIT("XXX"), S_INIT("XTS"),   S_INIT("DEM"),
                                S_INIT("XAU"),  S_INIT("ABC"), S_INIT("US\0D"), S_INIT("USD\0")};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        Currency currency = {77};
        ck_assert_msg(!currency_find(none[i], &currency), "%.*s", TEXT_ARG(none[i]));
        ck_assert_int_eq(currency.index, 77);
    }
}

START_TEST(a_currency_outside_the_table_aborts) {
    (void)currency_digits((Currency){COUNT});
}

START_TEST(a_negative_currency_aborts) {
    (void)currency_code((Currency){-1});
}
