// Tool rights: which hold which, and whose they can be.
#include "domain/access/right.h"

#include <check.h>

START_TEST(update_holds_view_and_nothing_else) {
    RightSet none = {0};
    RightSet set = rights_with(none, RIGHT_CONTACTS_UPDATE);
    for (int right = 0; right < (int)RIGHT_COUNT; right++) {
        bool wanted = right == RIGHT_CONTACTS_UPDATE || right == RIGHT_CONTACTS_VIEW;
        ck_assert_int_eq(rights_have(set, (Right)right), wanted);
    }
    ck_assert(!rights_have(rights_with(none, RIGHT_CONTACTS_VIEW), RIGHT_CONTACTS_UPDATE));
}

START_TEST(a_primary_holds_all_of_its_kind) {
    RightSet partner = rights_of_primary(FOR_PARTNER);
    RightSet customer = rights_of_primary(FOR_CUSTOMER);
    ck_assert(rights_have(partner, RIGHT_BIDS) && !rights_have(customer, RIGHT_BIDS));
    ck_assert(!rights_have(partner, RIGHT_QUOTES) && rights_have(customer, RIGHT_QUOTES));
    ck_assert(rights_have(partner, RIGHT_REPORTING) && rights_have(customer, RIGHT_REPORTING));
}

START_TEST(codes_are_read_back) {
    for (int right = 0; right < (int)RIGHT_COUNT; right++) {
        Right read = RIGHT_COUNT;
        ck_assert(right_parse(right_code((Right)right), &read) && (int)read == right);
    }
    Right untouched = RIGHT_PRICES;
    ck_assert(!right_parse(S("Reporting"), &untouched) && !right_parse(S(""), &untouched));
    ck_assert_int_eq(untouched, RIGHT_PRICES);
}
