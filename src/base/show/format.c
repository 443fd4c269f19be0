// Figures and days by language. The pseudo-locale writes them as its source does.
#include "base/show/format.h"

enum { SHORT_UNITS_MAX = 4, MONTHS = 12 };

// Digits from which on thousands are set apart; a short figure of four digits is not (CLDR).
enum { GROUPED = 4, GROUPED_SHORT = 5 };

static const uint64_t tens[] = {
    1u,        10u,        100u,        1000u,        10000u,        100000u,        1000000u,
    10000000u, 100000000u, 1000000000u, 10000000000u, 100000000000u, 1000000000000u,
};

typedef struct {
    int32_t power; // of ten; 0 ends the list
    Text word;
} ShortUnit;

typedef struct {
    char decimal_mark;
    char group_mark;
    int32_t significant; // digits of a short figure
    ShortUnit units[SHORT_UNITS_MAX + 1];
    Text months[MONTHS]; // empty: year, month and day are numbers, each with its sign
} Forms;

#define ENGLISH                                                                                    \
    {                                                                                              \
        '.', ',', 3, {{3, S_INIT("K")}, {6, S_INIT("M")}, {9, S_INIT("B")}, {12, S_INIT("T")}}, {  \
            S_INIT("Jan"), S_INIT("Feb"), S_INIT("Mar"), S_INIT("Apr"), S_INIT("May"),             \
                S_INIT("Jun"), S_INIT("Jul"), S_INIT("Aug"), S_INIT("Sep"), S_INIT("Oct"),         \
                S_INIT("Nov"), S_INIT("Dec")                                                       \
        }                                                                                          \
    }

static const Forms forms_of[LANG_COUNT] = {
    [LANG_EN] = ENGLISH,
    [LANG_ID] = {',',
                 '.',
                 3,
                 {{3, S_INIT("rb")}, {6, S_INIT("jt")}, {9, S_INIT("M")}, {12, S_INIT("T")}},
                 {S_INIT("Jan"), S_INIT("Feb"), S_INIT("Mar"), S_INIT("Apr"), S_INIT("Mei"),
                  S_INIT("Jun"), S_INIT("Jul"), S_INIT("Agu"), S_INIT("Sep"), S_INIT("Okt"),
                  S_INIT("Nov"), S_INIT("Des")}},
    [LANG_ZH_HANT] =
        {'.', ',', 4, {{4, S_INIT("萬")}, {8, S_INIT("億")}, {12, S_INIT("兆")}}, {{0}}},
    [LANG_EN_XA] = ENGLISH,
};

static const Forms *forms(Lang lang) {
    ENSURE(lang < LANG_COUNT);
    return &forms_of[lang];
}

static uint64_t magnitude(int64_t number) {
    return number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
}

static int32_t count_digits(uint64_t number) {
    int32_t count = 1;
    for (; number >= 10; number /= 10) {
        count++;
    }
    return count;
}

// No sign; `digits` digits behind the mark. From `grouped` digits before it on, thousands are set
// apart.
static void write_grouped(TextBuf *buf, const Forms *form, uint64_t units, int32_t digits,
                          int32_t grouped) {
    bool sets_apart = count_digits(units) - digits >= grouped;
    char text[40]; // 20 digits, 6 marks between them, one before the last digits
    size_t at = sizeof text;
    for (int32_t written = 0; written <= digits || units > 0; written++) {
        if (written == digits && digits > 0) {
            text[--at] = form->decimal_mark;
        } else if (sets_apart && written > digits && (written - digits) % 3 == 0) {
            text[--at] = form->group_mark;
        }
        text[--at] = (char)('0' + units % 10);
        units /= 10;
    }
    buf_add(buf, (Text){text + at, sizeof text - at});
}

// The same without zeros at the end of what stands behind the mark.
static void write_short(TextBuf *buf, const Forms *form, uint64_t units, int32_t digits,
                        int32_t grouped) {
    while (digits > 0 && units % 10 == 0) {
        units /= 10;
        digits--;
    }
    write_grouped(buf, form, units, digits, grouped);
}

static void write_sign(TextBuf *buf, int64_t units) {
    if (units < 0) {
        buf_add_char(buf, '-');
    }
}

void format_decimal(TextBuf *buf, Lang lang, int64_t units, int32_t digits) {
    ENSURE(digits >= 0 && digits <= 6);
    write_sign(buf, units);
    write_grouped(buf, forms(lang), magnitude(units), digits, GROUPED);
}

void format_amount(TextBuf *buf, Lang lang, Amount amount) {
    ENSURE(amount.digits >= 0 && amount.digits <= 6);
    uint64_t units = magnitude(amount.units);
    int32_t digits = amount.digits;
    if (units % tens[digits] == 0) {
        units /= tens[digits];
        digits = 0;
    }
    write_sign(buf, amount.units);
    if (amount.code.len > 0) {
        buf_add(buf, amount.code);
        buf_add(buf, S("\u00A0"));
    }
    write_grouped(buf, forms(lang), units, digits, GROUPED);
}

void format_share(TextBuf *buf, Lang lang, Share share) {
    write_sign(buf, share.hundredths);
    write_short(buf, forms(lang), magnitude(share.hundredths), 2, GROUPED);
    buf_add_char(buf, '%');
}

// To `significant` digits, half up.
static uint64_t rounded(uint64_t number, int32_t significant) {
    int32_t lost = count_digits(number) - significant;
    uint64_t step = 1;
    for (; lost > 0; lost--) {
        step *= 10;
    }
    return (number + step / 2) / step * step;
}

void format_compact(TextBuf *buf, Lang lang, Compact compact) {
    const Forms *form = forms(lang);
    uint64_t number = rounded(magnitude(compact.number), form->significant);
    const ShortUnit *unit = NULL;
    for (const ShortUnit *next = form->units; next->power > 0; next++) {
        unit = number >= tens[next->power] ? next : unit;
    }
    write_sign(buf, compact.number);
    write_short(buf, form, number, unit == NULL ? 0 : unit->power, GROUPED_SHORT);
    if (unit != NULL) {
        buf_add(buf, S("\u00A0"));
        buf_add(buf, unit->word);
    }
}

static void add_number(TextBuf *buf, int32_t number, Text behind) {
    buf_add_int(buf, number);
    buf_add(buf, behind);
}

void format_date(TextBuf *buf, Lang lang, Date date) {
    CivilDay civil = date_civil(date);
    Text month = forms(lang)->months[civil.month - 1];
    if (month.len == 0) {
        add_number(buf, civil.year, S("年"));
        add_number(buf, civil.month, S("月"));
        add_number(buf, civil.day, S("日"));
        return;
    }
    add_number(buf, civil.day, S(" "));
    buf_add(buf, month);
    buf_add_char(buf, ' ');
    buf_add_int(buf, civil.year);
}

void format_month(TextBuf *buf, Lang lang, Date date, bool with_year) {
    CivilDay civil = date_civil(date);
    Text month = forms(lang)->months[civil.month - 1];
    if (month.len == 0) {
        if (with_year) {
            add_number(buf, civil.year, S("年"));
        }
        add_number(buf, civil.month, S("月"));
        return;
    }
    buf_add(buf, month);
    if (with_year) {
        buf_add_char(buf, ' ');
        buf_add_int(buf, civil.year);
    }
}
