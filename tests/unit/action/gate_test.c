// Gates: who comes through, by permission table, tool right and seat.
#include "action/gate.h"

#include <check.h>

static const Gate anybody = ANYBODY;
static const Gate signed_in = SIGNED_IN;
static const Gate seated = SEATED;
static const Gate quotes = MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES);
static const Gate keys = MAY(SUBJECT_KEYS, WRITE, RIGHT_ACCESS_UPDATE, RIGHT_ACCESS_UPDATE);

static Viewer partner(SeatRole role) {
    return (Viewer){.kind = VIEWER_PARTNER, .role = role};
}

static Viewer staff(Desk desk) {
    return (Viewer){.kind = VIEWER_STAFF, .role = SEAT_STAFF, .desk = desk};
}

START_TEST(a_gate_asks_for_as_much_as_it_says) {
    Viewer viewer = partner(SEAT_PRIMARY);
    ck_assert_int_eq(gate_ask(&anybody, false, NULL), GATE_OPEN);
    ck_assert_int_eq(gate_ask(&signed_in, false, NULL), GATE_SIGN_IN);
    ck_assert_int_eq(gate_ask(&signed_in, true, NULL), GATE_OPEN);
    ck_assert_int_eq(gate_ask(&seated, true, NULL), GATE_CHOOSE_SEAT);
    ck_assert_int_eq(gate_ask(&seated, true, &viewer), GATE_OPEN);
    ck_assert_int_eq(gate_ask(&quotes, false, NULL), GATE_SIGN_IN);
    ck_assert_int_eq(gate_ask(&quotes, true, NULL), GATE_CHOOSE_SEAT);
}

START_TEST(a_user_needs_the_right_and_a_primary_has_it) {
    Viewer user = partner(SEAT_USER);
    Viewer primary = partner(SEAT_PRIMARY);
    ck_assert_int_eq(gate_ask(&quotes, true, &primary), GATE_OPEN);
    ck_assert_int_eq(gate_ask(&quotes, true, &user), GATE_FORBIDDEN);
    user.rights = rights_with(user.rights, RIGHT_REPORTING);
    ck_assert_int_eq(gate_ask(&quotes, true, &user), GATE_FORBIDDEN);
    user.rights = rights_with(user.rights, RIGHT_BIDS);
    ck_assert_int_eq(gate_ask(&quotes, true, &user), GATE_OPEN);
    // The customer's right of that gate is another one: it opens nothing to a partner.
    user.rights = rights_with((RightSet){0}, RIGHT_QUOTES);
    ck_assert_int_eq(gate_ask(&quotes, true, &user), GATE_FORBIDDEN);
}

START_TEST(what_is_for_primaries_alone_no_right_opens) {
    Viewer user = partner(SEAT_USER);
    Viewer primary = partner(SEAT_PRIMARY);
    user.rights = rights_of_primary(FOR_PARTNER);
    ck_assert_int_eq(gate_ask(&keys, true, &user), GATE_FORBIDDEN);
    ck_assert_int_eq(gate_ask(&keys, true, &primary), GATE_OPEN);
}

START_TEST(a_desk_is_what_the_table_says) {
    Viewer care = staff(DESK_CARE);
    Viewer pricing = staff(DESK_PRICING);
    Viewer auditor = staff(DESK_AUDITOR);
    static const Gate read = MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES);
    ck_assert_int_eq(gate_ask(&quotes, true, &care), GATE_FORBIDDEN);
    ck_assert_int_eq(gate_ask(&read, true, &care), GATE_OPEN);
    ck_assert_int_eq(gate_ask(&quotes, true, &pricing), GATE_OPEN);
    ck_assert_int_eq(gate_ask(&quotes, true, &auditor), GATE_FORBIDDEN);
    ck_assert_int_eq(gate_ask(&read, true, &auditor), GATE_OPEN);
}

START_TEST(a_gate_that_was_never_set_aborts) {
    static const Gate unset = {0};
    Viewer viewer = partner(SEAT_PRIMARY);
    (void)gate_ask(&unset, true, &viewer);
}
