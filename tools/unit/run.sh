#!/bin/bash
# run.sh PROGRAM…: runs the rooms' unit tests and adds up their last lines.
set -uo pipefail
passed=0
failed=0
for program in "$@"; do
    output=$("$program" 2>&1)
    status=$?
    echo "$output"
    if [[ $(tail -n 1 <<<"$output") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        passed=$((passed + BASH_REMATCH[1]))
        failed=$((failed + BASH_REMATCH[2]))
    else
        echo "$program ended with $status and without its counts"
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
