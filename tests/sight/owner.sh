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
# ROLE, statement: what psql says of it.
as_role() {
    psql -q -A -t "$there" -c "SET ROLE $1" -c "$2" 2>&1
}

for role in licet_reader licet_partner licet_customer; do
    expect "$role sees no order of nobody's" "$(as_role $role 'SELECT count(*) FROM orders')" 0
done
for role in licet_reader licet_partner licet_customer licet_staff; do
    expect "$role reads no password" "$(as_role $role 'SELECT password FROM identity' | grep -c 'permission denied')" 1
    expect "$role writes nothing" "$(as_role $role 'DELETE FROM orders' | grep -c 'permission denied')" 1
done
# One connection that is scoped to one kind of viewer after the other: each asks the same, and again.
staff='scope\tstaff\t1\t0\t0\t0\t0\t2026-11-21\t2024-11-21\nrun\tcheck_count_enterprises\n'
seen_in_turn() {
    local kind asked=$staff
    for kind in partner customer nobody; do
        asked+="${staff/staff/$kind}"
    done
    # shellcheck disable=SC2059 # it is the format
    printf "$asked$staff" | build/release/sight "$there" | grep '^[^=]' | tr '\n' ' '
}
expect "each sees its own in turn" "$(seen_in_turn)" "1 0 0 0 1 "
psql -q "$there" -c "CREATE POLICY leak ON enterprise FOR SELECT TO licet_customer USING (true)"
expect "a leak to one kind of viewer is found" "$(seen_in_turn)" "1 0 1 0 1 "
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
