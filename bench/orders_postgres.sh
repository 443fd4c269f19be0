#!/usr/bin/env bash
# One figure of row C less HTTP on PostgreSQL: orders of ten lines per second into a fresh schema, a
# connection per caller.
#   bench/orders_postgres.sh begin          a cluster on the disk, in build/bench/cluster
#   bench/orders_postgres.sh ours|raw CALLERS [SECONDS]
#   bench/orders_postgres.sh end
# ours: through the actions; raw: the same rows, each order one pipeline.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

note=build/bench/cluster.place

# The socket's path must be short, and its folder open to the server's user.
begin() {
    mkdir -p "$(dirname "$note")"
    place=$(mktemp -d "${TMPDIR:-/tmp}/licet_orders_XXXXXX")
    chmod 755 "$place"
    tests/postgres/cluster.sh start "$place/cluster"
    echo "$place" >"$note"
}

end() {
    place=$(cat "$note")
    tests/postgres/cluster.sh remove "$place/cluster"
    rm -rf "$place" "$note"
}

# Prints the address of a schema that is new.
schema() {
    local address
    address=$(tests/postgres/cluster.sh address "$(cat "$note")/cluster")
    psql -q "$address" -c "SET client_min_messages = error" -c "DROP SCHEMA IF EXISTS orders CASCADE" \
        -c "CREATE SCHEMA orders" -c "CHECKPOINT"
    tests/postgres/cluster.sh address "$(cat "$note")/cluster" orders
}

case $1 in
begin | end) "$1" ;;
ours | raw)
    there=$(schema)
    build/release/orders_postgres "$there" 1 1 >/dev/null # sets it up, for both alike
    psql -q "$there" -c ANALYZE # as the server does by itself within a minute
    program=orders_postgres
    [[ $1 == ours ]] || program=raw_orders_postgres
    "build/release/$program" "$there" "$2" "${3:-3}"
    ;;
esac
