// Who is told of what happened.
#include "domain/record/told.h"

#include <check.h>

static size_t tell(int64_t acted, int64_t distributor, int64_t reseller, AccountId *told) {
    ToldParties parties = {{acted}, {distributor}, {reseller}, {0}};
    return told_accounts(&parties, true, told);
}

START_TEST(each_account_is_told_once) {
    AccountId told[TOLD_MAX];
    ck_assert_uint_eq(tell(1, 2, 3, told), 3);
    ck_assert_int_eq(told[0].id, 1);
    ck_assert_int_eq(told[1].id, 2);
    ck_assert_int_eq(told[2].id, 3);
    ck_assert_uint_eq(tell(2, 2, 2, told), 1);
    ck_assert_int_eq(told[0].id, 2);
    ck_assert_uint_eq(tell(1, 2, 1, told), 2);
    ck_assert_uint_eq(tell(1, 2, 2, told), 2);
    ck_assert_int_eq(told[1].id, 2);
}

START_TEST(who_is_none_is_not_told) {
    AccountId told[TOLD_MAX];
    ck_assert_uint_eq(tell(0, 0, 0, told), 0);
    ck_assert_uint_eq(tell(0, 0, 4, told), 1);
    ck_assert_int_eq(told[0].id, 4);
}

// The parties are told with the first of those beside, and nobody twice.
START_TEST(who_is_told_beside_is_told_once_more) {
    AccountId told[TOLD_MAX];
    ToldParties parties = {{0}, {2}, {3}, {5}};
    ck_assert_uint_eq(told_accounts(&parties, true, told), 3);
    ck_assert_int_eq(told[2].id, 5);
    parties.beside.id = 6;
    ck_assert_uint_eq(told_accounts(&parties, false, told), 1);
    ck_assert_int_eq(told[0].id, 6);
    parties.beside.id = 2;
    ck_assert_uint_eq(told_accounts(&parties, false, told), 0);
    ck_assert_uint_eq(told_accounts(&parties, true, told), 2);
}
