// Decimal text to whole smallest units and back: the shape that money and points share.
#ifndef DOMAIN_VALUE_DECIMAL_H
#define DOMAIN_VALUE_DECIMAL_H

#include "base/text.h"

typedef enum {
    DECIMAL_FINE,
    DECIMAL_BAD_SHAPE,       // not digits, or digits "." digits
    DECIMAL_TOO_MANY_DIGITS, // more after the point than `digits`
    DECIMAL_TOO_LARGE,       // over FIGURE_MAX
} DecimalResult;

// Reads "1234" or "1234.5" (ASCII digits, no sign, no blanks, no leading zeros but "0.…") as units
// of 10^-digits. ret is untouched unless the result is DECIMAL_FINE.
DecimalResult decimal_parse(Text text, int digits, int64_t *ret);
// Writes with exactly `digits` digits after the point; a negative gets "-", zero never does.
void decimal_write(TextBuf *buf, int64_t units, int digits);

#endif
