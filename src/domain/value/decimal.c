// Reads and writes decimals as whole numbers of their smallest unit.
#include "domain/value/decimal.h"

#include "domain/value/rounding.h"

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Length of the run of digits at the start of `text` from `at`.
static size_t digit_run(Text text, size_t at) {
    size_t end = at;
    while (end < text.len && is_digit(text.bytes[end])) {
        end++;
    }
    return end - at;
}

// Appends a digit to a number; false where that goes over the largest figure.
static bool push_digit(int64_t *units, int digit) {
    if (*units > (FIGURE_MAX - digit) / 10) {
        return false;
    }
    *units = *units * 10 + digit;
    return true;
}

static DecimalResult shape_of(Text text, int digits, size_t *ret_whole, size_t *ret_part) {
    size_t whole = digit_run(text, 0);
    if (whole == 0 || (whole > 1 && text.bytes[0] == '0')) {
        return DECIMAL_BAD_SHAPE;
    }
    size_t part = 0;
    if (whole < text.len) {
        part = text.bytes[whole] == '.' ? digit_run(text, whole + 1) : 0;
        if (part == 0 || whole + 1 + part != text.len) {
            return DECIMAL_BAD_SHAPE;
        }
    }
    *ret_whole = whole;
    *ret_part = part;
    return part > (size_t)digits ? DECIMAL_TOO_MANY_DIGITS : DECIMAL_FINE;
}

DecimalResult decimal_parse(Text text, int digits, int64_t *ret) {
    size_t whole = 0;
    size_t part = 0;
    DecimalResult shape = shape_of(text, digits, &whole, &part);
    if (shape != DECIMAL_FINE) {
        return shape;
    }
    int64_t units = 0;
    for (size_t i = 0; i < whole + (size_t)digits; i++) {
        size_t at = i < whole ? i : i + 1; // steps over the point
        int digit = i < whole + part ? text.bytes[at] - '0' : 0;
        if (!push_digit(&units, digit)) {
            return DECIMAL_TOO_LARGE;
        }
    }
    *ret = units;
    return DECIMAL_FINE;
}

void decimal_write(TextBuf *buf, int64_t units, int digits) {
    uint64_t rest = units < 0 ? 0 - (uint64_t)units : (uint64_t)units;
    char text[24]; // sign, 19 digits, point, leading zeros of a small amount
    size_t at = sizeof text;
    for (int written = 0; written <= digits || rest > 0; written++) {
        if (written == digits && digits > 0) {
            text[--at] = '.';
        }
        text[--at] = (char)('0' + rest % 10);
        rest /= 10;
    }
    if (units < 0) {
        text[--at] = '-';
    }
    buf_add(buf, (Text){text + at, sizeof text - at});
}
