#!/usr/bin/env bash
# What licet must refuse of a server of PostgreSQL before it touches it: settings that may forget a commit
# (D1), an order of text that is not bytewise, a schema that is not there or not empty.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
folder=$LICET_TEST_POSTGRES
address=$(tests/postgres/cluster.sh address "$folder")
passed=0
failed=0
scenario=$(mktemp)
trap 'rm -f "$scenario"' EXIT
/usr/bin/python3 -c 'import json, sys; json.dump(json.load(open(sys.argv[1]))["scenario"], sys.stdout)' \
    tests/golden/G05-first-order-600.json >"$scenario"

# Asks for a replay at an address: it must end with 0 and no words, or else with these words.
expect() { # words, address
    local says status=0
    says=$(build/licet replay --database "$2" "$scenario" 2>&1 >/dev/null) || status=$?
    if [[ -z $1 && $status -eq 0 ]] || [[ -n $1 && $status -ne 0 && $says == *"$1"* ]]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$2: must say \"$1\", says \"$says\" ($status)"
    fi
}

run() {
    psql -q -v ON_ERROR_STOP=1 "$address" -c "SET client_min_messages = error" "${@/#/--command=}"
}

# A database of its own, made and set by SQL. @ stands for its name.
database() { # words, options of CREATE DATABASE, [SQL…]
    run "DROP DATABASE IF EXISTS refused" "CREATE DATABASE refused TEMPLATE template0 $2" "${@:3}"
    expect "$1" "${address/\/postgres?/\/refused?}"
    run "DROP DATABASE refused"
}

weak="may forget what it has committed"
order="does not compare text bytewise"
database "" ""
for value in off local remote_write; do
    database "$weak" "" "ALTER DATABASE refused SET synchronous_commit = $value"
done
database "" "" "ALTER DATABASE refused SET synchronous_commit = remote_apply"
for name in fsync full_page_writes; do
    run "ALTER SYSTEM SET $name = off" "SELECT pg_reload_conf()" >/dev/null
    sleep 0.3
    database "$weak" ""
    run "ALTER SYSTEM RESET $name" "SELECT pg_reload_conf()" >/dev/null
    sleep 0.3
done
database "$order" "LOCALE_PROVIDER icu ICU_LOCALE 'en' ENCODING 'UTF8'"
database "$order" "ENCODING 'SQL_ASCII'"
# The standard way of an installation that nobody thought about.
database "$order" "LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"

run "DROP SCHEMA IF EXISTS refused CASCADE" "CREATE SCHEMA refused"
here=$(tests/postgres/cluster.sh address "$folder" refused)
expect "" "$here"
expect "holds something already" "$here"
expect "could not be opened" "$(tests/postgres/cluster.sh address "$folder" nowhere)"
expect "could not be opened" "postgresql://licet@/postgres?host=$folder/no_socket"
expect "could not be opened" "postgresql://licet@/none?host=$folder/socket"
expect "could not be opened" "postgresql://?nonsense"

file=$(mktemp -u)
expect "" "$file"
expect "holds something already" "$file"
rm -f "$file" "$file-wal" "$file-shm"

echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
