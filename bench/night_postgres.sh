#!/usr/bin/env bash
# One figure of row F on PostgreSQL: renewal lines per second of a night that quotes what is due within 90 days.
#   bench/night_postgres.sh begin ENTITLEMENTS      a cluster on the disk (once), with databases from before and after that night
#   bench/night_postgres.sh ours|raw ENTITLEMENTS   into a copy of the one before it
#   bench/night_postgres.sh fresh ours|raw ENTITLEMENTS, run ours|raw [PROGRAM]   the same in two, with another build's night_run
#   bench/night_postgres.sh end
# raw: the rows that the night left, each table by one INSERT … SELECT with its references, in one durable transaction.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "${BASH_SOURCE[0]}")/.."

who=$1 size=${2:-} day=2026-11-21
note=build/bench/night_cluster.place
# The tables to which a night appends, each behind those that it names (bench/limit/raw_night.c).
tables=(quote quote_line quote_event visibility directory recorded audit audit_chain outbox calendar_notice event
    renewal_exception term_close)

address() { # DATABASE: its address, in the schema of the copy
    local plain
    plain=$(tests/postgres/cluster.sh address "$(cat "$note")/cluster" bench)
    echo "${plain/\/postgres\?//$1?}"
}

ask() { # DATABASE: statements on standard input
    psql -q -X -A -t -v ON_ERROR_STOP=1 "$(address "$1")"
}

copy_database() { # FROM TO
    ask template1 <<<"SET client_min_messages = error; DROP DATABASE IF EXISTS $2"
    ask template1 <<<"CREATE DATABASE $2 TEMPLATE $1 STRATEGY file_copy"
}

start_cluster() {
    local place
    [[ ! -e $note ]] || return 0
    mkdir -p "$(dirname "$note")"
    place=$(mktemp -d "${TMPDIR:-/tmp}/licet_night_XXXXXX")
    chmod 755 "$place"
    tests/postgres/cluster.sh start "$place/cluster"
    echo "$place" >"$note"
}

# The rows of a table that the night added, as a table without index; what it changed of a row that
# was there is none of them.
keep_new_rows() { # DATABASE
    local table
    for table in "${tables[@]}"; do
        echo "CREATE TABLE new.$table AS SELECT * FROM bench.$table EXCEPT SELECT * FROM was.$table;"
    done
    echo "DELETE FROM new.quote WHERE (enterprise, quote, revision) IN (SELECT enterprise, quote, revision FROM was.quote);"
    echo "DELETE FROM new.visibility WHERE (enterprise, site, account, evidence, object) IN
        (SELECT enterprise, site, account, evidence, object FROM was.visibility);"
}

begin() {
    local table
    start_cluster
    bench/night.sh begin "$size"
    [[ -z $(ask template1 <<<"SELECT 1 FROM pg_database WHERE datname = 'raw_$size'") ]] || return 0
    bench/copy_to_postgres.sh "build/bench/night-$size.db" "$(cat "$note")/cluster" bench
    copy_database postgres "before_$size"
    copy_database "before_$size" "after_$size"
    {
        echo "SET client_min_messages = error; CREATE SCHEMA was; CREATE SCHEMA new;"
        for table in "${tables[@]}"; do
            echo "CREATE TABLE was.$table AS TABLE bench.$table;"
        done
    } | ask "after_$size"
    build/release/night_run "$(address "after_$size")" "$day" >/dev/null
    keep_new_rows | ask "after_$size"
    copy_database "before_$size" "raw_new"
    pg_dump --schema=new "$(address "after_$size")" | psql -q -X -v ON_ERROR_STOP=1 "$(address "raw_new")" >/dev/null
    ask template1 <<<"ALTER DATABASE raw_new RENAME TO raw_$size; DROP DATABASE after_$size"
}

# Lines per second, COMMIT included.
raw() {
    local inserts="" table
    for table in "${tables[@]}"; do
        inserts+="INSERT INTO bench.$table SELECT * FROM new.$table; "
    done
    ask night_copy <<SQL
CREATE TEMP TABLE taken (seconds numeric);
DO \$\$ DECLARE begun timestamptz := clock_timestamp();
BEGIN
    $inserts COMMIT;
    INSERT INTO taken SELECT EXTRACT(epoch FROM clock_timestamp() - begun);
END \$\$;
SELECT CAST(COUNT(*) / MAX(seconds) AS bigint) || ' lines/s by one INSERT … SELECT a table' FROM new.quote_line, taken;
SQL
}

fresh() { # ours|raw ENTITLEMENTS
    local from=before
    [[ $1 == ours ]] || from=raw
    copy_database "${from}_$2" night_copy
    ask template1 <<<CHECKPOINT
}

run() { # ours|raw [PROGRAM]
    if [[ $1 == raw ]]; then
        raw
    else
        "${2:-build/release/night_run}" "$(address night_copy)" "$day"
    fi
}

case $who in
begin) begin >&2 ;;
ours | raw)
    fresh "$who" "$size"
    run "$who"
    ;;
fresh) fresh "$2" "$3" ;;
run) run "${@:2}" ;;
end)
    place=$(cat "$note")
    tests/postgres/cluster.sh remove "$place/cluster"
    rm -rf "$place" "$note"
    ;;
esac
