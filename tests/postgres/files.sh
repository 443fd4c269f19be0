#!/usr/bin/env bash
# tests/story/files.py in a schema of its own, in a cluster that runs already (tests/postgres/cluster.sh with …).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
schema=files_$$
address=$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES")
psql -q "$address" -c "CREATE SCHEMA $schema"
trap 'psql -q "$address" -c "SET client_min_messages = error; DROP SCHEMA $schema CASCADE"' EXIT
/usr/bin/python3 -B tests/story/files.py build/licet \
    "$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES" "$schema")"
