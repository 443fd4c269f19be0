// Points of a line.
#include "domain/value/points.h"

DecimalResult points_parse(Text text, Points *ret) {
    return decimal_parse(text, 2, &ret->hundredths);
}

void points_write(TextBuf *buf, Points points) {
    decimal_write(buf, points.hundredths, 2);
}

// The most that one month of a product can be and still round to AMOUNT_MAX; what is more would be
// refused after the months too, and might not fit Wide before.
static const Wide yearly_max = (Wide)AMOUNT_MAX * 12 + 5;

bool points_of_line(Points per_unit, Quantity quantity, int32_t months, Points *ret) {
    Wide points = (Wide)per_unit.hundredths * quantity.count;
    if (months != 0) {
        ENSURE(months >= 1 && months <= 12);
        if (points > yearly_max) {
            return false;
        }
        points = round_half_up(points * months, 12);
    }
    if (points > AMOUNT_MAX) {
        return false;
    }
    *ret = (Points){(int64_t)points};
    return true;
}

Points points_share(Points of_line, Quantity quantity, Quantity returned) {
    ENSURE(returned.count >= 0 && returned.count <= quantity.count && quantity.count > 0);
    Wide part = (Wide)of_line.hundredths * returned.count;
    return (Points){(int64_t)round_half_up(part, quantity.count)};
}
