#!/bin/bash
# format.sh FILE…: refuses each file that clang-format would lay out differently. Many files for each process: to
# start it takes longer than to look at a file.
set -uo pipefail
said=$(printf '%s\0' "$@" | xargs -0 -r -n 64 -P "$(nproc)" clang-format-14 --dry-run -Werror 2>&1)
status=$?
# Of each file the first line that is laid out differently.
refused=$(sed -n 's/^\([^: ]*:[0-9]*\):.*code should be clang-formatted.*/\1/p' <<<"$said" | sort -t: -k1,1 -k2,2n |
    sort -t: -s -u -k1,1 | sed 's/$/: layout: not as .clang-format says. Next: make fmt/')
failed=$(grep -c . <<<"$refused")
if [[ $status -ne 0 && $failed -eq 0 ]]; then
    echo "$said" >&2
    failed=1
fi
[[ -z $refused ]] || echo "$refused"
echo "$(($# - failed)) passed, $failed failed"
[[ $failed -eq 0 ]]
