#!/usr/bin/env bash
# tests/sight/run.py against row security, in a cluster that runs already (tests/postgres/cluster.sh with …).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
exec /usr/bin/python3 -B tests/sight/run.py build/licet build/release/sight \
    --postgres "$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES")" "$@"
