// Civil dates of the Gregorian calendar, and instants. No zone is known here: R10.1's civil day of
// an instant is asked with the zone's offset.
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/text.h"
#include <stdbool.h>
#include <stdint.h>

// A day, 0001-01-01 … 9999-12-31. A value of this type is valid.
typedef struct {
    int32_t days; // since 1970-01-01
} Date;

// Seconds since 1970-01-01T00:00:00Z.
typedef struct {
    int64_t seconds;
} Instant;

typedef struct {
    int32_t year;
    int32_t month; // 1 … 12
    int32_t day;   // 1 … 31
} CivilDay;

#define DATE_MIN ((Date){-719162}) // 0001-01-01
#define DATE_MAX ((Date){2932896}) // 9999-12-31

enum { DATE_TEXT_BYTES = 10, INSTANT_TEXT_BYTES = 20 };

// Exactly YYYY-MM-DD of a day that exists; else false and ret untouched.
bool date_parse(Text text, Date *ret);
// Exactly "2026-11-21T21:30:00Z" of a second that exists; else false and ret untouched.
bool instant_parse(Text text, Instant *ret);
// Exactly ten bytes, no NUL.
void date_write(Date date, char out[DATE_TEXT_BYTES]);
Text date_text(Arena *arena, Date date);

Date date_of(CivilDay civil);
CivilDay date_civil(Date date);

Date date_add_days(Date date, int32_t days);
// The first of the month that lies `months` after the month of `date` (months may be negative).
Date date_month_first(Date date, int32_t months);
// The last day of the month that lies `months` after the month of `date`.
Date date_month_last(Date date, int32_t months);
// Whole months from the month of `from` to the month of `to` (negative if earlier).
int32_t date_months_between(Date from, Date to);
bool date_is_month_first(Date date);
bool date_is_month_last(Date date);

static inline int date_compare(Date a, Date b) {
    return (a.days > b.days) - (a.days < b.days);
}
static inline bool date_before(Date a, Date b) {
    return a.days < b.days;
}
static inline bool date_equal(Date a, Date b) {
    return a.days == b.days;
}

// R10.1: the civil day of an instant in a zone that is `offset_minutes` ahead of UTC then.
Date instant_civil_day(Instant instant, int32_t offset_minutes);
// Midnight UTC at the start of a day.
Instant date_midnight_utc(Date date);

#endif
