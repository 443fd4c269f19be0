// portal.md C4: numbers as somebody typed them.
#include "domain/record/number_typed.h"

#include <check.h>

static void expect(Text typed, Text wanted) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, 1 << 16)));
    Text found = number_typed(&arena, typed);
    ck_assert_msg(text_equal(found, wanted), "%.*s", TEXT_ARG(found));
    arena_free(&arena);
}

START_TEST(spaces_hyphens_and_full_width_go) {
    expect(S(" 012-34 56"), S("0123456"));
    expect(S("０１２３－４５６"), S("0123456"));
    expect(S("ａb-12　3"), S("AB123"));
    expect(S("1‐2‑3–4\xC2\xA0"), S("1234"));
    expect(S(""), S(""));
}

START_TEST(other_letters_stay_and_are_no_number) {
    expect(S("é–1"), S("é1"));
    expect(S("遠1"), S("遠1"));
}

START_TEST(what_lacks_zeros_is_offered_with_them) {
    Arena arena;
    Text offer;
    ck_assert(!err_failed(arena_init(&arena, 1 << 16)));
    ck_assert(number_lacks_zeros(&arena, NUMBER_SITE, S("12345"), &offer));
    ck_assert(text_equal(offer, S("0012345")));
    ck_assert(!number_lacks_zeros(&arena, NUMBER_SITE, S("0012345"), &offer));
    ck_assert(!number_lacks_zeros(&arena, NUMBER_SITE, S("12A"), &offer));
    ck_assert(!number_lacks_zeros(&arena, NUMBER_SITE, S(""), &offer));
    ck_assert(number_lacks_zeros(&arena, NUMBER_AGREEMENT, S("1"), &offer));
    ck_assert(text_equal(offer, S("000001")));
    arena_free(&arena);
}
