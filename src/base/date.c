// Calendar arithmetic on day numbers (proleptic Gregorian; the year is counted from 1 March inside,
// so that the leap day is a year's last).
#include "base/date.h"

#include "base/err.h"

enum { DAYS_400_YEARS = 146097, DAYS_TO_1970 = 719468, SECONDS_PER_DAY = 86400 };

static const uint8_t month_days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

static bool is_leap_year(int32_t year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int32_t days_in_month(int32_t year, int32_t month) {
    return month == 2 && is_leap_year(year) ? 29 : month_days[month - 1];
}

static Date checked(int64_t days) {
    ENSURE(days >= DATE_MIN.days && days <= DATE_MAX.days);
    return (Date){(int32_t)days};
}

Date date_of(CivilDay civil) {
    ENSURE(civil.month >= 1 && civil.month <= 12);
    int32_t year = civil.year - (civil.month <= 2);
    int32_t era = (year >= 0 ? year : year - 399) / 400;
    int32_t year_of_era = year - era * 400;
    int32_t day_of_year =
        (153 * (civil.month + (civil.month > 2 ? -3 : 9)) + 2) / 5 + civil.day - 1;
    int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return checked((int64_t)era * DAYS_400_YEARS + day_of_era - DAYS_TO_1970);
}

CivilDay date_civil(Date date) {
    int32_t days = date.days + DAYS_TO_1970;
    int32_t era = (days >= 0 ? days : days - (DAYS_400_YEARS - 1)) / DAYS_400_YEARS;
    int32_t day_of_era = days - era * DAYS_400_YEARS;
    int32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int32_t month_from_march = (5 * day_of_year + 2) / 153;
    int32_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return (CivilDay){
        .year = year_of_era + era * 400 + (month <= 2),
        .month = month,
        .day = day_of_year - (153 * month_from_march + 2) / 5 + 1,
    };
}

static bool read_digits(Text text, size_t at, size_t count, int32_t *ret) {
    int32_t number = 0;
    for (size_t i = at; i < at + count; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9') {
            return false;
        }
        number = number * 10 + (text.bytes[i] - '0');
    }
    *ret = number;
    return true;
}

bool date_parse(Text text, Date *ret) {
    CivilDay civil = {0};
    if (text.len != DATE_TEXT_BYTES || text.bytes[4] != '-' || text.bytes[7] != '-' ||
        !read_digits(text, 0, 4, &civil.year) || !read_digits(text, 5, 2, &civil.month) ||
        !read_digits(text, 8, 2, &civil.day)) {
        return false;
    }
    if (civil.year < 1 || civil.month < 1 || civil.month > 12 || civil.day < 1 ||
        civil.day > days_in_month(civil.year, civil.month)) {
        return false;
    }
    *ret = date_of(civil);
    return true;
}

static void write_digits(char *out, int32_t number, size_t count) {
    for (size_t i = count; i-- > 0;) {
        out[i] = (char)('0' + number % 10);
        number /= 10;
    }
}

void date_write(Date date, char out[DATE_TEXT_BYTES]) {
    CivilDay civil = date_civil(date);
    write_digits(out, civil.year, 4);
    out[4] = '-';
    write_digits(out + 5, civil.month, 2);
    out[7] = '-';
    write_digits(out + 8, civil.day, 2);
}

Text date_text(Arena *arena, Date date) {
    char *bytes = arena_take(arena, DATE_TEXT_BYTES + 1);
    date_write(date, bytes);
    return (Text){bytes, DATE_TEXT_BYTES};
}

Date date_add_days(Date date, int32_t days) {
    return checked((int64_t)date.days + days);
}

// Months since the first month of the year 0.
static int32_t month_number(Date date) {
    CivilDay civil = date_civil(date);
    return civil.year * 12 + civil.month - 1;
}

Date date_month_first(Date date, int32_t months) {
    int32_t number = month_number(date) + months;
    ENSURE(number >= 12);
    return date_of((CivilDay){.year = number / 12, .month = number % 12 + 1, .day = 1});
}

Date date_month_last(Date date, int32_t months) {
    Date first = date_month_first(date, months);
    CivilDay civil = date_civil(first);
    return date_add_days(first, days_in_month(civil.year, civil.month) - 1);
}

int32_t date_months_between(Date from, Date to) {
    return month_number(to) - month_number(from);
}

bool date_is_month_first(Date date) {
    return date_civil(date).day == 1;
}

bool date_is_month_last(Date date) {
    CivilDay civil = date_civil(date);
    return civil.day == days_in_month(civil.year, civil.month);
}

Date instant_civil_day(Instant instant, int32_t offset_minutes) {
    int64_t local = instant.seconds + (int64_t)offset_minutes * 60;
    int64_t days = local / SECONDS_PER_DAY - (local % SECONDS_PER_DAY < 0);
    return checked(days);
}

Instant date_midnight_utc(Date date) {
    return (Instant){(int64_t)date.days * SECONDS_PER_DAY};
}

// Two digits below `end`.
static bool parse_two(const char *bytes, int end, int *ret) {
    if (bytes[0] < '0' || bytes[0] > '9' || bytes[1] < '0' || bytes[1] > '9') {
        return false;
    }
    *ret = (bytes[0] - '0') * 10 + (bytes[1] - '0');
    return *ret < end;
}

bool instant_parse(Text text, Instant *ret) {
    enum { HOURS_AT = 11, MINUTES_AT = 14, SECONDS_AT = 17, Z_AT = 19 };
    enum { DAY_HOURS = 24, SIXTY = 60 };
    Date day;
    int hours = 0;
    int minutes = 0;
    int seconds = 0;
    if (text.len != INSTANT_TEXT_BYTES || !date_parse((Text){text.bytes, DATE_TEXT_BYTES}, &day) ||
        text.bytes[HOURS_AT - 1] != 'T' || text.bytes[MINUTES_AT - 1] != ':' ||
        text.bytes[SECONDS_AT - 1] != ':' || text.bytes[Z_AT] != 'Z' ||
        !parse_two(text.bytes + HOURS_AT, DAY_HOURS, &hours) ||
        !parse_two(text.bytes + MINUTES_AT, SIXTY, &minutes) ||
        !parse_two(text.bytes + SECONDS_AT, SIXTY, &seconds)) {
        return false;
    }
    ret->seconds =
        date_midnight_utc(day).seconds + ((int64_t)hours * SIXTY + minutes) * SIXTY + seconds;
    return true;
}
