#!/bin/sh
# runner.sh <room> tests/unit/<room>/*_test.c: the main of a room's unit tests. Its last line on the
# standard output is "N passed, N failed".
set -eu
room=$1
shift
names=$(for file in "$@"; do echo "${file#tests/unit/*/}" | sed 's/\.c$//; s/[^a-z0-9_]/_/g'; done)
printf '#include <check.h>\n#include <stdio.h>\n\n'
for name in $names; do echo "void ${name}_add(Suite *suite);"; done
printf '\nint main(void) {\n    Suite *suite = suite_create("%s");\n' "$room"
for name in $names; do echo "    ${name}_add(suite);"; done
cat <<'END'
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int run = srunner_ntests_run(runner);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    printf("%d passed, %d failed\n", run - failed, failed);
    return failed != 0;
}
END
