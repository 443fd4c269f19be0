// How each language writes figures and days (CLDR's forms; the tests ask ICU). The one place for
// marks, month names and short units.
#ifndef BASE_SHOW_FORMAT_H
#define BASE_SHOW_FORMAT_H

#include "base/date.h"
#include "base/show/figure.h"
#include "base/show/lang.h"

// A piece written by one of these has at most so many bytes (and the amount's code).
enum { FORMAT_BYTES_MAX = 64 };

// units of 10^-digits with exactly `digits` digits: 1,284,600.50 or 1.284.600,50.
void format_decimal(TextBuf *buf, Lang lang, int64_t units, int32_t digits);
// "IDR 284.350.000" with a no-break space; digits after the mark are left out where all are zero.
void format_amount(TextBuf *buf, Lang lang, Amount amount);
// "12.5%", without zeros at the end.
void format_share(TextBuf *buf, Lang lang, Share share);
// "1.28 M", "1,28 jt", "128.5 萬": three significant digits (four where the units are myriads),
// half up.
void format_compact(TextBuf *buf, Lang lang, Compact compact);
// "27 Nov 2026", "2026年11月27日".
// The month of a day: "Dec 2026", or "Dec" alone where its year is clear.
void format_month(TextBuf *buf, Lang lang, Date date, bool with_year);
void format_date(TextBuf *buf, Lang lang, Date date);

#endif
