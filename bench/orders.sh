#!/usr/bin/env bash
# Row C less HTTP: orders of ten lines per second through the writer on SQLite at 1, 4 and 16 callers,
# against the same rows inserted raw in groups of the same size; in turn, medians of RUNS (5).
#   bench/orders.sh [FOLDER]    FOLDER on the disk that is to be measured; else a temporary one
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

runs=${RUNS:-5}
folder=$(mktemp -d -p "${1:-${TMPDIR:-/tmp}}" licet_orders_XXXXXX)
trap 'rm -rf "$folder"' EXIT

median() { sort -n | sed -n "$(((runs + 1) / 2))p"; }
spread() { sort -n | sed -n '1p;$p' | paste -sd - | sed 's/-/–/'; }

# measure CALLERS ORDERS: one row of the table.
measure() {
    local callers=$1 orders=$2 run ours='' raw='' groups='' words
    for ((run = 0; run < runs; run++)); do
        rm -f "$folder"/db*
        build/release/orders --setup "$folder/db" "$callers"
        read -ra words < <(build/release/orders "$folder/db" "$callers" "$orders")
        ours+="${words[0]}"$'\n'
        groups+="${words[1]}"$'\n'
        rm -f "$folder"/db*
        build/release/orders --setup "$folder/db" "$callers"
        raw+="$(build/release/raw_orders "$folder/db" "$callers" "$orders")"$'\n'
    done
    printf '| %s | %s (%s) | %s | %s (%s) | %s |\n' "$callers" \
        "$(printf %s "$ours" | median)" "$(printf %s "$ours" | spread)" "$(printf %s "$groups" | median)" \
        "$(printf %s "$raw" | median)" "$(printf %s "$raw" | spread)" \
        "$(paste <(printf %s "$ours") <(printf %s "$raw") | awk '{printf "%.2f\n", $1 / $2}' | median)"
}

echo '| callers | orders/s through the writer (spread) | in a group | the same rows raw (spread) | ratio |'
echo '|---|---|---|---|---|'
measure 1 1000
measure 4 2000
measure 16 6400
