// What domain's tests share: the default programme of rules.md (R2.1, R1.7), days written as text.
#ifndef TESTS_UNIT_DOMAIN_STANDARD_H
#define TESTS_UNIT_DOMAIN_STANDARD_H

#include "base/date.h"
#include "domain/programme.h"
#include <check.h>
#include <string.h>

enum { BL, D, E, F, G, H, GV, ED };

static inline Level level(int index) {
    return (Level){(int8_t)index};
}

static inline Programme standard_programme(void) {
    Programme programme = {
        .name = S("Standard programme"),
        .levels = {{.code = S("BL"), .points = {0}},
                   {.code = S("D"), .points = {50000}},
                   {.code = S("E"), .points = {100000}},
                   {.code = S("F"), .points = {250000}},
                   {.code = S("G"), .points = {500000}},
                   {.code = S("H"), .points = {1000000}},
                   {.code = S("GV"), .customer_type = CUSTOMER_GOVERNMENT},
                   {.code = S("ED"), .customer_type = CUSTOMER_ACADEMIC}},
        .level_count = 6,
        .fixed_count = 2,
    };
    for (int i = 0; i < PART_TYPE_COUNT; i++) {
        programme.earns_points[i] = true;
    }
    for (int i = 0; i < PROGRAMME_SETTING_COUNT; i++) {
        ProgrammeSettingId id = (ProgrammeSettingId)i;
        *programme_setting_value(&programme, id) = programme_setting(id)->fallback;
    }
    return programme;
}

static inline Date day(const char *text) {
    Date date = {0};
    ck_assert_msg(date_parse(text_of(text), &date), "%s is no day", text);
    return date;
}

// A day for a message; the texts of one message must not be more than four.
static inline const char *day_text(Date date) {
    static _Thread_local char texts[4][DATE_TEXT_BYTES + 1];
    static _Thread_local unsigned next;
    char *text = texts[next++ % 4];
    date_write(date, text);
    text[DATE_TEXT_BYTES] = '\0';
    return text;
}

static inline void expect_day(Date got, const char *wanted, const char *why) {
    ck_assert_msg(date_equal(got, day(wanted)), "%s: got %s, wanted %s", why, day_text(got),
                  wanted);
}

#endif
