#!/usr/bin/env bash
# story.sh STORY [WORD…]: tests/story/STORY.py on a demo in a database of its own, in a cluster that runs already
# (tests/postgres/cluster.sh with …). The demo is made once for all stories, whose databases are copies of it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
address=$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES")
database=story_$1_$$

of_database() { # NAME
    echo "${address/\/postgres?/\/$1?}"
}

# The first story makes it; the others wait for it.
make_demo() {
    exec 9>"$LICET_TEST_POSTGRES/demo.lock"
    flock 9
    if [[ -z $(psql -qAt "$address" -c "SELECT 1 FROM pg_database WHERE datname = 'demo_made'") ]]; then
        psql -q "$address" -c "SET client_min_messages = error" -c "DROP DATABASE IF EXISTS demo" -c "CREATE DATABASE demo"
        build/licet demo --size small --today 2026-11-21 --database "$(of_database demo)" >/dev/null
        psql -q "$address" -c "ALTER DATABASE demo RENAME TO demo_made"
    fi
    psql -q "$address" -c "CREATE DATABASE $database TEMPLATE demo_made"
    flock -u 9
}

make_demo
trap 'psql -q "$address" -c "DROP DATABASE $database WITH (FORCE)"' EXIT
DEMO_MADE=yes /usr/bin/python3 -B "tests/story/$1.py" build/licet "${@:2}" --database "$(of_database "$database")"
