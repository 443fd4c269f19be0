// Decimals: what is read has the value of its digits and is written as them again; amounts are
// rounded as an exact reckoning says. The first byte chooses the digits, the second the months.
#include "domain/value/decimal.h"
#include "domain/value/money.h"
#include "domain/value/points.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// The digits of a decimal as a number, scaled; the text is known to be one.
static Wide value_of(Text text, int digits) {
    Wide value = 0;
    int behind = -1; // digits behind the point so far
    for (size_t i = 0; i < text.len; i++) {
        if (text.bytes[i] == '.') {
            behind = 0;
        } else {
            value = value * 10 + (text.bytes[i] - '0');
            behind += behind >= 0;
        }
    }
    for (int i = behind < 0 ? 0 : behind; i < digits; i++) {
        value *= 10;
    }
    return value;
}

static void check_written(int64_t units, int digits) {
    char bytes[32];
    int64_t again = -1;
    TextBuf buf = {.bytes = bytes, .max = sizeof bytes};
    decimal_write(&buf, units, digits);
    ENSURE(!buf.overflow);
    ENSURE(decimal_parse(buf_text(&buf), digits, &again) == DECIMAL_FINE && again == units);
}

// floor(x + 1/2) of twelfths, asked backwards: 12 × result − 6 ≤ exact < 12 × result + 6.
static void check_months(int64_t units, int32_t months) {
    Wide exact = (Wide)units * months;
    Wide unit = money_for_months((Money){units}, months).minor;
    ENSURE(12 * unit - 6 <= exact && exact < 12 * unit + 6);
    Points points = {-1};
    if (points_of_line((Points){units}, (Quantity){1}, months, &points)) {
        ENSURE(points.hundredths == unit);
    } else {
        ENSURE(unit > AMOUNT_MAX);
    }
}

static void check_percent(int64_t units, int32_t hundredths) {
    Wide kept = (Wide)units * (PERCENT_ONE_HUNDRED - hundredths);
    Wide result = money_discounted((Money){units}, (Percent){hundredths}).minor;
    ENSURE(2 * (PERCENT_ONE_HUNDRED * result - kept) <= PERCENT_ONE_HUNDRED);
    ENSURE(2 * (kept - PERCENT_ONE_HUNDRED * result) < PERCENT_ONE_HUNDRED);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 2) {
        return 0;
    }
    int digits = data[0] % 5;
    Text text = {(const char *)data + 2, size - 2};
    int64_t units = -77;
    if (decimal_parse(text, digits, &units) != DECIMAL_FINE) {
        ENSURE(units == -77);
        return 0;
    }
    ENSURE(units >= 0 && units <= FIGURE_MAX && value_of(text, digits) == units);
    check_written(units, digits);
    check_months(units, data[1] % 12 + 1);
    check_percent(units, data[1] * 39);
    Money product = {-77};
    bool fits = money_times((Money){units}, (Quantity){data[1]}, &product);
    ENSURE(fits == ((Wide)units * data[1] <= AMOUNT_MAX));
    ENSURE(product.minor == (fits ? units * data[1] : -77));
    return 0;
}
