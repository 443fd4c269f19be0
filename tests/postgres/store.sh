#!/usr/bin/env bash
# Runs tests/tool/postgres_store in an empty schema, with the sanitizers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
psql -q "$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES")" -c "SET client_min_messages = error" \
    -c "DROP SCHEMA IF EXISTS store CASCADE" -c "CREATE SCHEMA store"
build/debug/postgres_store "$(tests/postgres/cluster.sh address "$LICET_TEST_POSTGRES" store)"
