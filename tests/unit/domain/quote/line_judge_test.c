// Lines against a small catalogue: what is wrong with each, and what is offered.
#include "domain/quote/line_judge.h"

#include <check.h>
#include <string.h>

static Date day(const char *text) {
    Date date;
    ck_assert(date_parse(text_of(text), &date));
    return date;
}

static Part part(const char *number, int64_t minimum, int64_t multiple) {
    return (Part){.part = text_of(number),
                  .type = PART_LICENCE,
                  .minimum = {minimum},
                  .multiple = {multiple}};
}

static Part withdrawn(const char *number, const char *until, const char *replacement) {
    Part gone = part(number, 1, 1);
    gone.has_until = true;
    gone.orderable_until = day(until);
    gone.replacement = text_of(replacement);
    return gone;
}

typedef struct {
    Arena arena;
    Part parts[9];
    PartChoices choices;
    Currency dollar;
} Catalogue;

static void open_catalogue(Catalogue *catalogue) {
    Part renewal = part("R77777A", 1, 1);
    renewal.type = PART_RENEWAL;
    const Part parts[] = {part("L30330Q", 1, 1),
                          part("L54870G", 25, 25),
                          part("L10200B", 10, 5),
                          withdrawn("L90001C", "2026-01-31", "L90002C"),
                          withdrawn("L90002C", "2026-02-28", "L30330Q"),
                          withdrawn("L90003D", "2026-01-31", ""),
                          renewal,
                          part("M11110X", 1, 1),
                          part("M11112X", 1, 1)};
    ck_assert(!err_failed(arena_init(&catalogue->arena, 1 << 20)));
    memcpy(catalogue->parts, parts, sizeof parts);
    catalogue->choices = part_choices(&catalogue->arena, catalogue->parts, 9, day("2026-03-01"));
    ck_assert(currency_find(S("USD"), &catalogue->dollar));
}

static const struct {
    Text line;
    const char *problems; // codes, in order
    Text offered;         // the line as it would be; empty: none
} rows[] = {
    {S_INIT("L30330Q\t3"), "", S_INIT("L30330Q\t3")},
    {S_INIT("l-30330-q\t3"), "", S_INIT("L30330Q\t3")},
    {S_INIT("Ｌ30330Ｑ\t3"), "", S_INIT("L30330Q\t3")},
    {S_INIT("L54870G 50 12.50 note"), "", S_INIT("L54870G 50 12.50 note")},
    // R6.6: at least the minimum, and the next multiple
    {S_INIT("L54870G 26"), "bad_quantity ", S_INIT("L54870G 50")},
    {S_INIT("L54870G 1"), "bad_quantity ", S_INIT("L54870G 25")},
    {S_INIT("L10200B 4"), "bad_quantity ", S_INIT("L10200B 10")},
    {S_INIT("L10200B 12"), "bad_quantity ", S_INIT("L10200B 15")},
    {S_INIT("L30330Q 0"), "bad_quantity ", S_INIT("L30330Q 1")},
    {S_INIT("L30330Q"), "bad_quantity ", {0}},
    {S_INIT("L30330Q -4"), "bad_quantity ", {0}},
    {S_INIT("L30330Q 1.5"), "bad_quantity ", {0}},
    {S_INIT("L30330Q 1000000000"), "bad_quantity ", {0}},
    {S_INIT("L54870G 999999999"), "bad_quantity ", {0}},
    // digits of full width, separators of thousands
    {S_INIT("L30330Q １２"), "bad_quantity ", S_INIT("L30330Q 12")},
    {S_INIT("L54870G\t1,210"), "bad_quantity ", S_INIT("L54870G\t1225")},
    // a number that is nobody's
    {S_INIT("L3033OQ\t3"), "part_not_found ", S_INIT("L30330Q\t3")},
    {S_INIT("L30303Q\t3"), "part_not_found ", S_INIT("L30330Q\t3")},
    {S_INIT("L5487G\t3"), "part_not_found ", S_INIT("L54870G\t25")},
    {S_INIT("L5487G\t3x"), "part_not_found bad_quantity ", {0}},
    {S_INIT("WHATEVER 3"), "part_not_found ", {0}},
    {S_INIT("M1111X 3"), "part_not_found ", {0}},  // of two that are equally near
    {S_INIT("R77777B 3"), "part_not_found ", {0}}, // a renewal is nobody's to type
    {S_INIT("X 3"), "part_not_found ", {0}},
    // withdrawn: what replaces it by now
    {S_INIT("L90001C\t3"), "part_withdrawn ", S_INIT("L30330Q\t3")},
    {S_INIT("L90003D\t3"), "part_withdrawn ", {0}},
    // prices
    {S_INIT("L30330Q\t3\t1,200.50"), "bad_price ", S_INIT("L30330Q\t3\t1200.50")},
    {S_INIT("L30330Q\t3\tcheap"), "bad_price ", {0}},
    {S_INIT("L30330Q\t3\t1.505,001"), "bad_price ", {0}},
    // all at once
    {S_INIT("L90001C\t１\t12,50\tx"), "part_withdrawn bad_quantity bad_price ",
     S_INIT("L30330Q\t1\t12.50\tx")},
};

START_TEST(each_line_is_told_what_is_wrong_and_offered_what_was_meant) {
    Catalogue catalogue;
    open_catalogue(&catalogue);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Pasted pasted;
        TextBuf codes = buf_new(&catalogue.arena, 200);
        ck_assert(paste_read(&catalogue.arena, rows[i].line, 1, &pasted));
        LineVerdict verdict =
            line_judge(&catalogue.arena, &pasted.lines[0], &catalogue.choices, catalogue.dollar);
        for (int32_t j = 0; j < verdict.count; j++) {
            buf_add(&codes, refusal_code(verdict.problems[j].id));
            buf_add_char(&codes, ' ');
        }
        ck_assert_msg(text_equal(buf_text(&codes), text_of(rows[i].problems)), "%.*s: %.*s",
                      TEXT_ARG(rows[i].line), TEXT_ARG(buf_text(&codes)));
        bool offers = verdict.count == 0 || verdict.repaired;
        Text offered = paste_line(&catalogue.arena, &pasted.lines[0], verdict.part,
                                  verdict.quantity, verdict.sell_unit);
        ck_assert_msg(offers == (rows[i].offered.len > 0), "%.*s", TEXT_ARG(rows[i].line));
        ck_assert_msg(!offers || text_equal(offered, rows[i].offered), "%.*s: %.*s",
                      TEXT_ARG(rows[i].line), TEXT_ARG(offered));
    }
    arena_free(&catalogue.arena);
}

START_TEST(what_is_offered_is_good_when_it_is_judged) {
    Catalogue catalogue;
    open_catalogue(&catalogue);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Pasted pasted;
        if (rows[i].offered.len == 0) {
            continue;
        }
        ck_assert(paste_read(&catalogue.arena, rows[i].offered, 1, &pasted));
        LineVerdict verdict =
            line_judge(&catalogue.arena, &pasted.lines[0], &catalogue.choices, catalogue.dollar);
        ck_assert_int_eq(verdict.count, 0);
    }
    arena_free(&catalogue.arena);
}
