#!/bin/bash
# format.sh FILE…: refuses each file that clang-format would lay out differently.
set -uo pipefail
check() {
    clang-format-14 --dry-run -Werror "$1" 2>/dev/null && return
    line=$(clang-format-14 "$1" | cmp "$1" - 2>/dev/null | sed -n 's/.*line \([0-9]*\)$/\1/p')
    echo "$1:${line:-1}: layout: not as .clang-format says. Next: make fmt"
}
export -f check
# shellcheck disable=SC2016 # the inner shell expands it
refused=$(printf '%s\0' "$@" | xargs -0 -r -n 1 -P "$(nproc)" bash -c 'check "$1"' _)
failed=$(grep -c . <<<"$refused")
[[ $failed -eq 0 ]] || sort <<<"$refused"
echo "$(($# - failed)) passed, $failed failed"
[[ $failed -eq 0 ]]
