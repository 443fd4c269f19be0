#!/usr/bin/env bash
# Forced row security binds the owner too: a program whose role is no superuser must still write, and check, its own
# tables, and its reading connection must show what its scope opens and nothing before.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
address=$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES")
psql -q "$address" -c "SET client_min_messages = error" -c "DROP SCHEMA IF EXISTS plain CASCADE" \
    -c "DO \$\$ BEGIN CREATE ROLE plain LOGIN CREATEROLE; EXCEPTION WHEN duplicate_object THEN NULL; END \$\$" \
    -c "CREATE SCHEMA plain AUTHORIZATION plain"
there=$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES" plain | sed 's,//licet@,//plain@,')
passed=0
failed=0

expect() { # what, got, wanted
    if [[ $2 == "$3" ]]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $1: $2 instead of $3"
    fi
}

status=0
build/licet replay --database "$there" demo/walk.json >/dev/null || status=$?
expect "the owner writes" $status 0
status=0
build/licet check "$there" >/dev/null || status=$?
expect "the owner checks" $status 0
expect "the owner sees orders" "$(psql -q -A -t "$there" -c 'SELECT count(*) > 0 FROM orders')" t
expect "the reader sees none" "$(psql -q -A -t "$there" -c 'SET ROLE licet_reader' -c 'SELECT count(*) FROM orders')" 0
expect "the reader reads no password" \
    "$(psql -q -A -t "$there" -c 'SET ROLE licet_reader' -c 'SELECT password FROM identity' 2>&1 | grep -c 'permission denied')" 1
expect "the reader writes nothing" \
    "$(psql -q -A -t "$there" -c 'SET ROLE licet_reader' -c 'DELETE FROM orders' 2>&1 | grep -c 'permission denied')" 1
seen=$(printf 'scope\tstaff\t1\t0\t0\t0\t0\t2026-11-21\t2024-11-21\nrun\tcheck_count_enterprises\n' | build/release/sight "$there" | tail -n 1)
expect "staff sees through the program" "$seen" "= 1"
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
