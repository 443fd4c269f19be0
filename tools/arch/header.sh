#!/bin/bash
# header.sh HEADER STAMP COMPILER FLAG…: compiles one header by itself, twice in a row, as its room
# would, and refuses it in one line.
set -uo pipefail
header=$1
stamp=$2
shift 2
mkdir -p "$(dirname "$stamp")"
name=${header#src/}
if errors=$("$@" -fsyntax-only -MMD -MP -MT "$stamp" -MF "$stamp.d" \
    -include "$name" -include "$name" -x c /dev/null 2>&1); then
    touch "$stamp"
    exit 0
fi
first=$(grep -m 1 -E ': (fatal )?error: ' <<<"$errors" | sed -E 's,build/see/[a-z]+/(gen/)?,src/,; s/: (fatal )?error: /: /')
line=$(sed -nE "s,^$header:([0-9]+):.*,\1,p" <<<"$first")
echo "$header:${line:-1}: headers stand alone: ${first##*: } (house.md, Measures)." \
    "Next: include in this header what it names"
exit 1
