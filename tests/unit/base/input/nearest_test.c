// The nearest name: mistyped, cut, swapped; and far from all.
#include "base/input/nearest.h"

#include <check.h>

static const Text known[] = {S_INIT("quantity"), S_INIT("part"), S_INIT("due_from"),
                             S_INIT("due_to")};

static Text nearest(Text given) {
    return nearest_name(given, known, 4);
}

START_TEST(a_mistyped_name_is_near) {
    ck_assert(text_equal(nearest(S("quantty")), S("quantity")));
    ck_assert(text_equal(nearest(S("Quantity")), S("quantity")));
    ck_assert(text_equal(nearest(S("parts")), S("part")));
    ck_assert(text_equal(nearest(S("due_form")), S("due_from")));
}

START_TEST(what_is_far_has_none) {
    ck_assert_uint_eq(nearest(S("customer")).len, 0);
    ck_assert_uint_eq(nearest(S("")).len, 0);
    char many[100] = "quantity";
    ck_assert_uint_eq(nearest((Text){many, sizeof many}).len, 0);
}
