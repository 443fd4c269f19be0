#!/usr/bin/env bash
# Row C less HTTP on PostgreSQL: orders of ten lines per second through the actions at 1, 4 and 16 callers, a
# connection each, against the same rows put in raw; in turn, on a cluster of its own.
#   bench/orders_postgres.sh [FOLDER]    FOLDER on the disk that is to be measured; else a temporary one
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
place=$(mktemp -d -p "${1:-${TMPDIR:-/tmp}}" licet_orders_XXXXXX)
chmod 755 "$place"
trap 'tests/postgres/cluster.sh remove "$place/cluster"; rm -rf "$place"' EXIT
tests/postgres/cluster.sh start "$place/cluster"
schema() { # NAME: an empty one; its address
    psql -q "$(tests/postgres/cluster.sh address "$place/cluster")" -c "CREATE SCHEMA $1"
    tests/postgres/cluster.sh address "$place/cluster" "$1"
}
for callers in 1 4 16; do
    for run in 1 2 3; do
        build/release/orders_postgres "$(schema "ours_${callers}_$run")" "$callers" "${SECONDS_EACH:-5}"
        there=$(schema "raw_${callers}_$run")
        build/release/orders_postgres "$there" 1 1 >/dev/null
        build/release/raw_orders_postgres "$there" "$callers" "${SECONDS_EACH:-5}"
    done
done
