// Who is told of what happened.
#include "domain/record/told.h"

#include <check.h>

START_TEST(each_account_is_told_once) {
    AccountId told[TOLD_MAX];
    ck_assert_uint_eq(told_accounts((AccountId){1}, (AccountId){2}, (AccountId){3}, told), 3);
    ck_assert_int_eq(told[0].id, 1);
    ck_assert_int_eq(told[1].id, 2);
    ck_assert_int_eq(told[2].id, 3);
    ck_assert_uint_eq(told_accounts((AccountId){2}, (AccountId){2}, (AccountId){2}, told), 1);
    ck_assert_int_eq(told[0].id, 2);
    ck_assert_uint_eq(told_accounts((AccountId){1}, (AccountId){2}, (AccountId){1}, told), 2);
    ck_assert_uint_eq(told_accounts((AccountId){1}, (AccountId){2}, (AccountId){2}, told), 2);
    ck_assert_int_eq(told[1].id, 2);
}

START_TEST(who_is_none_is_not_told) {
    AccountId told[TOLD_MAX];
    ck_assert_uint_eq(told_accounts((AccountId){0}, (AccountId){0}, (AccountId){0}, told), 0);
    ck_assert_uint_eq(told_accounts((AccountId){0}, (AccountId){0}, (AccountId){4}, told), 1);
    ck_assert_int_eq(told[0].id, 4);
}
