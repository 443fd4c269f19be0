#!/usr/bin/env bash
# portal.sh [SHOTS]: makes a small demo, serves it on loopback and looks at its pages in Chromium (portal.mjs). Where
# SHOTS is given, the pictures of all pages go there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

folder=$(mktemp -d)
server=
# shellcheck disable=SC2317 # the trap calls it
finish() {
    if [[ -n $server ]]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    rm -rf "$folder"
}
trap finish EXIT

build/licet demo --size small --today 2026-11-21 --database "$folder/demo.db" >"$folder/demo.txt"
LICET_KEY=$folder/demo.db.key build/licet serve --quiet --today 2026-11-21 --port 0 "$folder/demo.db" >"$folder/serve.txt" 2>"$folder/faults.txt" &
server=$!
base=
for ((i = 0; i < 200 && ${#base} == 0; i++)); do
    sleep 0.1
    base=$(sed -n 's/^licet: serving \(http:.*\)\/$/\1/p' "$folder/serve.txt")
done
if [[ -z $base ]]; then
    cat "$folder/faults.txt"
    echo "0 passed, 1 failed"
    exit 1
fi
status=0
tests/browser/run.sh portal.mjs "$base" "$@" || status=$?
cat "$folder/faults.txt" # what the server says it could not do
exit "$status"
