#!/usr/bin/env bash
# What lines name is there and stays (docs/decisions/0009): of each reference that PostgreSQL's triggers hold, a row that
# names nothing is refused among good ones, what is named is neither deleted nor renamed nor emptied, and a row that was
# planted with the triggers off is named by `licet check`. Without its trigger such a row is taken.
#   tests/postgres/references.sh LICET
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
licet=$1
address=$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES")
there=$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES" named)
passed=0
failed=0

expect() { # what, got, wanted
    if [[ $2 == *"$3"* ]]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $1: $2; wanted: $3"
    fi
}

# What a statement says, or its code; taken back.
try() { # SQL
    psql -qXAt -v VERBOSITY=sqlstate -v ON_ERROR_STOP=1 "$there" -c "BEGIN; $1; ROLLBACK" 2>&1 || true
}

# Two copies of a row, each with another key; the second with other columns too.
twice() { # TABLE, KEY COLUMN, JSON of the second
    echo "INSERT INTO $1 SELECT (jsonb_populate_record(r, k.other)).* FROM $1 AS r,
        (VALUES ('{\"$2\": 900001}'::jsonb), ('{\"$2\": 900002}'::jsonb || '$3'::jsonb)) AS k (other)
        WHERE r.ctid = (SELECT min(ctid) FROM $1)"
}

# Its key column, which is no part of the reference.
key_of() { # TABLE
    case $1 in
    order_line | points_entry) echo line ;;
    entitlement) echo entitlement ;;
    entitlement_event) echo event ;;
    esac
}

psql -q "$address" -c "SET client_min_messages = error" -c "DROP SCHEMA IF EXISTS named CASCADE" -c "CREATE SCHEMA named"
"$licet" replay --database "$there" demo/walk.json >/dev/null

tables=$(psql -qXAt "$there" -c "SELECT count(DISTINCT tgrelid) FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
    WHERE tgname = 'reference_added' AND c.relnamespace = 'named'::regnamespace")
expect "tables whose rows are looked at" "$tables" 4

while read -r child parent column missing; do
    key=$(key_of "$child")
    expect "$child: two good rows are kept" "$(try "$(twice "$child" "$key" '{}') RETURNING 'kept'")" "kept
kept"
    expect "$child without its $parent" "$(try "$(twice "$child" "$key" "{\"$column\": $missing}")")" 23503
    expect "$child without its trigger" "$(try "DROP TRIGGER reference_added ON $child; $(twice "$child" "$key" \
        "{\"$column\": $missing}") RETURNING 'kept'")" kept
    expect "$child names another $parent" "$(try "UPDATE $child SET $column = '${missing//\"/}'")" 23001
    expect "$parent deleted" "$(try "DELETE FROM $parent")" 23001
    expect "$parent renamed" "$(try "UPDATE $parent SET $column = '${missing//\"/}'")" 23001
    expect "$parent emptied" "$(try "TRUNCATE $parent CASCADE")" 23001
    expect "$parent keeps its key" "$(try "UPDATE $parent SET $column = $column RETURNING 'kept'")" kept
    psql -qX "$there" -c "SET session_replication_role = replica" -c "$(twice "$child" "$key" "{\"$column\": $missing}")"
    expect "check of $child and $parent" "$("$licet" check "$there" 2>&1 || true)" "table $child: 1 rows name a missing row of $parent"
    psql -qX "$there" -c "SET session_replication_role = replica" -c "DELETE FROM $child WHERE $key IN (900001, 900002)"
done <<'END'
order_line orders order_id 900000
order_line site site 900000
order_line part part "nowhere"
order_line price_row price_row 900000
points_entry agreement agreement 900000
points_entry orders order_id 900000
entitlement order_line order_id 900000
entitlement site site 900000
entitlement part part "nowhere"
entitlement_event entitlement entitlement 900000
END
expect "check of what is whole" "$("$licet" check "$there" 2>&1 | tail -n 1)" "check: clean"

psql -q "$address" -c "SET client_min_messages = error" -c "DROP SCHEMA named CASCADE"
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
