// Figures as people type them: what is offered, and where nothing is.
#include "domain/value/figure_typed.h"

#include <check.h>

static const struct {
    Text typed;
    bool decimals;
    Text meant; // empty: nothing is offered
} rows[] = {
    {S_INIT("12"), false, S_INIT("12")},
    {S_INIT("１２"), false, S_INIT("12")},
    {S_INIT("1,200"), false, S_INIT("1200")},
    {S_INIT("1.200"), false, S_INIT("1200")},
    {S_INIT("1 200"), false, S_INIT("1200")},
    {S_INIT("1'200'000"), false, S_INIT("1200000")},
    {S_INIT("1,200,000"), false, S_INIT("1200000")},
    {S_INIT("007"), false, S_INIT("7")},
    {S_INIT("0"), false, S_INIT("0")},
    {S_INIT("1O"), false, S_INIT("10")},
    {S_INIT("l2"), false, S_INIT("12")},
    {S_INIT("1.5"), false, {0}},
    {S_INIT("12,00,000"), false, {0}},
    {S_INIT("1,2000"), false, {0}},
    {S_INIT(",200"), false, {0}},
    {S_INIT("-5"), false, {0}},
    {S_INIT("−5"), false, {0}},
    {S_INIT("ten"), false, {0}},
    {S_INIT(""), false, {0}},
    {S_INIT("1234567890123456789"), false, {0}},
    {S_INIT("1,200.50"), true, S_INIT("1200.50")},
    {S_INIT("1.200,50"), true, S_INIT("1200.50")},
    {S_INIT("12,50"), true, S_INIT("12.50")},
    {S_INIT("１２．５０"), true, S_INIT("12.50")},
    {S_INIT("1.200"), true, S_INIT("1200")},
    {S_INIT("12."), true, {0}},
    {S_INIT("1,20.50"), true, {0}},
    {S_INIT("12.5O5,1"), true, S_INIT("12505.1")},
    {S_INIT("1.2.3"), true, {0}},
};

START_TEST(a_figure_is_offered_as_it_was_meant) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Text meant = {0};
        bool offered = figure_meant(&arena, rows[i].typed, rows[i].decimals, &meant);
        ck_assert_msg(offered == (rows[i].meant.len > 0) && text_equal(meant, rows[i].meant),
                      "%.*s: %.*s", TEXT_ARG(rows[i].typed), TEXT_ARG(meant));
    }
    arena_free(&arena);
}
