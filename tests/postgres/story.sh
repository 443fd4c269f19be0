#!/usr/bin/env bash
# story.sh STORY: tests/story/STORY.py in a schema of its own, in a cluster that runs already (tests/postgres/cluster.sh
# with …).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
schema=story_$1_$$
address=$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES")
psql -q "$address" -c "CREATE SCHEMA $schema"
trap 'psql -q "$address" -c "SET client_min_messages = error; DROP SCHEMA $schema CASCADE"' EXIT
/usr/bin/python3 -B "tests/story/$1.py" build/licet \
    --database "$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES" "$schema")"
