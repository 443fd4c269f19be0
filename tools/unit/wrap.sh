#!/bin/sh
# wrap.sh tests/unit/<room>/x_test.c: the file itself, and behind it the function that adds each of its
# tests to the room's suite. So a new test is a START_TEST, and a new file of tests is a file:
#
#     // What is tested here.
#     #include "domain/value/money.h"
#     #include <check.h>
#
#     START_TEST(adds_minor_units) {
#         ck_assert_int_eq(money_add(…).minor, 3);
#     }
#
#     START_TEST(adding_two_currencies_aborts) {   // a name that ends in _aborts expects an abort
#         money_add(euro, yen);
#     }
#
# No END_TEST (it is empty, and clang-format would join it with the next line), no list, no main.
set -eu
file=$1
name=$(echo "${file#tests/unit/*/}" | sed 's/\.c$//; s/[^a-z0-9_]/_/g')
tests=$(sed -n 's/^START_TEST(\([A-Za-z0-9_]*\)).*/\1/p' "$file")
if [ -z "$tests" ]; then
    echo "$file:1: no test in it: a test is a line START_TEST(name) {" >&2
    exit 1
fi
echo "#line 1 \"$file\""
cat "$file"
echo "#line 1 \"$file: its list\""
echo "void ${name}_add(Suite *suite);"
echo "void ${name}_add(Suite *suite) {"
echo "    TCase *tests = tcase_create(\"$name\");"
echo "    tcase_set_timeout(tests, 60);"
for test in $tests; do
    case $test in
    *_aborts) echo "    tcase_add_test_raise_signal(tests, $test, 6);" ;;
    *) echo "    tcase_add_test(tests, $test);" ;;
    esac
done
echo "    suite_add_tcase(suite, tests);"
echo "}"
