// Lines as they are pasted: what is a field, and what stays as it was.
#include "domain/quote/paste.h"

#include <check.h>

static const struct {
    Text text;
    Text fields[4];
} rows[] = {
    {S_INIT("L1\t5"), {S_INIT("L1"), S_INIT("5")}},
    {S_INIT(" L1\t5\t900.00\tfor the new floor"),
     {S_INIT("L1"), S_INIT("5"), S_INIT("900.00"), S_INIT("for the new floor")}},
    {S_INIT("L1\t1,200\t\ta; b, c"), {S_INIT("L1"), S_INIT("1,200"), {0}, S_INIT("a; b, c")}},
    {S_INIT("L1;5;900,00;x"), {S_INIT("L1"), S_INIT("5"), S_INIT("900,00"), S_INIT("x")}},
    {S_INIT("L1, 5"), {S_INIT("L1"), S_INIT("5")}},
    {S_INIT("L1,\"1,200\",,x"), {S_INIT("L1"), S_INIT("1,200"), {0}, S_INIT("x")}},
    {S_INIT("L1 1,200"), {S_INIT("L1"), S_INIT("1,200")}},
    {S_INIT("L1   5  12.50 for Ann"),
     {S_INIT("L1"), S_INIT("5"), S_INIT("12.50"), S_INIT("for Ann")}},
    {S_INIT("L1 5 for Ann, 2nd floor"),
     {S_INIT("L1"), S_INIT("5"), {0}, S_INIT("for Ann, 2nd floor")}},
    {S_INIT("L1"), {S_INIT("L1")}},
    {S_INIT("\"L1\"\t\"5\"\t\t\"a \"\"b\"\"\""),
     {S_INIT("L1"), S_INIT("5"), {0}, S_INIT("a \"\"b\"\"")}},
    {S_INIT("L1\t5\t\t\textra"), {S_INIT("L1"), S_INIT("5"), {0}, S_INIT("extra")}},
};

static Pasted read(Arena *arena, Text text) {
    Pasted pasted = {0};
    ck_assert(!err_failed(arena_init(arena, 1 << 20)));
    ck_assert(paste_read(arena, text, 3, &pasted));
    return pasted;
}

START_TEST(a_line_has_part_quantity_price_and_note) {
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Arena arena;
        Pasted pasted = read(&arena, rows[i].text);
        ck_assert_uint_eq(pasted.count, 1);
        const PastedLine *line = &pasted.lines[0];
        const Text got[] = {line->part, line->quantity, line->sell_unit, line->note};
        for (size_t j = 0; j < 4; j++) {
            ck_assert_msg(text_equal(got[j], rows[i].fields[j]), "%.*s, field %zu: %.*s",
                          TEXT_ARG(rows[i].text), j, TEXT_ARG(got[j]));
        }
        arena_free(&arena);
    }
}

START_TEST(empty_lines_are_passed_over_and_counted) {
    Arena arena;
    Pasted pasted = read(&arena, S("\r\nL1\t5\r\n  \nL2 6\rL3;7"));
    ck_assert_uint_eq(pasted.count, 3);
    ck_assert_int_eq(pasted.lines[0].place, 2);
    ck_assert_int_eq(pasted.lines[1].place, 4);
    ck_assert_int_eq(pasted.lines[2].place, 5);
    ck_assert(text_equal(pasted.lines[2].quantity, S("7")));
    arena_free(&arena);
}

START_TEST(more_lines_than_allowed_are_refused) {
    Arena arena;
    Pasted pasted = read(&arena, S("a 1\nb 2\nc 3\n\n"));
    ck_assert_uint_eq(pasted.count, 3);
    ck_assert(!paste_read(&arena, S("a 1\nb 2\nc 3\nd 4"), 3, &pasted));
    arena_free(&arena);
}

START_TEST(what_is_replaced_leaves_the_rest_as_it_was) {
    Arena arena;
    Text text = S("# A\n\n L1;5;;\"for; Ann\"\r\nL2 6 note\n");
    Pasted pasted = read(&arena, text);
    Text lines[] = {pasted.lines[0].text, {0}, {0}};
    lines[1] = paste_line(&arena, &pasted.lines[1], S("L9"), S("10"), (Text){0});
    lines[2] = paste_line(&arena, &pasted.lines[2], S("L2"), S("8"), (Text){0});
    ck_assert(text_equal(paste_with(&arena, text, &pasted, lines),
                         S("# A\n\nL9;10;;for; Ann\r\nL2 8 note\n")));
    lines[1] = pasted.lines[1].text;
    lines[2] = pasted.lines[2].text;
    ck_assert(text_equal(paste_with(&arena, text, &pasted, lines), text));
    arena_free(&arena);
}
