// Arithmetic on amounts; every division rounds half up.
#include "domain/value/money.h"

DecimalResult money_parse(Text text, Currency currency, Money *ret) {
    return decimal_parse(text, currency_digits(currency), &ret->minor);
}

void money_write(TextBuf *buf, Money money, Currency currency) {
    decimal_write(buf, money.minor, currency_digits(currency));
}

bool money_times(Money unit, Quantity quantity, Money *ret) {
    Wide product = (Wide)unit.minor * quantity.count;
    if (product > AMOUNT_MAX) {
        return false;
    }
    *ret = (Money){(int64_t)product};
    return true;
}

Money money_for_months(Money yearly, int32_t months) {
    ENSURE(months >= 1 && months <= 12);
    return (Money){(int64_t)round_half_up((Wide)yearly.minor * months, 12)};
}

Money money_raised(Money base, Percent rise) {
    ENSURE(rise.hundredths >= -PERCENT_ONE_HUNDRED);
    Wide raised = (Wide)base.minor * ((Wide)PERCENT_ONE_HUNDRED + rise.hundredths);
    Wide rounded = round_half_up(raised, PERCENT_ONE_HUNDRED);
    return (Money){rounded > FIGURE_MAX ? FIGURE_MAX : (int64_t)rounded};
}

Money money_discounted(Money base, Percent discount) {
    ENSURE(discount.hundredths >= 0 && discount.hundredths <= PERCENT_ONE_HUNDRED);
    Wide kept = (Wide)base.minor * (PERCENT_ONE_HUNDRED - discount.hundredths);
    return (Money){(int64_t)round_half_up(kept, PERCENT_ONE_HUNDRED)};
}
