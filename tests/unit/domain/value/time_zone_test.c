// Time zones: in order, and only those.
#include "domain/value/time_zone.h"

#include <check.h>

START_TEST(zones_stand_in_order) {
    for (size_t i = 1; i < time_zone_count(); i++) {
        ck_assert_int_lt(text_compare(time_zone_name(i - 1), time_zone_name(i)), 0);
    }
}

START_TEST(a_zone_is_known_by_its_whole_name) {
    ck_assert(time_zone_is_known(S("Asia/Taipei")));
    ck_assert(time_zone_is_known(S("UTC")));
    ck_assert(!time_zone_is_known(S("Asia/Taipe")));
    ck_assert(!time_zone_is_known(S("asia/taipei")));
    ck_assert(!time_zone_is_known(S("")));
}
