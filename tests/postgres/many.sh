#!/usr/bin/env bash
# many.sh [WORD…]: build/release/replay_many in a schema that is made anew
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
psql -q "$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES")" -c "SET client_min_messages = error" \
    -c "DROP SCHEMA IF EXISTS many CASCADE" -c "CREATE SCHEMA many"
exec build/release/replay_many --database "$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES" many)" "$@"
