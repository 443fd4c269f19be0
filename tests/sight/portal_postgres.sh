#!/usr/bin/env bash
# A test of the portal's sight (tests/sight/matrix.py …) on PostgreSQL, in a cluster that runs already
# (tests/postgres/cluster.sh with …): portal_postgres.sh TEST PROGRAM… [WORDS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
test=$1
shift
exec /usr/bin/python3 -B "tests/sight/$test.py" "$@" --postgres "$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES")"
