// Values become figures with their own digits and codes.
#include "domain/value/figures.h"

#include <check.h>

static Currency currency_of(Text code) {
    Currency currency = {0};
    ck_assert(currency_find(code, &currency));
    return currency;
}

START_TEST(money_has_its_currency_s_digits_and_code) {
    static const struct {
        Text code;
        int digits;
    } cases[] = {{S_INIT("IDR"), 2}, {S_INIT("JPY"), 0}, {S_INIT("KWD"), 3}, {S_INIT("CLF"), 4}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Amount amount = money_amount((Money){-12345}, currency_of(cases[i].code));
        ck_assert(amount.units == -12345 && amount.digits == cases[i].digits);
        ck_assert(text_equal(amount.code, cases[i].code));
    }
}

START_TEST(points_quantities_and_percents_have_no_code) {
    Amount points = points_amount((Points){41250});
    ck_assert(points.units == 41250 && points.digits == 2 && points.code.len == 0);
    Amount quantity = quantity_amount((Quantity){1200});
    ck_assert(quantity.units == 1200 && quantity.digits == 0 && quantity.code.len == 0);
    ck_assert(percent_share((Percent){5010}).hundredths == 5010);
}
