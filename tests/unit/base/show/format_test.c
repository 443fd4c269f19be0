// Figures and days of each language: the forms that were decided, and ICU's for many values.
#include "base/show/day_distance.h"
#include "base/show/format.h"

#include "expect.h"
#include <check.h>
#include <inttypes.h>
#include <stdio.h>
#include <unicode/udat.h>
#include <unicode/unumberformatter.h>
#include <unicode/ureldatefmt.h>
#include <unicode/ustring.h>

enum { OUT_MAX = 200 };

typedef struct {
    Lang lang;
    const char *icu; // the locale that ICU has for it
} Locale;

static const Locale locales[] = {{LANG_EN, "en"}, {LANG_ID, "id"}, {LANG_ZH_HANT, "zh_Hant_TW"}};
enum { LOCALES = sizeof locales / sizeof locales[0] };

static TextBuf new_buf(Arena *arena) {
    return buf_new(arena, OUT_MAX);
}

// ICU's text in UTF-8, its no-break spaces as they are.
static Text utf8(Arena *arena, const UChar *text, int32_t len) {
    char *bytes = arena_take(arena, OUT_MAX);
    int32_t written = 0;
    UErrorCode status = U_ZERO_ERROR;
    (void)u_strToUTF8(bytes, OUT_MAX, &written, text, len, &status);
    ck_assert(U_SUCCESS(status));
    return (Text){bytes, (size_t)written};
}

// `number` is decimal text, `skeleton` ICU's words for a number's form.
static Text icu_number(Arena *arena, const char *locale, const char *skeleton, const char *number) {
    UErrorCode status = U_ZERO_ERROR;
    UChar words[OUT_MAX];
    UChar out[OUT_MAX];
    (void)u_strFromUTF8(words, OUT_MAX, NULL, skeleton, -1, &status);
    UNumberFormatter *form = unumf_openForSkeletonAndLocale(words, -1, locale, &status);
    UFormattedNumber *result = unumf_openResult(&status);
    unumf_formatDecimal(form, number, -1, result, &status);
    int32_t len = unumf_resultToString(result, out, OUT_MAX, &status);
    ck_assert_msg(U_SUCCESS(status), "%s: %s", skeleton, u_errorName(status));
    unumf_closeResult(result);
    unumf_close(form);
    return utf8(arena, out, len);
}

static void expect_equal(Text got, Text wanted, const char *locale, const char *what) {
    ck_assert_msg(text_equal(got, wanted), "%s %s: got \"%.*s\", wanted \"%.*s\"", locale, what,
                  TEXT_ARG(got), TEXT_ARG(wanted));
}

static const int64_t numbers[] = {0,       1,        -1,         9,          10,        99,
                                  100,     999,      1000,       1001,       9999,      10000,
                                  99999,   100000,   999999,     1000000,    -1284600,  12345678,
                                  1234567, 99999999, 1000000000, INT64_MAX,  INT64_MIN, -999,
                                  -1000,   5,        50,         1284600500, 128460050};
enum { NUMBERS = sizeof numbers / sizeof numbers[0] };

// units of 10^-digits as "-12.34".
static const char *plain_decimal(Arena *arena, int64_t units, int digits) {
    char *text = arena_take(arena, OUT_MAX);
    uint64_t size = units < 0 ? 0 - (uint64_t)units : (uint64_t)units;
    uint64_t scale = 1;
    for (int i = 0; i < digits; i++) {
        scale *= 10;
    }
    (void)snprintf(text, OUT_MAX, "%s%" PRIu64 ".%0*" PRIu64, units < 0 ? "-" : "", size / scale,
                   digits, size % scale);
    return text;
}

START_TEST(decimals_are_icu_s) {
    static const char *const skeletons[] = {"precision-integer", ".0", ".00", ".000", ".0000"};
    Arena arena = new_arena();
    for (size_t i = 0; i < LOCALES; i++) {
        for (size_t j = 0; j < NUMBERS * 5; j++) {
            int digits = (int)(j % 5);
            int64_t units = numbers[j / 5];
            TextBuf buf = new_buf(&arena);
            format_decimal(&buf, locales[i].lang, units, digits);
            const char *number = plain_decimal(&arena, units, digits);
            expect_equal(buf_text(&buf),
                         icu_number(&arena, locales[i].icu, skeletons[digits], number),
                         locales[i].icu, number);
            arena_reset(&arena);
        }
    }
    arena_free(&arena);
}

START_TEST(amounts_are_icu_s) {
    Arena arena = new_arena();
    for (size_t i = 0; i < LOCALES; i++) {
        for (size_t j = 0; j < NUMBERS; j++) {
            TextBuf buf = new_buf(&arena);
            format_amount(&buf, locales[i].lang, (Amount){numbers[j], 2, S("IDR")});
            const char *number = plain_decimal(&arena, numbers[j], 2);
            const char *skeleton = numbers[j] % 100 == 0
                                       ? "currency/IDR unit-width-iso-code precision-integer"
                                       : "currency/IDR unit-width-iso-code .00";
            expect_equal(buf_text(&buf), icu_number(&arena, locales[i].icu, skeleton, number),
                         locales[i].icu, number);
            arena_reset(&arena);
        }
    }
    arena_free(&arena);
}

START_TEST(shares_are_icu_s) {
    Arena arena = new_arena();
    for (size_t i = 0; i < LOCALES; i++) {
        for (int64_t hundredths = -20000; hundredths <= 20000; hundredths += 7) {
            TextBuf buf = new_buf(&arena);
            format_share(&buf, locales[i].lang, (Share){hundredths});
            const char *number = plain_decimal(&arena, hundredths, 2);
            expect_equal(buf_text(&buf), icu_number(&arena, locales[i].icu, "percent .##", number),
                         locales[i].icu, number);
            arena_reset(&arena);
        }
    }
    arena_free(&arena);
}

// Without the no-break space, which ICU sets in some languages and we in all.
static Text without_space(Arena *arena, Text text) {
    TextBuf buf = new_buf(arena);
    for (size_t i = 0; i < text.len; i++) {
        bool space = i + 1 < text.len && memcmp(text.bytes + i, "\u00A0", 2) == 0;
        if (space) {
            i++;
        } else {
            buf_add_char(&buf, text.bytes[i]);
        }
    }
    return buf_text(&buf);
}

START_TEST(short_figures_are_icu_s) {
    Arena arena = new_arena();
    for (size_t i = 0; i < LOCALES; i++) {
        const char *skeleton = locales[i].lang == LANG_ZH_HANT
                                   ? "compact-short @### rounding-mode-half-up"
                                   : "compact-short @## rounding-mode-half-up";
        for (int64_t number = 7; number < 99999999999999; number = number * 17 / 7 + 5) {
            TextBuf buf = new_buf(&arena);
            format_compact(&buf, locales[i].lang, (Compact){number});
            const char *plain = plain_decimal(&arena, number, 0);
            plain = text_copy(&arena, (Text){plain, strcspn(plain, ".")}).bytes;
            expect_equal(without_space(&arena, buf_text(&buf)),
                         without_space(&arena, icu_number(&arena, locales[i].icu, skeleton, plain)),
                         locales[i].icu, plain);
            arena_reset(&arena);
        }
    }
    arena_free(&arena);
}

static Text icu_day_as(Arena *arena, const Locale *locale, Date date, const UChar *pattern) {
    UErrorCode status = U_ZERO_ERROR;
    UChar out[OUT_MAX];
    UDateFormat *form =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, locale->icu, u"UTC", -1, pattern, -1, &status);
    ck_assert(U_SUCCESS(status));
    double milliseconds = (double)date.days * 86400000.0;
    int32_t len = udat_format(form, milliseconds, out, OUT_MAX, NULL, &status);
    ck_assert(U_SUCCESS(status));
    udat_close(form);
    return utf8(arena, out, len);
}

static Text icu_day(Arena *arena, const Locale *locale, Date date) {
    bool zh = locale->lang == LANG_ZH_HANT;
    return icu_day_as(arena, locale, date, zh ? u"y年M月d日" : u"d MMM y");
}

START_TEST(months_are_icu_s) {
    Arena arena = new_arena();
    for (size_t i = 0; i < LOCALES; i++) {
        bool zh = locales[i].lang == LANG_ZH_HANT;
        for (int32_t month = 0; month < 12; month++) {
            Date date = date_month_first(date_of((CivilDay){2026, 1, 1}), month);
            TextBuf alone = new_buf(&arena);
            TextBuf with_year = new_buf(&arena);
            format_month(&alone, locales[i].lang, date, false);
            format_month(&with_year, locales[i].lang, date, true);
            expect_equal(buf_text(&alone),
                         icu_day_as(&arena, &locales[i], date, zh ? u"M月" : u"MMM"),
                         locales[i].icu, "a month");
            expect_equal(buf_text(&with_year),
                         icu_day_as(&arena, &locales[i], date, zh ? u"y年M月" : u"MMM y"),
                         locales[i].icu, "a month with its year");
            arena_reset(&arena);
        }
    }
    arena_free(&arena);
}

START_TEST(days_are_icu_s) {
    Arena arena = new_arena();
    for (size_t i = 0; i < LOCALES; i++) {
        Date first = date_of((CivilDay){1999, 12, 30});
        for (int32_t days = 0; days < 12000; days += 13) {
            Date date = date_add_days(first, days);
            TextBuf buf = new_buf(&arena);
            format_date(&buf, locales[i].lang, date);
            expect_equal(buf_text(&buf), icu_day(&arena, &locales[i], date), locales[i].icu,
                         "a day");
            arena_reset(&arena);
        }
    }
    arena_free(&arena);
}

static Text icu_distance(Arena *arena, const char *locale, int32_t days) {
    UErrorCode status = U_ZERO_ERROR;
    UChar out[OUT_MAX];
    URelativeDateTimeFormatter *form =
        ureldatefmt_open(locale, NULL, UDAT_STYLE_LONG, UDISPCTX_CAPITALIZATION_NONE, &status);
    bool named = days >= -1 && days <= 1;
    int32_t len =
        named ? ureldatefmt_format(form, days, UDAT_REL_UNIT_DAY, out, OUT_MAX, &status)
              : ureldatefmt_formatNumeric(form, days, UDAT_REL_UNIT_DAY, out, OUT_MAX, &status);
    ck_assert(U_SUCCESS(status));
    ureldatefmt_close(form);
    return utf8(arena, out, len);
}

START_TEST(distances_are_icu_s) {
    Arena arena = new_arena();
    Date today = date_of((CivilDay){2026, 11, 21});
    for (size_t i = 0; i < LOCALES; i++) {
        for (int32_t days = -1500; days <= 1500; days += days > -30 && days < 30 ? 1 : 30) {
            Message message = day_distance(today, date_add_days(today, days));
            expect_equal(message_text(&arena, locales[i].lang, message),
                         icu_distance(&arena, locales[i].icu, days), locales[i].icu, "a distance");
            arena_reset(&arena);
        }
    }
    arena_free(&arena);
}

typedef struct {
    Lang lang;
    int64_t number;
    const char *wanted;
} CompactCase;

START_TEST(short_figures_as_decided) {
    static const CompactCase cases[] = {
        {LANG_EN, 1284600, "1.28\u00A0M"},
        {LANG_ID, 1284600, "1,28\u00A0jt"},
        {LANG_ZH_HANT, 1284600, "128.5\u00A0萬"},
        {LANG_EN_XA, 1284600, "1.28\u00A0M"},
        {LANG_EN, 0, "0"},
        {LANG_EN, 999, "999"},
        {LANG_EN, 1000, "1\u00A0K"},
        {LANG_EN, 999499, "999\u00A0K"},
        {LANG_EN, 999500, "1\u00A0M"},
        {LANG_EN, -1285000, "-1.29\u00A0M"},
        {LANG_EN, INT64_MAX, "9,220,000\u00A0T"},
        {LANG_EN, INT64_MIN, "-9,220,000\u00A0T"},
        {LANG_ZH_HANT, 9999, "9999"},
        {LANG_ZH_HANT, 99999999, "1\u00A0億"},
        {LANG_ID, 1280, "1,28\u00A0rb"},
    };
    Arena arena = new_arena();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        TextBuf buf = new_buf(&arena);
        format_compact(&buf, cases[i].lang, (Compact){cases[i].number});
        expect_text(buf_text(&buf), cases[i].wanted, "a short figure");
    }
    arena_free(&arena);
}

START_TEST(an_amount_leaves_out_digits_only_where_all_are_zero) {
    Arena arena = new_arena();
    static const struct {
        Amount amount;
        const char *wanted;
    } cases[] = {
        {{28435000000, 2, S_INIT("IDR")}, "IDR\u00A0284,350,000"},
        {{28435000050, 2, S_INIT("IDR")}, "IDR\u00A0284,350,000.50"},
        {{5, 3, S_INIT("KWD")}, "KWD\u00A00.005"},
        {{-284, 0, S_INIT("JPY")}, "-JPY\u00A0284"},
        {{41250, 2, S_INIT("")}, "412.50"},
        {{0, 2, S_INIT("USD")}, "USD\u00A00"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        TextBuf buf = new_buf(&arena);
        format_amount(&buf, LANG_EN, cases[i].amount);
        expect_text(buf_text(&buf), cases[i].wanted, "an amount");
    }
    arena_free(&arena);
}

START_TEST(seven_digits_behind_the_mark_aborts) {
    Arena arena = new_arena();
    TextBuf buf = new_buf(&arena);
    format_decimal(&buf, LANG_EN, 1, 7);
}
