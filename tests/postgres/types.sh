#!/usr/bin/env bash
# PostgreSQL must infer the types that the in: and out: lines of sql/ say; and planted wrong ones are found.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
address=$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES")
there=$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES" types)
list=build/gen/store/queries.list
planted=build/test_queries.list
psql -q "$address" -c "SET client_min_messages = error" -c "DROP SCHEMA IF EXISTS types CASCADE" -c "CREATE SCHEMA types"

says=$(build/release/postgres_types "$there" $list) || true
echo "$says" | head -n 30
read -r passed _ failed _ < <(tail -n 1 <<<"$says")

# Changes the list by a sed script: exactly the query that it names must be found, with the words.
plant() { # script, words
    sed -E "$1" $list >$planted
    if ! cmp -s $list $planted && says=$(build/release/postgres_types "$there" $planted); then
        echo "not found: $1"
        failed=$((failed + 1))
    elif [[ $says == *"$2"* && $says == *" 1 failed" ]]; then
        passed=$((passed + 1))
    else
        echo "$1 does not say: $2"
        failed=$((failed + 1))
    fi
    rm -f $planted
}
plant '/^site_load\t/s/\tbigint,bigint\t/\tbigint,text\t/' 'site_load: parameter 2 is bigint, the file says text'
plant '/^enterprise_highest\t/s/\tbigint$/\tdate/' 'enterprise_highest: column 1 is bigint, the file says date'
plant '/^number_draw\t/s/\tbigint$/\tbigint,bigint/' 'number_draw: column 2 is not there, the file says bigint'
plant '/^number_draw\t/s/\tbigint$/\t/' 'number_draw: 1 columns, the file says 0'
plant '/^enterprise_highest\t/s/COALESCE\(MAX\(enterprise\), 0\)/SUM(enterprise)/' 'enterprise_highest: column 1 is the type with oid 1700'
plant '/^number_draw\t/s/ next = next/ nexxt = next/' 'number_draw: ERROR'
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
