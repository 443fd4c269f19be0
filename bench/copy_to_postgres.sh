#!/usr/bin/env bash
# Copies a database that `licet demo` made on SQLite into a new schema of PostgreSQL, row for row, where making it
# there act by act would take hours.
#   bench/copy_to_postgres.sh FILE CLUSTER-FOLDER SCHEMA       (tests/postgres/cluster.sh)
# The program makes the schema; its indices and references are laid aside while the rows come in.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "${BASH_SOURCE[0]}")/.."

file=$1
schema=$3
address=$(tests/postgres/cluster.sh address "$2")
there=$(tests/postgres/cluster.sh address "$2" "$schema")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ask() { # ADDRESS, text: one statement on standard input
    psql -q -X -A -t -v ON_ERROR_STOP=1 "$1"
}

make_schema() {
    ask "$address" <<<"SET client_min_messages = error; DROP SCHEMA IF EXISTS $schema CASCADE; CREATE SCHEMA $schema"
    build/licet replay --database "$there" demo/walk.json >/dev/null
    local part
    for part in pre-data post-data; do
        pg_dump --schema="$schema" --section="$part" "$address" >"$work/$part.sql"
    done
    ask "$address" <<<"SET client_min_messages = error; DROP SCHEMA $schema CASCADE"
    ask "$address" <"$work/pre-data.sql"
}

columns_of() { # TABLE: as PostgreSQL has them, with commas
    ask "$there" <<<"SELECT string_agg(quote_ident(attname), ',' ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = '$schema.$1'::regclass AND attnum > 0 AND NOT attisdropped"
}

# NULL is nothing between commas, an empty text is two quotes: in both programs.
copy_rows() { # TABLE
    local columns
    columns=$(columns_of "$1")
    sqlite3 -readonly -csv "$file" "SELECT $columns FROM \"$1\"" |
        psql -q -X -v ON_ERROR_STOP=1 "$there" -c "\\copy $1 ($columns) FROM STDIN (FORMAT csv)"
}

make_schema
tables=$(ask "$there" <<<"SELECT relname FROM pg_class WHERE relnamespace = '$schema'::regnamespace AND relkind = 'r' ORDER BY 1")
for table in $tables; do
    copy_rows "$table"
done
{ echo "SET maintenance_work_mem = '512MB';" && cat "$work/post-data.sql"; } | ask "$address"
ask "$there" <<<"ANALYZE"
