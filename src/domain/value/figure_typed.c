// Narrows the signs, then decides which separator is which.
#include "domain/value/figure_typed.h"

#include "domain/record/number_typed.h"

enum { GROUP = 3, DIGITS_MAX = 18 };

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_mark(char c) {
    return c == ',' || c == '.' || c == '\'';
}

// O for 0, I and l for 1: capitals by now.
static char digit_meant(char c) {
    return c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
}

// Where the decimals begin: at the last mark that is no separator of thousands; the length where
// there are none.
static size_t find_point(Text figure) {
    size_t marks = 0;
    size_t last = figure.len;
    bool mixed = false;
    for (size_t i = 0; i < figure.len; i++) {
        if (is_mark(figure.bytes[i])) {
            mixed = mixed || (marks > 0 && figure.bytes[i] != figure.bytes[last]);
            marks++;
            last = i;
        }
    }
    bool thousands = !mixed && marks > 0 && figure.len - last - 1 == GROUP;
    return marks == 0 || thousands || (marks > 1 && !mixed) ? figure.len : last;
}

// Every mark before the point has three digits behind it, and one to three before the first.
static bool groups_fit(Text figure, size_t point) {
    size_t first = 0;
    while (first < point && !is_mark(figure.bytes[first])) {
        first++;
    }
    bool fits =
        first > 0 && (first == point || (first <= GROUP && (point - first) % (GROUP + 1) == 0));
    for (size_t i = first; fits && i < point; i++) {
        fits = is_mark(figure.bytes[i]) == ((i - first) % (GROUP + 1) == 0);
    }
    return fits;
}

// A minus is no separator: nothing is made of a number below zero.
static bool is_negative(Text typed) {
    return text_begins(typed, S("-")) || text_begins(typed, S("\xE2\x88\x92")) ||
           text_begins(typed, S("\xEF\xBC\x8D"));
}

static Text narrowed(Arena *arena, Text typed) {
    Text plain = number_typed(arena, typed);
    TextBuf buf = buf_new(arena, plain.len + 1);
    for (size_t i = 0; i < plain.len; i++) {
        buf_add_char(&buf, digit_meant(plain.bytes[i]));
    }
    return buf_text(&buf);
}

static bool only_digits_from(Text figure, size_t at) {
    for (; at < figure.len; at++) {
        if (!is_digit(figure.bytes[at])) {
            return false;
        }
    }
    return true;
}

bool figure_meant(Arena *arena, Text typed, bool decimals, Text *ret_figure) {
    Text figure = narrowed(arena, typed);
    size_t point = find_point(figure);
    for (size_t i = 0; i < point; i++) {
        if (!is_digit(figure.bytes[i]) && !is_mark(figure.bytes[i])) {
            return false;
        }
    }
    bool has_point = point < figure.len;
    if (is_negative(typed) || figure.len == 0 || figure.len > DIGITS_MAX ||
        !groups_fit(figure, point) || (has_point && (!decimals || point + 1 == figure.len)) ||
        !only_digits_from(figure, has_point ? point + 1 : figure.len)) {
        return false;
    }
    TextBuf buf = buf_new(arena, figure.len + 1);
    for (size_t i = 0; i < point; i++) {
        bool leads = figure.bytes[i] == '0' && buf.len == 0 && i + 1 < point;
        if (is_digit(figure.bytes[i]) && !leads) {
            buf_add_char(&buf, figure.bytes[i]);
        }
    }
    if (has_point) {
        buf_add_char(&buf, '.');
        buf_add(&buf, (Text){figure.bytes + point + 1, figure.len - point - 1});
    }
    *ret_figure = buf_text(&buf);
    return true;
}
