// Days: what is read is written as it was, and the calendar's questions agree with each other. The
// last two bytes of a longer input are a number of months.
#include "base/date.h"
#include "domain/term.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_day(Date day) {
    CivilDay civil = date_civil(day);
    ENSURE(date_equal(date_of(civil), day));
    ENSURE(date_is_month_first(day) == (civil.day == 1));
    ENSURE(date_equal(instant_civil_day(date_midnight_utc(day), 0), day));
    ENSURE(date_is_month_last(date_month_last(day, 0)));
    ENSURE(!date_before(date_month_last(day, 0), day));
    ENSURE(date_is_month_last(day) == date_equal(day, date_month_last(day, 0)));
}

static void check_months(Date day, int32_t months) {
    Date first = date_month_first(day, months);
    Date last = date_month_last(day, months);
    ENSURE(date_is_month_first(first) && date_is_month_last(last));
    ENSURE(date_months_between(day, first) == months);
    ENSURE(date_months_between(last, day) == -months);
    ENSURE(last.days - first.days >= 27 && last.days - first.days <= 30);
    if (months >= 1) {
        Date end = full_months_end(day, months);
        ENSURE(date_is_month_last(end) && !date_before(end, day));
        ENSURE(date_months_between(day, end) == months - date_is_month_first(day));
    }
}

// Far enough from both ends of the calendar for every number of months.
static bool is_inside(Date day) {
    return date_civil(day).year > 2740 && date_civil(day).year < 7260;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    bool has_months = size == DATE_TEXT_BYTES + 2;
    Text text = {(const char *)data, has_months ? DATE_TEXT_BYTES : size};
    Date day = {-77};
    if (!date_parse(text, &day)) {
        ENSURE(day.days == -77);
        return 0;
    }
    char written[DATE_TEXT_BYTES];
    date_write(day, written);
    ENSURE(text_equal(text, (Text){written, sizeof written}));
    check_day(day);
    if (has_months && is_inside(day)) {
        check_months(day, (int32_t)(data[size - 2] << 8 | data[size - 1]) / 2 - 16384);
    }
    return 0;
}
